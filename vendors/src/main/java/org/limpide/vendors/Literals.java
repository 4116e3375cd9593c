package org.limpide.vendors;

/** Finds what every match of a regular expression contains, to look for it before matching. */
final class Literals {
  private Literals() {}

  /**
   * The longest run of plain characters outside groups, classes and alternatives; empty when there
   * is none or the pattern is a choice.
   */
  static String longestIn(String regex) {
    String longest = "";
    StringBuilder run = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      boolean plain = false;
      switch (c) {
        case '|' -> {
          if (depth == 0) {
            return "";
          }
        }
        case '[' -> i = endOfClass(regex, i);
        case '(' -> depth++;
        case ')' -> depth--;
        case '?', '*' -> dropLast(run); // what stands before it may be missing
        case '{' -> {
          dropLast(run);
          i = regex.indexOf('}', i) < 0 ? i : regex.indexOf('}', i);
        }
        case '\\' -> {
          i++;
          char escaped = i < regex.length() ? regex.charAt(i) : '\\';
          if (!Character.isLetterOrDigit(escaped) && depth == 0) {
            run.append(escaped);
            plain = true;
          }
        }
        case '.', '^', '$', '+' -> {
          // any character, a place, or a repetition of what stands before it
        }
        default -> {
          if (depth == 0) {
            run.append(c);
            plain = true;
          }
        }
      }
      if (!plain) {
        longest = run.length() > longest.length() ? run.toString() : longest;
        run.setLength(0);
      }
    }
    return run.length() > longest.length() ? run.toString() : longest;
  }

  private static void dropLast(StringBuilder run) {
    if (!run.isEmpty()) {
      run.setLength(run.length() - 1);
    }
  }

  private static int endOfClass(String regex, int start) {
    int i = start + 1;
    if (i < regex.length() && regex.charAt(i) == '^') {
      i++;
    }
    for (; i < regex.length() && regex.charAt(i) != ']'; i++) {
      if (regex.charAt(i) == '\\') {
        i++;
      }
    }
    return i;
  }
}
