package org.limpide.vendors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An object of a data file read strictly: what lacks, what is of the wrong kind and what nobody
 * knows is noted with its place, and reading goes on so that every fault is found at once.
 */
final class Entry {
  private final JsonNode node;
  private final String place;
  private final List<String> problems;

  Entry(JsonNode node, String place, List<String> problems, String... fields) {
    this.node = node;
    this.place = place;
    this.problems = problems;
    if (!node.isObject()) {
      problem("not an object");
      return;
    }
    Set<String> known = Set.copyOf(Arrays.asList(fields));
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!known.contains(field.getKey())) {
        problem("unknown field " + field.getKey());
      }
    }
  }

  void problem(String what) {
    problems.add(place + ": " + what);
  }

  boolean has(String field) {
    return node.has(field);
  }

  /** A text that must be there; empty, and noted, when it is not. */
  String text(String field) {
    JsonNode value = node.path(field);
    if (!value.isString() || value.stringValue().isBlank()) {
      problem("no " + field);
      return "";
    }
    return value.stringValue();
  }

  Optional<String> optionalText(String field) {
    return node.has(field) ? Optional.of(text(field)) : Optional.empty();
  }

  List<String> texts(String field, boolean mustBe) {
    var all = new ArrayList<String>();
    for (JsonNode item : list(field, mustBe)) {
      if (item.isString() && !item.stringValue().isBlank()) {
        all.add(item.stringValue());
      } else {
        problem(field + " holds something that is not text");
      }
    }
    return all;
  }

  /** The constant written so; the first one, and a note, when there is none. */
  <E> E choice(String field, E[] constants, Function<E, String> written) {
    String value = text(field);
    for (E constant : constants) {
      if (written.apply(constant).equals(value)) {
        return constant;
      }
    }
    if (!value.isEmpty()) {
      problem(
          field + " " + value + " is none of " + Arrays.stream(constants).map(written).toList());
    }
    return constants[0];
  }

  Entry object(String field, String... fields) {
    if (!node.has(field)) {
      problem("no " + field);
      return new Entry(
          JsonMapper.shared().createObjectNode(), place + "." + field, new ArrayList<>());
    }
    return new Entry(node.path(field), place + "." + field, problems, fields);
  }

  /** The objects of a list, each told by its field of that name. */
  List<Entry> objects(String field, boolean mustBe, String toldBy, String... fields) {
    var all = new ArrayList<Entry>();
    int number = 0;
    for (JsonNode item : list(field, mustBe)) {
      String told = item.path(toldBy).asString("");
      all.add(
          new Entry(
              item,
              place + "." + field + "[" + number + (told.isEmpty() ? "" : " " + told) + "]",
              problems,
              fields));
      number++;
    }
    return all;
  }

  /** An object whose fields may have any name, as JSON's own values. */
  @SuppressWarnings("unchecked") // an object of JSON is a map of texts to values
  Map<String, Object> values(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return Map.of();
    }
    if (!value.isObject()) {
      problem(field + " is not an object");
      return Map.of();
    }
    return (Map<String, Object>) JsonMapper.shared().treeToValue(value, Map.class);
  }

  @SuppressWarnings("unchecked") // an array of JSON is a list of values
  List<Object> array(String field) {
    list(field, true);
    JsonNode value = node.path(field);
    return value.isArray()
        ? (List<Object>) JsonMapper.shared().treeToValue(value, List.class)
        : List.of();
  }

  /** Each field of an object, told by its name. */
  Map<String, Entry> entries(String field, String... fields) {
    var all = new LinkedHashMap<String, Entry>();
    if (!node.path(field).isObject()) {
      problem("no " + field);
    }
    for (Map.Entry<String, JsonNode> one : node.path(field).properties()) {
      all.put(
          one.getKey(),
          new Entry(one.getValue(), place + "." + field + "." + one.getKey(), problems, fields));
    }
    return all;
  }

  private Iterable<JsonNode> list(String field, boolean mustBe) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() && !mustBe) {
      return List.of();
    }
    if (!value.isArray()) {
      problem(value.isMissingNode() ? "no " + field : field + " is not a list");
      return List.of();
    }
    return value;
  }
}
