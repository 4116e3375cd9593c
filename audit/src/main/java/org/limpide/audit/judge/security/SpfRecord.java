package org.limpide.audit.judge.security;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.limpide.audit.evidence.ServerFacts.Names;

/**
 * A domain's SPF record as receivers read it (RFC 7208): what it says of everybody else, how many
 * lookups it costs with the records it refers to, and which of those have no record.
 *
 * @param all the mechanism in force, {@code -all}, {@code ~all}, {@code ?all}, {@code +all}; empty
 *     when there is none
 * @param lookups at least so many: what lies behind a macro or an unanswered name is not counted
 * @param dead domains referred to that have no SPF record
 */
record SpfRecord(String all, int lookups, List<String> dead) {
  static final int MOST_LOOKUPS = 10;

  static SpfRecord read(String record, Map<String, Names> known) {
    List<String> dead = new ArrayList<>();
    int[] lookups = {0};
    String all = walk(record, known, new HashSet<>(), lookups, dead);
    return new SpfRecord(all, lookups[0], List.copyOf(dead));
  }

  private static String walk(
      String record, Map<String, Names> known, Set<String> seen, int[] lookups, List<String> dead) {
    String all = "";
    String redirected = "";
    for (String word : record.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      String term = word.replaceFirst("^[+?~-]", "");
      if (term.equals("all")) {
        all = word.equals("all") ? "+all" : word;
        break; // what follows is never reached
      }
      if (term.startsWith("include:")) {
        lookups[0]++;
        follow(term.substring("include:".length()), known, seen, lookups, dead);
      } else if (term.startsWith("redirect=")) {
        redirected = term.substring("redirect=".length());
      } else if (term.matches("(a|mx|ptr|exists)([:/].*)?")) {
        lookups[0]++;
      }
    }
    if (all.isEmpty() && !redirected.isEmpty()) {
      lookups[0]++;
      return follow(redirected, known, seen, lookups, dead);
    }
    return all;
  }

  private static String follow(
      String domain, Map<String, Names> known, Set<String> seen, int[] lookups, List<String> dead) {
    Names names = known.get(domain);
    if (names == null || !names.answered() || !seen.add(domain)) {
      return "";
    }
    if (names.spf().size() != 1) {
      dead.add(domain);
      return "";
    }
    return walk(names.spf().getFirst(), known, seen, lookups, dead);
  }

  /** Whether it says that nobody at all writes in the domain's name. */
  static boolean sendsNothing(String record) {
    return record.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ").equals("v=spf1 -all");
  }
}
