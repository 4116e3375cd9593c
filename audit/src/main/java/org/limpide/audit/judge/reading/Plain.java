package org.limpide.audit.judge.reading;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words as they are compared: lower case, without accents, one kind of apostrophe, of dash and of
 * space; line breaks stay.
 */
public final class Plain {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("[ \\t\u00a0\u202f\u2009]+");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?…;])\\s+|\\n+");
  private static final int SHOWN = 220;

  private Plain() {}

  /** The text in plain words. */
  public static String of(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return SPACES
        .matcher(
            bare.toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('–', '-')
                .replace('—', '-')
                .replace('‑', '-')
                .replace("œ", "oe"))
        .replaceAll(" ");
  }

  /** The sentences of a text, as written. */
  public static List<String> sentences(String text) {
    return Stream.of(SENTENCE.split(text)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** A sentence on one line, cut where it gets too long for a proof. */
  public static String quote(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }
}
