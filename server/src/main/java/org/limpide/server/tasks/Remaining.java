package org.limpide.server.tasks;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.limpide.server.web.Words;

/** Says how long is left: « dans 3 jours », « en retard de 2 jours ». */
public final class Remaining {
  private Remaining() {}

  /**
   * In words.
   *
   * @param due the last day, inclusive: one is late from the day after
   */
  public static String say(Words words, LocalDate due, LocalDate today) {
    long days = ChronoUnit.DAYS.between(today, due);
    if (days == 0) {
      return words.say("tasks.due.today");
    }
    return days > 0 ? words.count("tasks.due.in", days) : words.count("tasks.due.late", -days);
  }
}
