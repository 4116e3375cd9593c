package org.limpide.server.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.limpide.server.storage.tables.Tables;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The rows of every table as lines of JSON that neither engine is needed to read: a backup made on
 * SQLite is restored on PostgreSQL and the other way round. The first line of a table names its
 * columns, each further line is a row.
 */
public final class Rows {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int AT_ONCE = 200;

  /** Sessions are not kept: after a restore everybody signs in again. */
  private static final Set<String> LEFT_OUT = Set.of("spring_session", "spring_session_attributes");

  private Rows() {}

  /** Every table that is kept, by name, those that others point to first. */
  public static List<Table<?>> tables() {
    Map<String, Table<?>> all = new LinkedHashMap<>();
    for (var field : Tables.class.getFields()) {
      try {
        if (field.get(null) instanceof Table<?> table && !LEFT_OUT.contains(table.getName())) {
          all.put(table.getName(), table);
        }
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    List<Table<?>> ordered = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    all.values().stream()
        .sorted(Comparator.comparing(Table::getName))
        .forEach(table -> place(table, all, ordered, placed));
    return ordered;
  }

  private static void place(
      Table<?> table, Map<String, Table<?>> all, List<Table<?>> ordered, Set<String> placed) {
    if (!placed.add(table.getName())) {
      return;
    }
    table
        .getReferences()
        .forEach(
            reference -> {
              Table<?> target = all.get(reference.getKey().getTable().getName());
              if (target != null) {
                place(target, all, ordered, placed);
              }
            });
    ordered.add(table);
  }

  /**
   * Writes a table.
   *
   * @return how many rows
   */
  public static long write(DSLContext sql, Table<?> table, Writer out) throws IOException {
    ArrayNode names = JSON.createArrayNode();
    for (Field<?> field : table.fields()) {
      names.add(field.getName());
    }
    line(out, names);
    long rows = 0;
    try (Cursor<? extends Record> cursor = sql.selectFrom(table).fetchSize(500).fetchLazy()) {
      for (Record row : cursor) {
        ArrayNode values = JSON.createArrayNode();
        for (Field<?> field : table.fields()) {
          values.addPOJO(plain(row.get(field)));
        }
        line(out, values);
        rows++;
      }
    }
    return rows;
  }

  private static void line(Writer out, ArrayNode values) throws IOException {
    out.write(JSON.writeValueAsString(values));
    out.write('\n');
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case UUID id -> id.toString();
      case Instant moment -> moment.toEpochMilli();
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      default -> value;
    };
  }

  /**
   * Adds the rows of a table; columns it no longer has are passed over.
   *
   * @return how many rows
   */
  public static long read(DSLContext sql, Table<?> table, BufferedReader in) {
    try {
      String head = in.readLine();
      if (head == null) {
        return 0;
      }
      List<@Nullable Field<?>> fields = new ArrayList<>();
      for (JsonNode name : JSON.readTree(head)) {
        fields.add(table.field(name.asString()));
      }
      long rows = 0;
      List<Map<Field<?>, @Nullable Object>> waiting = new ArrayList<>();
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        waiting.add(row(fields, JSON.readTree(text)));
        rows++;
        if (waiting.size() == AT_ONCE) {
          insert(sql, table, waiting);
        }
      }
      insert(sql, table, waiting);
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Field<?>, @Nullable Object> row(
      List<@Nullable Field<?>> fields, JsonNode values) {
    Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      Field<?> field = fields.get(i);
      if (field != null) {
        row.put(field, value(field.getType(), values.get(i)));
      }
    }
    return row;
  }

  private static @Nullable Object value(Class<?> type, JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (type == UUID.class) {
      return UUID.fromString(value.asString());
    }
    if (type == Instant.class) {
      return Instant.ofEpochMilli(value.asLong());
    }
    if (type == byte[].class) {
      return Base64.getDecoder().decode(value.asString());
    }
    if (type == Boolean.class) {
      return value.asBoolean();
    }
    if (Number.class.isAssignableFrom(type)) {
      return value.isIntegralNumber() ? (Object) value.asLong() : (Object) value.asDouble();
    }
    return value.asString();
  }

  private static void insert(
      DSLContext sql, Table<?> table, List<Map<Field<?>, @Nullable Object>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    var insert = sql.insertInto(table).columns(List.copyOf(rows.getFirst().keySet()));
    for (Map<Field<?>, @Nullable Object> row : rows) {
      insert = insert.values(new ArrayList<>(row.values()));
    }
    insert.execute();
    rows.clear();
  }
}
