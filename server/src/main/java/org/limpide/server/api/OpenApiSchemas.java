package org.limpide.server.api;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * The JSON Schemas (2020-12, as OpenAPI 3.1 uses them) of the records the API takes and gives. Each
 * record becomes a component under its own name; one that two desks use takes its desk's before it.
 */
final class OpenApiSchemas {
  private static final Map<Class<?>, Map<String, Object>> PLAIN = plain();

  /** Whether a value is taken or given: what is required, and what else is accepted, differ. */
  enum Way {
    IN,
    OUT
  }

  private record Known(String type, Way way) {}

  private final Map<String, Object> components = new TreeMap<>();
  private final Map<Known, String> names = new HashMap<>();

  /** The components met so far, by name. */
  Map<String, Object> components() {
    return components;
  }

  private static Map<Class<?>, Map<String, Object>> plain() {
    Map<Class<?>, Map<String, Object>> plain = new HashMap<>();
    Map<String, Object> int32 = Map.of("type", "integer", "format", "int32");
    Map<String, Object> int64 = Map.of("type", "integer", "format", "int64");
    for (Class<?> type : List.of(int.class, Integer.class, short.class, OptionalInt.class)) {
      plain.put(type, int32);
    }
    for (Class<?> type : List.of(long.class, Long.class, OptionalLong.class)) {
      plain.put(type, int64);
    }
    for (Class<?> type :
        List.of(double.class, Double.class, float.class, Float.class, BigDecimal.class)) {
      plain.put(type, Map.of("type", "number"));
    }
    plain.put(boolean.class, Map.of("type", "boolean"));
    plain.put(Boolean.class, Map.of("type", "boolean"));
    plain.put(String.class, Map.of("type", "string"));
    plain.put(CharSequence.class, Map.of("type", "string"));
    plain.put(UUID.class, Map.of("type", "string", "format", "uuid"));
    plain.put(URI.class, Map.of("type", "string", "format", "uri"));
    plain.put(Instant.class, Map.of("type", "string", "format", "date-time"));
    plain.put(LocalDate.class, Map.of("type", "string", "format", "date"));
    plain.put(Duration.class, Map.of("type", "string", "format", "duration"));
    plain.put(Period.class, Map.of("type", "string", "format", "duration"));
    plain.put(byte[].class, Map.of("type", "string", "contentEncoding", "base64"));
    return plain;
  }

  /** The schema of a type, within the constraints said where it stands. */
  Map<String, Object> of(ResolvableType type, Way way, AnnotatedElement constraints) {
    Map<String, Object> schema = new LinkedHashMap<>(of(type, way));
    // a reference is left alone: bounds on a record say nothing JSON Schema could
    if (!schema.containsKey("$ref")) {
      for (Annotation one : constraints.getAnnotations()) {
        OpenApiBounds.add(one, schema);
      }
    }
    return schema;
  }

  /** The schema of a type. */
  Map<String, Object> of(ResolvableType type, Way way) {
    Class<?> raw = type.toClass();
    Map<String, Object> plain = PLAIN.get(raw);
    if (plain != null) {
      return plain;
    }
    if (raw == Optional.class) {
      return nullable(of(type.getGeneric(0), way));
    }
    if (raw.isArray() || Collection.class.isAssignableFrom(raw)) {
      ResolvableType items =
          raw.isArray() ? type.getComponentType() : type.as(Collection.class).getGeneric(0);
      return Map.of("type", "array", "items", of(items, way));
    }
    if (Map.class.isAssignableFrom(raw)) {
      return Map.of(
          "type", "object", "additionalProperties", of(type.as(Map.class).getGeneric(1), way));
    }
    if (raw.isEnum()) {
      return Map.of(
          "type",
          "string",
          "enum",
          Arrays.stream(raw.getEnumConstants()).map(one -> ((Enum<?>) one).name()).toList());
    }
    if (raw.isRecord()) {
      return reference(type, way);
    }
    if (raw.isSealed()) {
      return Map.of(
          "oneOf",
          Arrays.stream(raw.getPermittedSubclasses())
              .map(one -> of(ResolvableType.forClass(one), way))
              .toList());
    }
    return Map.of(); // anything
  }

  private Map<String, Object> reference(ResolvableType type, Way way) {
    Known known = new Known(type.toString(), way);
    String name = names.get(known);
    if (name == null) {
      name = free(type, way);
      names.put(known, name);
      components.put(name, Map.of()); // taken, should the record hold itself
      components.put(name, object(type, way));
    }
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  private String free(ResolvableType type, Way way) {
    StringBuilder name = new StringBuilder();
    for (ResolvableType generic : type.getGenerics()) {
      name.append(generic.toClass().getSimpleName());
    }
    name.append(type.toClass().getSimpleName());
    String simple = name.toString();
    String packageName = type.toClass().getPackageName();
    String desk = packageName.substring(packageName.lastIndexOf('.') + 1);
    for (String candidate :
        List.of(simple, way == Way.IN ? simple + "Input" : simple, desk + simple)) {
      if (!components.containsKey(candidate)) {
        return candidate;
      }
    }
    return type.toClass().getName().replaceAll("[^A-Za-z0-9]", "_") + "_" + way;
  }

  private Map<String, Object> object(ResolvableType type, Way way) {
    Class<?> raw = type.toClass();
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent one : raw.getRecordComponents()) {
      ResolvableType held = ResolvableType.forType(one.getGenericType(), type);
      AnnotatedElement constraints = field(raw, one.getName());
      boolean absent =
          one.getAnnotatedType().isAnnotationPresent(Nullable.class)
              || held.toClass() == Optional.class;
      Map<String, Object> schema = of(held, way, constraints);
      properties.put(one.getName(), absent && way == Way.OUT ? nullable(schema) : schema);
      if (way == Way.OUT || OpenApiBounds.required(constraints, held.toClass())) {
        required.add(one.getName());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    if (way == Way.IN) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private static AnnotatedElement field(Class<?> type, String name) {
    try {
      return type.getDeclaredField(name); // a record's constraints lie on its fields
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> nullable(Map<String, Object> schema) {
    if (schema.isEmpty() || schema.containsKey("anyOf")) {
      return schema;
    }
    if (schema.get("type") instanceof String type && !schema.containsKey("enum")) {
      Map<String, Object> either = new LinkedHashMap<>(schema);
      either.put("type", List.of(type, "null"));
      return either;
    }
    return schema.get("type") instanceof List
        ? schema
        : Map.of("anyOf", List.of(schema, Map.of("type", "null")));
  }
}
