package org.limpide.vendors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The part of JSON Schema 2020-12 that our schema uses; any other keyword is an error. */
final class SchemaCheck {
  private static final Set<String> KNOWN =
      Set.of(
          "$schema",
          "$id",
          "$defs",
          "$ref",
          "title",
          "description",
          "type",
          "required",
          "additionalProperties",
          "properties",
          "items",
          "minItems",
          "enum",
          "pattern",
          "minLength");

  private final JsonNode schema;
  private final List<String> faults = new ArrayList<>();

  private SchemaCheck(JsonNode schema) {
    this.schema = schema;
  }

  static List<String> faults(JsonNode schema, JsonNode data) {
    var check = new SchemaCheck(schema);
    check.check(schema, data, "");
    return check.faults;
  }

  /** The schema a reference leads to. */
  static JsonNode resolved(JsonNode root, JsonNode rule) {
    String reference = rule.path("$ref").asString("");
    return reference.isEmpty() ? rule : root.at(reference.substring(1));
  }

  private void check(JsonNode rule, JsonNode data, String place) {
    for (Map.Entry<String, JsonNode> keyword : rule.properties()) {
      if (!KNOWN.contains(keyword.getKey())) {
        throw new IllegalArgumentException("keyword " + keyword.getKey());
      }
      JsonNode value = keyword.getValue();
      switch (keyword.getKey()) {
        case "$ref" -> {
          JsonNode target = resolved(schema, rule);
          if (target.isMissingNode()) {
            throw new IllegalArgumentException("no " + value);
          }
          check(target, data, place);
        }
        case "type" -> fault(isA(value.asString(""), data), place + " is no " + value);
        case "required" ->
            value.forEach(
                name -> fault(data.has(name.asString("")), place + " lacks " + name.asString("")));
        case "properties" ->
            value
                .properties()
                .forEach(
                    one -> {
                      if (data.has(one.getKey())) {
                        check(one.getValue(), data.path(one.getKey()), place + "/" + one.getKey());
                      }
                    });
        case "additionalProperties" -> others(rule, value, data, place);
        case "items" -> {
          for (int i = 0; i < data.size(); i++) {
            check(value, data.path(i), place + "/" + i);
          }
        }
        case "minItems" -> fault(data.size() >= value.asInt(), place + " has too few");
        case "enum" -> {
          boolean found = false;
          for (JsonNode one : value) {
            found |= one.equals(data);
          }
          fault(found, place + " is none of " + value);
        }
        case "pattern" ->
            fault(
                Pattern.compile(value.asString("")).matcher(data.asString("")).find(),
                place + " does not match " + value);
        case "minLength" ->
            fault(data.asString("").length() >= value.asInt(), place + " is too short");
        default -> {}
      }
    }
  }

  private void others(JsonNode rule, JsonNode others, JsonNode data, String place) {
    for (Map.Entry<String, JsonNode> field : data.properties()) {
      if (!rule.path("properties").has(field.getKey())) {
        if (others.isObject()) {
          check(others, field.getValue(), place + "/" + field.getKey());
        } else {
          fault(others.asBoolean(true), place + " has an unknown " + field.getKey());
        }
      }
    }
  }

  private static boolean isA(String type, JsonNode data) {
    return switch (type) {
      case "object" -> data.isObject();
      case "array" -> data.isArray();
      case "string" -> data.isString();
      default -> throw new IllegalArgumentException("type " + type);
    };
  }

  private void fault(boolean good, String what) {
    if (!good) {
      faults.add(what);
    }
  }
}
