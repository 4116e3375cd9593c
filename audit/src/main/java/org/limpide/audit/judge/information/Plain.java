package org.limpide.audit.judge.information;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts as the patterns of this package expect them: lower case, without accents, with straight
 * apostrophes and simple spaces.
 */
final class Plain {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00a0\\u2007\\u2009\\u202f]+");

  private Plain() {}

  static String of(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return BLANKS
        .matcher(bare)
        .replaceAll(" ")
        .replace('’', '\'')
        .replace('‘', '\'')
        .replace('ʼ', '\'')
        .replace('´', '\'')
        .replace('‑', '-')
        .replace("œ", "oe")
        .replace("Œ", "oe")
        .replace("\u00ad", "")
        .toLowerCase(Locale.ROOT);
  }

  /** A pattern for plain texts. */
  static Pattern pattern(String regex) {
    return Pattern.compile(regex);
  }

  static boolean has(Pattern pattern, String plain) {
    return pattern.matcher(plain).find();
  }

  /** At most so many characters, for a proof. */
  static String cut(String text, int most) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= most ? line : line.substring(0, most - 1).stripTrailing() + "…";
  }
}
