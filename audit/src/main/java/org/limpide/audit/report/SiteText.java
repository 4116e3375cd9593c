package org.limpide.audit.report;

/**
 * Makes text that came from a site fit to be written down: it may be broken, endless or made to
 * mislead the eye.
 */
final class SiteText {
  private SiteText() {}

  /** The same text with broken surrogates replaced, which no encoder of UTF-8 accepts. */
  static String wellFormed(String text) {
    StringBuilder fixed = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      fixed = fixed == null ? new StringBuilder(text) : fixed;
      fixed.setCharAt(i, '\uFFFD');
    }
    return fixed == null ? text : fixed.toString();
  }

  /**
   * What a person may read: control characters become visible, and so does what turns the direction
   * of writing.
   */
  static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    wellFormed(text)
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t') {
                out.appendCodePoint(c);
              } else if (c == '\r') {
                out.append(' ');
              } else if (Character.isISOControl(c) || turnsDirection(c) || noncharacter(c)) {
                out.append("[U+%04X]".formatted(c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /** At most so many characters, with an ellipsis when some are left out. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }

  /**
   * Explicit directional formatting characters (Unicode UAX 9): they can make an address read as
   * another.
   */
  private static boolean turnsDirection(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069;
  }

  private static boolean noncharacter(int c) {
    return c >= 0xFDD0 && c <= 0xFDEF || (c & 0xFFFE) == 0xFFFE;
  }
}
