package org.limpide.journal.storage;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.journal.Entry;
import org.limpide.journal.JournalException;
import org.limpide.journal.JournalException.Reason;
import org.limpide.journal.JournalStorage;
import org.limpide.journal.Origin;
import org.limpide.journal.note.Checkpoint;
import org.limpide.journal.note.MalformedNoteException;
import org.limpide.journal.tree.FullTile;
import org.limpide.journal.tree.Hash;

/**
 * What the two engines have in common: three tables, {@code head} (one row), {@code entry} and
 * {@code tile}. The event id has an index of its own: time-ordered ids then append to it, which
 * measured three times faster than anything keyed by the id.
 */
abstract class SqlStorage implements JournalStorage {
  /** The version of the tables; a greater one is refused. */
  static final int FORMAT = 1;

  /** Something done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private final String prefix;
  private long synced = -1;

  SqlStorage(String prefix) {
    this.prefix = prefix;
  }

  /** Reads; any thread. */
  abstract <T> T read(Work<T> work);

  /** Writes in one transaction, which is on the disk when this returns; the journal's thread. */
  abstract <T> T write(Work<T> work);

  abstract void insert(Connection connection, long first, List<Entry> entries) throws SQLException;

  abstract Map<UUID, Long> places(Connection connection, List<UUID> events) throws SQLException;

  abstract boolean duplicate(SQLException e);

  /** Makes the tables when there are none. */
  abstract void prepare(Connection connection) throws SQLException;

  /** Gives the room of dropped rows back. */
  abstract void shrink();

