package org.limpide.vendors;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One of retire.js's ways to find a version in an address or a script: a JavaScript regular
 * expression with the version as its first group, or such an expression and a replacement that
 * makes the version ({@code /regex/$1.$2/}).
 *
 * @param literal what a text must contain for the pattern to match at all; searched first, since
 *     going over a large script with every pattern would take seconds
 */
record LibraryPattern(Pattern pattern, String replacement, String literal) {
  private static final String VERSION = "[0-9][0-9.a-z_\\-]+";
  private static final Pattern WITH_REPLACEMENT =
      Pattern.compile("^/(.*[^\\\\])/([^/]+)/$", Pattern.DOTALL);

  /** A pattern as retire.js writes it; empty when Java does not understand it. */
  static Optional<LibraryPattern> of(String written) {
    return compiled(written, "");
  }

  /** A pattern that has to fit a whole file name. */
  static Optional<LibraryPattern> ofWhole(String written) {
    return compiled("^(?:" + written + ")$", "");
  }

  /** A pattern with the replacement that makes the version. */
  static Optional<LibraryPattern> ofReplacement(String written) {
    Matcher parts = WITH_REPLACEMENT.matcher(written);
    return parts.matches() ? compiled(parts.group(1), parts.group(2)) : Optional.empty();
  }

  /** The version found in the text. */
  Optional<String> version(BoundedText text, String same) {
    if (!literal.isEmpty() && !same.contains(literal)) {
      return Optional.empty();
    }
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    String version =
        replacement.isEmpty()
            ? found.groupCount() == 0 ? "" : String.valueOf(found.group(1))
            : pattern.matcher(found.group()).replaceFirst(replacement);
    return Optional.of(version.replaceFirst("[.\\-]min$", ""))
        .filter(v -> !v.isEmpty() && Character.isDigit(v.charAt(0)));
  }

  private static Optional<LibraryPattern> compiled(String written, String replacement) {
    String java =
        written
            .replace("§§version§§", VERSION)
            // the same in one step for each character, which Java does without recursion
            .replace("(?:\\r|\\n|.)+", "[\\s\\S]+")
            .replace("(?:.|\\r|\\n)+", "[\\s\\S]+")
            .replace("(?:\r|\n|.)+", "[\\s\\S]+")
            .replace("(?:.|\r|\n)+", "[\\s\\S]+")
            .replace("(.*\n)*.*", "[\\s\\S]*")
            .replace("(.*\\n)*.*", "[\\s\\S]*");
    try {
      return Optional.of(
          new LibraryPattern(Pattern.compile(java), replacement, Literals.longestIn(java)));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }
}
