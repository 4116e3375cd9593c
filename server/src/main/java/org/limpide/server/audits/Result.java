package org.limpide.server.audits;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.limpide.law.Family;

/**
 * An audit's findings as its page shows them.
 *
 * @param bySort the gravest first; those set aside are not among them
 * @param aside open, but a person said why they do not apply
 */
public record Result(
    Map<Sort, List<SiteFinding>> bySort, List<SiteFinding> aside, Map<Family, Tally> families) {

  static Result of(List<SiteFinding> findings, Set<String> decided) {
    Map<Sort, List<SiteFinding>> sorted = new EnumMap<>(Sort.class);
    for (Sort sort : Sort.values()) {
      sorted.put(
          sort,
          findings.stream()
              .filter(one -> one.sort() == sort && !(sort.open() && decided.contains(one.rule())))
              .sorted(Comparator.comparing(SiteFinding::severity))
              .toList());
    }
    Map<Family, Tally> families = new EnumMap<>(Family.class);
    for (Family family : Family.values()) {
      List<SiteFinding> own = findings.stream().filter(f -> f.family() == family).toList();
      if (!own.isEmpty()) {
        families.put(family, Tally.of(own, decided));
      }
    }
    return new Result(
        sorted,
        findings.stream().filter(f -> f.sort().open() && decided.contains(f.rule())).toList(),
        families);
  }

  public List<SiteFinding> of(Sort sort) {
    return bySort.getOrDefault(sort, List.of());
  }
}
