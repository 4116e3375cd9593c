package org.limpide.server.audits;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import org.limpide.server.web.Words;
import tools.jackson.databind.json.JsonMapper;

/**
 * A trend as a page draws it.
 *
 * @param points the table beside the chart
 * @param json what the chart's script reads: labels and named series
 */
public record Curve(List<TrendPoint> points, String json) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public static Curve of(List<TrendPoint> points, Words words) {
    DateTimeFormatter day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
            .withLocale(words.locale())
            .withZone(Words.ZONE);
    Map<String, Object> chart =
        Map.of(
            "labels",
            points.stream().map(point -> day.format(point.at())).toList(),
            "series",
            List.of(
                Map.of(
                    "name",
                    words.say("audits.curve.important"),
                    "colour",
                    "danger",
                    "values",
                    points.stream().map(TrendPoint::important).toList()),
                Map.of(
                    "name",
                    words.say("audits.curve.unknown"),
                    "colour",
                    "warning",
                    "values",
                    points.stream().map(TrendPoint::unknown).toList())));
    return new Curve(List.copyOf(points), MAPPER.writeValueAsString(chart));
  }

  /** A curve needs two points. */
  public boolean drawable() {
    return points.size() > 1;
  }
}