  final String table(String name) {
    return prefix + name;
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static UUID uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  static JournalException failed(SQLException e) {
    return new JournalException(
        Reason.STORAGE, "The journal's storage failed: " + e.getMessage(), e);
  }

  /** The number of a tile among all of a log's, its level above. */
  static long key(int level, long number) {
    return (long) level << 56 | number;
  }

  @Override
  public Head open(Origin origin) {
    return write(
        connection -> {
          prepare(connection);
          try (PreparedStatement select =
                  connection.prepareStatement("select format, origin from " + table("head"));
              ResultSet rows = select.executeQuery()) {
            if (rows.next()) {
              refuse(rows.getInt(1), rows.getString(2), origin);
            } else {
              begin(connection, origin);
            }
          }
          Head head = head(connection);
          synced = head.size();
          return head;
        });
  }

  private static void refuse(int format, String name, Origin origin) {
    if (format > FORMAT) {
      throw new JournalException(
          Reason.FUTURE,
          "The journal was written by a newer version of Limpide (format " + format + ").");
    }
    if (!name.equals(origin.name())) {
      throw new JournalException(
          Reason.FOREIGN, "This is the journal of " + name + ", not of " + origin + ".");
    }
  }

  private void begin(Connection connection, Origin origin) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into "
                + table("head")
                + " (one, format, origin, size, root, stage, checkpoint) values (1, ?, ?, 0, ?, 'OPEN', null)")) {
      insert.setInt(1, FORMAT);
      insert.setString(2, origin.name());
      insert.setBytes(3, new org.limpide.journal.tree.TreeHasher().empty().bytes());
      insert.executeUpdate();
    }
  }

  @Override
  public Head head() {
    Head head = read(this::head);
    synced = head.size();
    return head;
  }

  private Head head(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select size, root, stage from " + table("head"));
        ResultSet rows = select.executeQuery()) {
      if (!rows.next()) {
        throw new JournalException(
            Reason.DAMAGED, "The journal has lost its head: restore a backup.");
      }
      return new Head(rows.getLong(1), Hash.of(rows.getBytes(2)), Stage.valueOf(rows.getString(3)));
    } catch (IllegalArgumentException e) {
      throw new JournalException(
          Reason.DAMAGED, "The journal's head cannot be read: restore a backup.", e);
    }
  }

  @Override
  public void commit(Batch batch) throws AlreadyThere {
    try {
      write(
          connection -> {
            try {
              insert(connection, batch.first(), batch.entries());
            } catch (SQLException e) {
              if (duplicate(e)) {
                throw new Duplicate(e);
              }
              throw e;
            }
            insertTiles(connection, batch.tiles());
            advance(connection, batch);
            return batch;
          });
    } catch (Duplicate e) {
      throw new AlreadyThere(e);
    }
    synced = batch.first() + batch.entries().size();
  }

  private static final class Duplicate extends RuntimeException {
    Duplicate(SQLException cause) {
      super(cause);
    }
  }

  private void insertTiles(Connection connection, List<FullTile> tiles) throws SQLException {
    if (tiles.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into " + table("tile") + " (place, hashes) values (?, ?)")) {
      for (FullTile tile : tiles) {
        insert.setLong(1, key(tile.level(), tile.number()));
        insert.setBytes(2, tile.hashes());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * Moves the head; a head that is not where this writer left it means that somebody else writes.
   */
  private void advance(Connection connection, Batch batch) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update "
                + table("head")
                + " set size = ?, root = ? where size = ? and stage = 'OPEN'")) {
      update.setLong(1, batch.first() + batch.entries().size());
      update.setBytes(2, batch.root().bytes());
      update.setLong(3, batch.first());
      if (batch.first() != synced || update.executeUpdate() != 1) {
        throw new JournalException(Reason.STORAGE, "Another program writes to this journal.");
      }
    }
  }

  @Override
  public Map<UUID, Long> places(List<UUID> events) {
    return read(connection -> places(connection, events));
  }

  @Override
  public List<byte[]> contents(long from, int count) {
    return read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select content from "
                      + table("entry")
                      + " where place >= ? and place < ? order by place")) {
            select.setLong(1, from);
            select.setLong(2, from + count);
            List<byte[]> contents = new ArrayList<>(count);
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                contents.add(rows.getBytes(1));
              }
            }
            return contents;
          }
        });
  }

  @Override
  public byte[] full(int level, long number) {
    Optional<byte[]> tile =
        read(
            connection -> {
              try (PreparedStatement select =
                  connection.prepareStatement(
                      "select hashes from " + table("tile") + " where place = ?")) {
                select.setLong(1, key(level, number));
                try (ResultSet rows = select.executeQuery()) {
                  return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
                }
              }
            });
    byte[] hashes =
        tile.orElseThrow(
            () ->
                new JournalException(
                    Reason.UNKNOWN, "There is no tile " + level + "/" + number + "."));
    if (hashes.length != FullTile.BYTES) {
      throw new JournalException(
          Reason.DAMAGED, "The tile " + level + "/" + number + " is cut: restore a backup.");
    }
    return hashes;
  }

  @Override
  public void keep(Checkpoint checkpoint) {
    write(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement("update " + table("head") + " set checkpoint = ?")) {
            update.setString(1, checkpoint.toString());
            return update.executeUpdate();
          }
        });
  }

  @Override
  public Optional<Checkpoint> checkpoint() {
    Optional<String> text =
        read(
            connection -> {
              try (PreparedStatement select =
                      connection.prepareStatement("select checkpoint from " + table("head"));
                  ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
              }
            });
    try {
      return text.map(Checkpoint::parse);
    } catch (MalformedNoteException e) {
      throw new JournalException(
          Reason.DAMAGED, "The journal's last checkpoint cannot be read: restore a backup.", e);
    }
  }

  @Override
  public void seal() {
    stage(Stage.SEALED, List.of());
  }

  @Override
  public void prune() {
    stage(Stage.PRUNED, List.of("delete from " + table("entry"), "delete from " + table("tile")));
    shrink();
  }

  private void stage(Stage stage, List<String> first) {
    write(
        connection -> {
          try (Statement statement = connection.createStatement();
              PreparedStatement update =
                  connection.prepareStatement("update " + table("head") + " set stage = ?")) {
            for (String sql : first) {
              statement.executeUpdate(sql);
            }
            update.setString(1, stage.name());
            return update.executeUpdate();
          }
        });
  }
}
