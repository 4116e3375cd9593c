package org.limpide.journal.storage;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.limpide.journal.Entry;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLState;

/**
 * A log in tables of its own in PostgreSQL, whose names begin with {@code journal_} and the log's
 * id. A batch is one {@code COPY}, which costs a tenth of as many inserts. The server must have
 * {@code fsync} and {@code synchronous_commit} on, as it has unless somebody changed it.
 */
public final class PostgresStorage extends SqlStorage {
  private static final byte[] COPY_BEGIN = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private final DataSource source;
  private final ReentrantLock writing = new ReentrantLock();
  private @Nullable Connection writer;

  private PostgresStorage(DataSource source, String id) {
    super("journal_" + id + "_");
    this.source = source;
  }

  /**
   * The log with this id in the database, which is made when there is none.
   *
   * @param id lower-case letters, digits and underscores, at most 40
   */
  public static PostgresStorage in(DataSource source, String id) {
    if (!id.matches("[a-z0-9_]{1,40}")) {
      throw new IllegalArgumentException(
          "a log's id has lower-case letters, digits and underscores: " + id);
    }
    return new PostgresStorage(source, id);
  }

  @Override
  <T> T read(Work<T> work) {
    try (Connection connection = source.getConnection()) {
      return work.with(connection);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  <T> T write(Work<T> work) {
    writing.lock();
    try {
      Connection connection = writer;
      if (connection == null) {
        connection = source.getConnection();
        connection.setAutoCommit(false);
        writer = connection;
      }
      T result = work.with(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      abandon();
      throw failed(e);
    } catch (RuntimeException e) {
      abandon();
      throw e;
    } finally {
      writing.unlock();
    }
  }

  /** Whatever went wrong, the next write begins on a connection nothing has happened to. */
  private void abandon() {
    Connection connection = writer;
    writer = null;
    if (connection != null) {
      try (connection) {
        connection.rollback();
        connection.setAutoCommit(true);
      } catch (SQLException e) {
        // the connection is gone, and with it the transaction, which was to be undone anyway
      }
    }
  }

  @Override
  void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists "
              + table("head")
              + " (one integer primary key check (one = 1), format integer not null,"
              + " origin text not null, size bigint not null, root bytea not null, stage text not null, checkpoint text)"
              + " with (fillfactor = 10)");
      statement.execute(
          "create table if not exists "
              + table("entry")
              + " (place bigint primary key, event uuid not null, content bytea not null)");
      statement.execute(
          "create unique index if not exists "
              + table("event")
              + " on "
              + table("entry")
              + " (event)");
      statement.execute(
          "create table if not exists "
              + table("tile")
              + " (place bigint primary key, hashes bytea not null)");
      // hashes do not compress: trying costs time
      statement.execute(
          "alter table " + table("tile") + " alter column hashes set storage external");
    }
  }

  @Override
  void insert(Connection connection, long first, List<Entry> entries) throws SQLException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream(entries.size() * 256);
    try (DataOutputStream out = new DataOutputStream(rows)) {
      out.write(COPY_BEGIN);
      long place = first;
      for (Entry entry : entries) {
        out.writeShort(3);
        out.writeInt(8);
        out.writeLong(place++);
        out.writeInt(16);
        out.writeLong(entry.event().getMostSignificantBits());
        out.writeLong(entry.event().getLeastSignificantBits());
        out.writeInt(entry.content().length);
        out.write(entry.content());
      }
      out.writeShort(-1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] bytes = rows.toByteArray();
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy " + table("entry") + " (place, event, content) from stdin (format binary)");
    try {
      copy.writeToCopy(bytes, 0, bytes.length);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  @Override
  Map<UUID, Long> places(Connection connection, List<UUID> events) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select event, place from " + table("entry") + " where event = any (?)")) {
      select.setArray(1, connection.createArrayOf("uuid", events.toArray()));
      Map<UUID, Long> places = new HashMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          places.put(rows.getObject(1, UUID.class), rows.getLong(2));
        }
      }
      return places;
    }
  }

  @Override
  public Optional<UUID> greatest(UUID notAbove) {
    return read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select event from "
                      + table("entry")
                      + " where event <= ? order by event desc limit 1")) {
            select.setObject(1, notAbove);
            try (ResultSet rows = select.executeQuery()) {
              return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
            }
          }
        });
  }

  @Override
  boolean duplicate(SQLException e) {
    return PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())
        && e.getMessage() != null
        && e.getMessage().contains(table("event"));
  }

  @Override
  void shrink() {
    read(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute("vacuum full " + table("entry"))
                | statement.execute("vacuum full " + table("tile"));
          }
        });
  }

  @Override
  public long bytes() {
    return read(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows =
                  statement.executeQuery(
                      "select pg_total_relation_size('%s') + pg_total_relation_size('%s') + pg_total_relation_size('%s')"
                          .formatted(table("head"), table("entry"), table("tile")))) {
            return rows.next() ? rows.getLong(1) : 0L;
          }
        });
  }

  @Override
  public void close() {
    writing.lock();
    try {
      abandon();
    } finally {
      writing.unlock();
    }
  }
}
