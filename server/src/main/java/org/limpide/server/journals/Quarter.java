package org.limpide.server.journals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.limpide.server.web.Words;

/**
 * Three months of a year, in the zone of the people concerned: the life of a log. A log that is
 * over can be closed and, when its time has come, pruned to its final root.
 *
 * @param number 1 to 4
 */
record Quarter(int year, int number) {

  static Quarter of(Instant instant) {
    LocalDate day = LocalDate.ofInstant(instant, Words.ZONE);
    return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
  }

  /** For example {@code 2026q4}. */
  @Override
  public String toString() {
    return year + "q" + number;
  }
}
