package org.limpide.server.notifications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** A notice's figures as JSON: numbers as numbers, dates and moments as ISO 8601 writes them. */
final class Figures {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Figures() {}

  static ArrayNode write(List<Object> figures) {
    ArrayNode array = JSON.createArrayNode();
    for (Object figure : figures) {
      if (figure instanceof Number number) {
        array.add(number.longValue());
      } else {
        array.add(figure.toString());
      }
    }
    return array;
  }

  static List<Object> read(String json) {
    List<Object> figures = new ArrayList<>();
    for (JsonNode one : JSON.readTree(json)) {
      if (one.isNumber()) {
        figures.add(one.longValue());
      } else {
        String text = one.stringValue();
        figures.add(text.length() == 10 ? LocalDate.parse(text) : Instant.parse(text));
      }
    }
    return figures;
  }
}
