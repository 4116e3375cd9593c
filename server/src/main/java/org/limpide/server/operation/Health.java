package org.limpide.server.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import org.limpide.server.ServerSettings;
import org.limpide.server.jobs.Jobs;
import org.limpide.server.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Looks whether the service can do its work. */
@Service
class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  /** Below that, uploads and audits would fail half-way. */
  private static final long LEAST_FREE_BYTES = 100L * 1024 * 1024;

  /** How it is. */
  record State(boolean database, boolean disk, boolean jobs) {
    boolean well() {
      return database && disk && jobs;
    }
  }

  private final Database database;
  private final Jobs jobs;
  private final ServerSettings settings;

  Health(Database database, Jobs jobs, ServerSettings settings) {
    this.database = database;
    this.jobs = jobs;
    this.settings = settings;
  }

  State now() {
    return new State(answers(), room(), jobs.isRunning());
  }

  private boolean answers() {
    try (Connection connection = database.dataSource().getConnection()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      LOG.warn("the database does not answer: {}", e.getClass().getSimpleName());
      return false;
    }
  }

  private boolean room() {
    try {
      return Files.getFileStore(settings.data()).getUsableSpace() > LEAST_FREE_BYTES;
    } catch (IOException e) {
      LOG.warn("the data folder cannot be looked at: {}", e.getClass().getSimpleName());
      return false;
    }
  }
}
