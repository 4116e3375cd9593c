package org.limpide.server.audits;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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
    LocalDate today = LocalDate.ofInstant(now, Words.ZONE);
    LocalDate first =
        rhythm == Rhythm.WEEKLY ? today.with(TemporalAdjusters.nextOrSame(day)) : today;
    Instant moment = on(first);
    return moment.isAfter(now) ? moment : on(first.plusDays(rhythm == Rhythm.WEEKLY ? 7 : 1));
  }

  /** An hour that the change to summer time leaves out becomes the one after. */
  private Instant on(LocalDate date) {
    return date.atTime(LocalTime.of(hour, 0)).atZone(Words.ZONE).toInstant();
  }
}
