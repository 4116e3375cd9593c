package org.limpide.server.audits;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.limpide.server.web.Words;

/** The days and hours a schedule can be set to. */
public final class Days {
  public static final List<String> HOURS =
      IntStream.range(0, 24).mapToObj(Integer::toString).toList();

  private Days() {}

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
