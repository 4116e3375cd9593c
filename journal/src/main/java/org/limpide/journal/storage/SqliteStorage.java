package org.limpide.journal.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.limpide.journal.Entry;
import org.limpide.journal.JournalException;
import org.limpide.journal.JournalException.Reason;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A log in a SQLite file of its own, so that its writer waits for nobody else's. Write-ahead log
 * and {@code synchronous=FULL}: every commit is forced to the disk before it returns; after a crash
 * SQLite itself cuts what was torn.
 */
public final class SqliteStorage extends SqlStorage {
  /** « LMPJ » in the file's header says whose it is. */
  private static final int APPLICATION = 0x4c4d504a;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private final Path file;
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock reading = new ReentrantLock();
  private final Connection writer;
  private final Connection reader;
  private @Nullable PreparedStatement inserting;

  private SqliteStorage(Path file, SQLiteConfig.SynchronousMode mode) {
    super("");
    this.file = file;
    refuseForeign(file);
    try {
      this.writer = connect(file, mode, false);
      try {
        check(writer, file);
        this.reader = connect(file, mode, true);
      } catch (SQLException | RuntimeException e) {
        writer.close();
        throw e;
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * The log in this file, which is made when there is none.
   *
   * @throws JournalException when the file is torn, of another program or of a newer version
   */
  public static SqliteStorage in(Path file) {
    return new SqliteStorage(file, SQLiteConfig.SynchronousMode.FULL);
  }

  /** Without waiting for the disk: only to show that the tests of a power cut would notice. */
  static SqliteStorage unsafe(Path file) {
    return new SqliteStorage(file, SQLiteConfig.SynchronousMode.OFF);
  }

  private static Connection connect(Path file, SQLiteConfig.SynchronousMode mode, boolean readOnly)
      throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(mode);
    config.setBusyTimeout(10_000);
    config.setCacheSize(-16_384);
    // else the driver asks for the last row number after every single insert
    config.setGetGeneratedKeys(false);
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    if (readOnly) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("pragma query_only = on");
      }
    }
    return connection;
  }

  private static void refuseForeign(Path file) {
    try {
      if (!Files.exists(file) || Files.size(file) == 0) {
        return;
      }
      byte[] head;
      try (var in = Files.newInputStream(file)) {
        head = in.readNBytes(MAGIC.length);
      }
      if (!Arrays.equals(head, MAGIC)) {
        throw new JournalException(
            Reason.FOREIGN, "The file " + file + " is not an evidence journal.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(Connection connection, Path file) throws SQLException {
    long application = number(connection, "pragma application_id");
    long version = number(connection, "pragma user_version");
    long tables = number(connection, "select count(*) from sqlite_schema");
    if (tables > 0 && application != APPLICATION) {
      throw new JournalException(
          Reason.FOREIGN, "The file " + file + " is not an evidence journal.");
    }
    if (version > FORMAT) {
      throw new JournalException(
          Reason.FUTURE,
          "The journal "
              + file
              + " was written by a newer version of Limpide (format "
              + version
              + ").");
    }
    // after the write-ahead log is emptied into the file, its length is known to the byte
    number(connection, "pragma wal_checkpoint(truncate)");
    try {
      if (Files.size(file)
          != number(connection, "pragma page_count") * number(connection, "pragma page_size")) {
        throw new JournalException(
            Reason.DAMAGED, "The journal " + file + " is torn: restore a backup.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private JournalException unreadable(SQLException e) {
    boolean corrupt =
        e instanceof SQLiteException lite
            && (lite.getResultCode() == SQLiteErrorCode.SQLITE_CORRUPT
                || lite.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB);
    return corrupt
        ? new JournalException(
            Reason.DAMAGED, "The journal " + file + " is torn: restore a backup.", e)
        : failed(e);
  }

  @Override
  <T> T read(Work<T> work) {
    reading.lock();
    try {
      return work.with(reader);
    } catch (SQLException e) {
      throw unreadable(e);
    } finally {
      reading.unlock();
    }
  }

  @Override
  <T> T write(Work<T> work) {
    writing.lock();
    try (Statement transaction = writer.createStatement()) {
      transaction.execute("begin immediate");
      boolean done = false;
      try {
        T result = work.with(writer);
        transaction.execute("commit");
        done = true;
        return result;
      } finally {
        if (!done) {
          transaction.execute("rollback");
        }
      }
    } catch (SQLException e) {
      throw unreadable(e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma application_id = " + APPLICATION);
      statement.execute("pragma user_version = " + FORMAT);
      statement.execute(
          "create table if not exists head (one integer primary key check (one = 1), format integer not null, origin text not null,"
              + " size integer not null, root blob not null, stage text not null, checkpoint text) strict");
      statement.execute(
          "create table if not exists entry (place integer primary key, event blob not null, content blob not null) strict");
      statement.execute("create unique index if not exists entry_event on entry (event)");
      statement.execute(
          "create table if not exists tile (place integer primary key, hashes blob not null) strict");
    }
  }

  @Override
  void insert(Connection connection, long first, List<Entry> entries) throws SQLException {
    PreparedStatement insert = inserting;
    if (insert == null) {
      insert =
          connection.prepareStatement("insert into entry (place, event, content) values (?, ?, ?)");
      inserting = insert;
    }
    long place = first;
    for (Entry entry : entries) {
      insert.setLong(1, place++);
      insert.setBytes(2, bytes(entry.event()));
      insert.setBytes(3, entry.content());
      insert.executeUpdate();
    }
  }

  @Override
  Map<UUID, Long> places(Connection connection, List<UUID> events) throws SQLException {
    Map<UUID, Long> places = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement("select place from entry where event = ?")) {
      for (UUID event : events) {
        select.setBytes(1, bytes(event));
        try (ResultSet rows = select.executeQuery()) {
          if (rows.next()) {
            places.put(event, rows.getLong(1));
          }
        }
      }
    }
    return places;
  }

  @Override
  public Optional<UUID> greatest(UUID notAbove) {
    return read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("select max(event) from entry where event <= ?")) {
            select.setBytes(1, bytes(notAbove));
            try (ResultSet rows = select.executeQuery()) {
              return rows.next()
                  ? Optional.ofNullable(rows.getBytes(1)).map(SqlStorage::uuid)
                  : Optional.empty();
            }
          }
        });
  }

  @Override
  boolean duplicate(SQLException e) {
    return e instanceof SQLiteException lite
        && lite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE;
  }

  @Override
  void shrink() {
    writing.lock();
    try (Statement statement = writer.createStatement()) {
      statement.execute("vacuum");
      statement.execute("pragma wal_checkpoint(truncate)");
    } catch (SQLException e) {
      throw failed(e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public long bytes() {
    try {
      long bytes = 0;
      for (String end : List.of("", "-wal")) {
        Path part = Path.of(file + end);
        bytes += Files.exists(part) ? Files.size(part) : 0;
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (writer;
        reader) {
      if (inserting != null) {
        inserting.close();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
