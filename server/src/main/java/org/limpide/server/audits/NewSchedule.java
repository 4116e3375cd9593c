package org.limpide.server.audits;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;
import org.limpide.server.audits.Schedule.Rhythm;

/**
 * A schedule someone wants, as a form or the API's body.
 *
 * @param rhythm {@code none}, {@code daily} or {@code weekly}
 * @param day 1 Monday to 7 Sunday, for weekly ones
 * @param hour 0 to 23, in metropolitan France
 */
public record NewSchedule(
    @NotNull @Pattern(regexp = "none|daily|weekly", message = "audits.rhythm.wrong") String rhythm,
    @Nullable @Min(value = 1, message = "audits.day.wrong") @Max(value = 7, message = "audits.day.wrong") Integer day,
    @Nullable @Min(value = 0, message = "audits.hour.wrong") @Max(value = 23, message = "audits.hour.wrong") Integer hour) {

  Schedule schedule() {
    return new Schedule(
        Codes.of(Rhythm.class, rhythm),
        day == null ? Schedule.NONE.day() : DayOfWeek.of(day),
        hour == null ? Schedule.NONE.hour() : hour);
  }
}
