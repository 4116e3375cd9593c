package org.limpide.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.limpide.server.audits.Schedule.Rhythm;
import org.limpide.server.web.Words;

class ScheduleTest {

  @Test
  void aDailyAuditComesAtItsHourInFranceWinterAndSummer() {
    Schedule daily = new Schedule(Rhythm.DAILY, DayOfWeek.MONDAY, 3);

    assertThat(daily.next(Instant.parse("2026-01-15T01:00:00Z")))
        .isEqualTo(Instant.parse("2026-01-15T02:00:00Z"));
    assertThat(daily.next(Instant.parse("2026-07-15T01:00:00Z")))
        .isEqualTo(Instant.parse("2026-07-16T01:00:00Z"));
  }

  @Test
  void aWeeklyAuditComesOnItsDay() {
    Schedule weekly = new Schedule(Rhythm.WEEKLY, DayOfWeek.FRIDAY, 22);
    Instant friday = Instant.parse("2026-11-27T20:30:00Z");

    Instant first = weekly.next(friday);
    Instant second = weekly.next(first);

    assertThat(first).isEqualTo(Instant.parse("2026-11-27T21:00:00Z"));
    assertThat(ZonedDateTime.ofInstant(second, Words.ZONE).getDayOfWeek())
        .isEqualTo(DayOfWeek.FRIDAY);
    assertThat(second).isEqualTo(Instant.parse("2026-12-04T21:00:00Z"));
  }

  @Test
  void theHourThatSummerTimeSkipsIsStillOneAudit() {
    Schedule daily = new Schedule(Rhythm.DAILY, DayOfWeek.MONDAY, 2);

    Instant first = daily.next(Instant.parse("2026-03-28T23:30:00Z"));

    assertThat(first).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    assertThat(daily.next(first)).isEqualTo(Instant.parse("2026-03-30T00:00:00Z"));
  }
}
