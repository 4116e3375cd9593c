package org.limpide.server.audits;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.limpide.server.web.Words;

/** Curves out of audits; pure. */
final class Trend {
  private Trend() {}

  /** One point for each audit, oldest first. */
  static List<TrendPoint> ofSite(List<SiteAudit> newestFirst) {
    return newestFirst.reversed().stream()
        .map(
            audit ->
                new TrendPoint(
                    audit.finishedAt().orElse(audit.requestedAt()),
                    audit.tally().important(),
                    audit.tally().unknown()))
        .toList();
  }

  /**
   * What stood open at the end of each of the last weeks: for each site, its last audit until then.
   *
   * @param oldestFirst what each audit that was done found
   */
  static List<TrendPoint> weekly(List<Stood> oldestFirst, int weeks, Instant now) {
    LocalDate end =
        LocalDate.ofInstant(now, Words.ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    Map<UUID, Stood> standing = new HashMap<>();
    List<TrendPoint> points = new ArrayList<>();
    int next = 0;
    for (int i = weeks - 1; i >= 0; i--) {
      Instant until = end.minusWeeks(i).atStartOfDay(Words.ZONE).toInstant();
      while (next < oldestFirst.size() && oldestFirst.get(next).at().isBefore(until)) {
        standing.put(oldestFirst.get(next).site(), oldestFirst.get(next));
        next++;
      }
      points.add(
          new TrendPoint(
              until,
              standing.values().stream().mapToInt(Stood::important).sum(),
              standing.values().stream().mapToInt(Stood::unknown).sum()));
    }
    return points;
  }
}
