package org.limpide.server.audits;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.limpide.server.web.Words;

/**
 * When a site is audited by itself, in the time of metropolitan France.
 *
 * @param day counts for weekly ones only
 * @param hour 0 to 23
 */
public record Schedule(Rhythm rhythm, DayOfWeek day, int hour) {
  /** Never, until somebody chooses. */
  public static final Schedule NONE = new Schedule(Rhythm.NONE, DayOfWeek.MONDAY, 3);

  /** How often. */
  public enum Rhythm {
    NONE,
    DAILY,
    WEEKLY;

    /** The form kept in the database and used in keys and in the API. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The first moment after {@code now}. */
  Instant next(Instant now) {
    ZonedDateTime from = now.atZone(Words.ZONE);
    ZonedDateTime today = from.toLocalDate().atTime(LocalTime.of(hour, 0)).atZone(Words.ZONE);
    ZonedDateTime first =
        rhythm == Rhythm.WEEKLY ? today.with(TemporalAdjusters.nextOrSame(day)) : today;
    if (first.toInstant().isAfter(now)) {
      return first.toInstant();
    }
    return (rhythm == Rhythm.WEEKLY ? first.plusWeeks(1) : first.plusDays(1)).toInstant();
  }
}
