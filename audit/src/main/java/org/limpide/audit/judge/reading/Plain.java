package org.limpide.audit.judge.reading;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words as they are compared: lower case, without accents, one kind of apostrophe, of dash and of
 * space; line breaks stay. Patterns of the judgement are written for texts in this form.
 */
public final class Plain {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("[ \\t\\u00a0\\u2007\\u2009\\u202f]+");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?…;])\\s+|\\n+");
  private static final int SHOWN = 220;

  private Plain() {}

  /** The text in plain words. */
  public static String of(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return SPACES
        .matcher(bare)
        .replaceAll(" ")
        .toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replace('‘', '\'')
        .replace('ʼ', '\'')
        .replace('´', '\'')
        .replace('–', '-')
        .replace('—', '-')
        .replace('‑', '-')
        .replace("œ", "oe")
        .replace("\u00ad", "");
  }

  /** A pattern for plain texts. */
  public static Pattern pattern(String regex) {
    return Pattern.compile(regex);
  }

  /** Whether a plain text holds it. */
  public static boolean has(Pattern pattern, String plain) {
    return pattern.matcher(plain).find();
  }

  /** The sentences of a text, as written. */
  public static List<String> sentences(String text) {
    return Stream.of(SENTENCE.split(text)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** A sentence on one line, cut where it gets too long for a proof. */
  public static String quote(String text) {
    return cut(text, SHOWN);
  }

  /** On one line, at most so many characters. */
  public static String cut(String text, int most) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= most ? line : line.substring(0, most - 1).stripTrailing() + "…";
  }
}
