package org.limpide.vendors;

import java.util.regex.Pattern;

/**
 * Orders versions as retire.js does, whose ranges are written for it: part by part between dots and
 * hyphens, a missing part is 0, a number goes after a word ({@code 3.0.0-beta1} before {@code
 * 3.0.0}).
 */
final class LibraryVersion {
  private static final Pattern PARTS = Pattern.compile("[.\\-]");

  private LibraryVersion() {}

  static boolean atOrAbove(String version, String other) {
    String[] ones = PARTS.split(version, -1);
    String[] others = PARTS.split(other, -1);
    for (int i = 0; i < Math.max(ones.length, others.length); i++) {
      String one = i < ones.length ? ones[i] : "0";
      String two = i < others.length ? others[i] : "0";
      boolean number = isNumber(one);
      if (number != isNumber(two)) {
        return number;
      }
      int order = number ? compareNumbers(one, two) : one.compareTo(two);
      if (order != 0) {
        return order > 0;
      }
    }
    return true;
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Digits of any length, so that no version is too long to be read. */
  private static int compareNumbers(String one, String other) {
    String a = one.replaceFirst("^0+(?=.)", "");
    String b = other.replaceFirst("^0+(?=.)", "");
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }
}
