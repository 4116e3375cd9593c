package org.limpide.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Opens the pool of connections, with the settings each engine needs to lose nothing. */
final class Connections {
  private Connections() {}

  static HikariDataSource open(DatabaseSettings settings) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("limpide");
    pool.setMaximumPoolSize(settings.connections());
    pool.setConnectionTimeout(5_000); // then a page says that the database is away
    switch (settings.engine()) {
      case SQLITE -> {
        keepPrivate(settings.folder());
        pool.setJdbcUrl("jdbc:sqlite:" + settings.file());
        pool.setExceptionOverride(new Distrust());
        pool.addDataSourceProperty("journal_mode", "WAL");
        pool.addDataSourceProperty("synchronous", "FULL");
        pool.addDataSourceProperty("foreign_keys", "true");
        pool.addDataSourceProperty("busy_timeout", "5000");
        // a transaction takes the writer's place when it begins: none can fail half-way for lack of
        // it
        pool.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        pool.setMinimumIdle(1);
      }
      case POSTGRESQL -> {
        pool.setJdbcUrl(settings.url().orElseThrow());
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "limpide");
        pool.addDataSourceProperty("connectTimeout", "4");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.setConnectionInitSql("set lock_timeout = '10s'");
        pool.setMinimumIdle(1);
      }
    }
    return new HikariDataSource(pool);
  }

  /** The data folder is for the service's own user only: the audit's browser must not read it. */
  private static void keepPrivate(Path folder) {
    try {
      Files.createDirectories(folder);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
