package org.limpide.server.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Looks at a SQLite file before anything opens it for writing: a broken one, or one that is not a
 * database, is left exactly as it is.
 *
 * <p>Every page is read while the file is small, and whatever its size when the service was killed
 * (its log is still there). A large one that was closed in order is not read whole at each start:
 * its head must agree with its length, and its schema must be readable.
 */
final class Inspection {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /** Read in a fraction of a second. */
  private static final long SMALL_BYTES = 32L * 1024 * 1024;

  /** Opening it for writing would change its header already. */
  private static final String STRANGERS =
      "select 1 from sqlite_schema where type = 'table' and not exists"
          + " (select 1 from sqlite_schema where name = '"
          + Migrations.TABLE
          + "')";

  private Inspection() {}

  /**
   * Reads the file without changing it.
   *
   * @throws StorageException {@code BROKEN} when it is no sound SQLite database, {@code FOREIGN}
   *     when another program's tables are in it
   */
  static void of(Path file) {
    try {
      if (!Files.exists(file) || Files.size(file) == 0) {
        return;
      }
      byte[] head = new byte[MAGIC.length];
      try (var in = Files.newInputStream(file)) {
        if (in.readNBytes(head, 0, head.length) < head.length || !Arrays.equals(head, MAGIC)) {
          throw broken(file, new IOException("no SQLite header"));
        }
      }
      check(file);
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  private static void check(Path file) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
        var statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question(file))) {
      String verdict = answer.next() ? answer.getString(1) : "no answer";
      if (!"ok".equals(verdict)) {
        throw broken(file, new SQLException(verdict));
      }
      try (ResultSet tables = statement.executeQuery(STRANGERS)) {
        if (tables.next()) {
          throw Migrations.foreign(new SQLException("tables, and none of ours"));
        }
      }
    } catch (SQLException | IOException e) {
      throw broken(file, e);
    }
  }

  /** SQLite itself refuses a head whose number of pages the file does not have. */
  private static String question(Path file) throws IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    boolean killed = Files.exists(log) && Files.size(log) > 0;
    return killed || Files.size(file) <= SMALL_BYTES
        ? "pragma quick_check(1)"
        : "select case when count(sql) >= 0 then 'ok' end from sqlite_schema";
  }

  private static StorageException broken(Path file, Exception cause) {
    return new StorageException(
        StorageException.Code.BROKEN,
        "La base "
            + file
            + " est abîmée : rien n'y a été touché. Restaurez une sauvegarde (limpide restore).",
        "The database "
            + file
            + " is damaged: nothing in it was touched. Restore a backup (limpide restore).",
        cause);
  }
}
