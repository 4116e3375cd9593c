package org.limpide.law;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The same words in French and in English.
 *
 * <p>May hold placeholders in braces, such as {@code {tiers}}, with the same names in both
 * languages.
 */
public record Text(String fr, String en) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

  /** A text in both languages. */
  public static Text of(String fr, String en) {
    return new Text(fr, en);
  }

  /** The words in that language. */
  public String in(Language language) {
    return switch (language) {
      case FR -> fr;
      case EN -> en;
    };
  }

  /** The text with its placeholders replaced; one that has no value becomes an ellipsis. */
  public Text fill(Map<String, String> values) {
    return new Text(fill(fr, values), fill(en, values));
  }

  /** The names of the placeholders in it, each once. */
  static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String fill(String text, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "…")));
  }
}
