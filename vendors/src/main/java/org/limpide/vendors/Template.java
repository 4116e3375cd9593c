package org.limpide.vendors;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with names between braces. */
final class Template {
  private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

  private Template() {}

  /** The names in it. */
  static Set<String> names(String text) {
    var names = new TreeSet<String>();
    NAME.matcher(text).results().forEach(match -> names.add(match.group(1)));
    return names;
  }

  /** The text with the values it has a name for; what has no value stays as it is. */
  static String fill(String text, Map<String, String> values) {
    return NAME.matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
  }
}
