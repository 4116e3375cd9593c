package org.limpide.server.audits;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.limpide.server.web.Words;

/** Days as pages write them, and those a schedule can be set to. */
public final class Days {
  public static final List<String> HOURS =
      IntStream.range(0, 24).mapToObj(Integer::toString).toList();

  private Days() {}

  /** A day in full, of a date or a moment a report gives; anything else as it is. */
  public static String shown(Words words, String text) {
    try {
      return words.date(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
    } catch (DateTimeParseException e) {
      return text;
    }
  }

  /** The days' names, by their number. */
  public static Map<String, String> names(Words words) {
    Map<String, String> names = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      names.put(
          Integer.toString(day.getValue()), day.getDisplayName(TextStyle.FULL, words.locale()));
    }
    return names;
  }
}
