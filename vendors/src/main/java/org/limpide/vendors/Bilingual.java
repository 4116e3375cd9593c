package org.limpide.vendors;

/** The same words in French, which visitors and merchants read, and in English. */
public record Bilingual(String fr, String en) {
  /** A name that is the same in both languages. */
  static Bilingual same(String name) {
    return new Bilingual(name, name);
  }
}
