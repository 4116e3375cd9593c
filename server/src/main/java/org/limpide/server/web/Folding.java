package org.limpide.server.web;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Folds text for searching, so that « Boîte » is found by « boite » on both engines, which fold
 * nothing beyond ASCII alike.
 */
public final class Folding {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private Folding() {}

  /** Lower case, without accents. */
  public static String fold(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .replace("œ", "oe")
        .replace("æ", "ae")
        .strip();
  }

  /** A pattern for {@code like … escape '!'} that finds the folded text anywhere. */
  public static String anywhere(String text) {
    return "%" + fold(text).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
