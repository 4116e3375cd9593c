package org.limpide.server.journals;

import static org.limpide.server.storage.tables.Tables.JOURNAL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import org.jooq.impl.DSL;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.Engine;

/**
 * Logs in a backup. A log only ever grows, so that taking a backup back never puts an older log in
 * place of a newer one; and a log whose entries are gone is not begun again under its name, which
 * would be two histories signed with one key.
 */
public final class SavedLogStore {
  private static final String FOLDER = "journals";
  private static final String SUFFIX = ".db";

  private SavedLogStore() {}

  /**
   * Whether a file of the data folder is a log's.
   *
   * @param inside its path from the data folder
   */
  public static boolean isLog(Path inside) {
    return inside.getNameCount() == 2
        && inside.getName(0).toString().equals(FOLDER)
        && inside.toString().endsWith(SUFFIX);
  }

  /** Whether it is what SQLite keeps beside a log while it is open: the copy has it within. */
  public static boolean isBeside(Path inside) {
    return inside.getName(0).toString().equals(FOLDER) && !isLog(inside);
  }

  /**
   * Copies a log as of one moment, whoever writes to it meanwhile.
   *
   * @param copy a file that does not exist yet
   */
  public static void copy(Path log, Path copy) throws IOException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + log.toAbsolutePath());
        var statement = connection.prepareStatement("vacuum into ?")) {
      statement.setString(1, copy.toString());
      statement.execute();
    } catch (SQLException e) {
      throw new IOException("the log " + log + " could not be copied", e);
    }
  }

  /**
   * Forgets the logs whose entries are not there, within the transaction under way: the next choice
   * begins a new one.
   *
   * @return how many
   */
  public static int forgetLost(Database database, Path data) {
    int forgotten = 0;
    for (String id : database.sql().select(JOURNAL.ID).from(JOURNAL).fetch(JOURNAL.ID)) {
      if (!there(database, data, id)) {
        forgotten += database.sql().deleteFrom(JOURNAL).where(JOURNAL.ID.eq(id)).execute();
      }
    }
    return forgotten;
  }

  private static boolean there(Database database, Path data, String id) {
    if (database.engine() == Engine.SQLITE) {
      return Files.exists(data.resolve(FOLDER).resolve(id + SUFFIX));
    }
    String table = "journal_" + id.toLowerCase(Locale.ROOT) + "_head";
    return database
            .sql()
            .fetchCount(
                DSL.table("information_schema.tables"),
                DSL.field("table_name", String.class).eq(table))
        > 0;
  }
}
