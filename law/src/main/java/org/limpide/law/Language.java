package org.limpide.law;

import java.util.Locale;

/** The languages in which Limpide speaks to people. */
public enum Language {
  FR,
  EN;

  /**
   * The language of a code such as {@code fr}, {@code en_GB} or {@code FR-fr}; French when it is
   * neither.
   */
  public static Language of(String code) {
    return code.toLowerCase(Locale.ROOT).startsWith("en") ? EN : FR;
  }

  /** The ISO 639-1 code, in lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
