package org.limpide.server.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings a database to the shape this version knows, or refuses one it does not know. */
final class Migrations {
  static final String TABLE = "flyway_schema_history";

  private Migrations() {}

  /**
   * Migrates.
   *
   * @throws StorageException when a newer version wrote the database, or another program did
   */
  static void run(DataSource source) {
    Flyway flyway = flyway(source);
    try {
      boolean known = known(source);
      MigrationInfo[] all = flyway.info().all();
      if (known && Arrays.stream(all).anyMatch(Migrations::unknown)) {
        throw new StorageException(
            StorageException.Code.FUTURE,
            "Une version plus récente de Limpide a écrit cette base : rien n'y a été touché. Installez cette version, ou restaurez une sauvegarde plus ancienne.",
            "A newer version of Limpide wrote this database: nothing in it was touched. Install that version, or restore an older backup.",
            new IllegalStateException("unknown migrations"));
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw foreign(e);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private static Flyway flyway(DataSource source) {
    return Flyway.configure()
        .dataSource(source)
        .table(TABLE)
        .locations("classpath:org/limpide/server/storage/migrations")
        .validateMigrationNaming(true)
        .outOfOrder(true) // each desk counts within its own range
        .load();
  }

  /** The newest migration that has run, and how many have: two databases alike say the same. */
  static String shape(DataSource source) {
    var info = flyway(source).info();
    MigrationInfo current = info.current();
    return (current == null ? "0" : current.getVersion()) + "/" + info.applied().length;
  }

  static StorageException foreign(Exception cause) {
    return new StorageException(
        StorageException.Code.FOREIGN,
        "Cette base n'est pas celle de Limpide, ou a été modifiée à la main : rien n'y a été touché.",
        "This database is not Limpide's, or was changed by hand: nothing in it was touched.",
        cause);
  }

  static StorageException unreachable(Exception cause) {
    return new StorageException(
        StorageException.Code.UNREACHABLE,
        "La base de données ne répond pas : vérifiez son adresse et qu'elle est en marche.",
        "The database does not answer: check its address and that it is running.",
        cause);
  }

  private static boolean unknown(MigrationInfo one) {
    return one.getState() == MigrationState.FUTURE_SUCCESS
        || one.getState() == MigrationState.FUTURE_FAILED
        || one.getState() == MigrationState.MISSING_SUCCESS;
  }

  private static boolean known(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        var tables = connection.getMetaData().getTables(null, null, TABLE, null)) {
      return tables.next();
    }
  }
}
