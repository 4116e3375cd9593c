package org.limpide.vendors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds what is said of a name: the whole name first, then the longest beginning, then names with a
 * hole.
 */
final class CookieNames {
  /**
   * One line of a list.
   *
   * @param domains where the cookie must live for the line to be about it; empty means anywhere
   */
  record Line(CookieEntry entry, List<String> domains) {
    boolean isAbout(String host) {
      return domains.stream().anyMatch(d -> Hosts.matches(d, host));
    }
  }

  private final Map<String, List<Line>> whole = new HashMap<>();
  private final Map<String, List<Line>> beginnings = new HashMap<>();
  private final List<Line> holed = new ArrayList<>();
  private final boolean caseMatters;

  CookieNames(boolean caseMatters) {
    this.caseMatters = caseMatters;
  }

  void add(CookieEntry entry, List<String> domains) {
    var line = new Line(entry, domains);
    String key = key(entry.name());
    if (entry.name().indexOf('*') >= 0) {
      holed.add(line);
    } else {
      (entry.prefix() ? beginnings : whole).computeIfAbsent(key, k -> new ArrayList<>(1)).add(line);
    }
  }

  /** Every line about the name, the most precise first. */
  List<Line> about(String name) {
    String key = key(name);
    var found = new ArrayList<>(whole.getOrDefault(key, List.of()));
    for (int end = key.length(); end > 0; end--) {
      found.addAll(beginnings.getOrDefault(key.substring(0, end), List.of()));
    }
    for (Line line : holed) {
      if (fits(key(line.entry().name()), key)) {
        found.add(line);
      }
    }
    return found;
  }

  private String key(String name) {
    return caseMatters ? name : name.toLowerCase(Locale.ROOT);
  }

  private static boolean fits(String pattern, String name) {
    int hole = pattern.indexOf('*');
    String head = pattern.substring(0, hole);
    String tail = pattern.substring(hole + 1);
    return name.length() >= head.length() + tail.length()
        && name.startsWith(head)
        && name.endsWith(tail);
  }
}
