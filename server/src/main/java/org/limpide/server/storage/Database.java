package org.limpide.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database, whichever engine it runs on.
 *
 * <p>Reads go straight through {@link #sql()}. Changes run inside {@link #write}, in one short
 * transaction that either lasts whole or not at all; nested calls join it. On SQLite, which has one
 * writer, the writers of this process wait for each other in order instead of polling the file.
 */
public final class Database implements AutoCloseable {
  /** For one's turn to write on SQLite: room for a few that each wait for another process. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Engine engine;
  private final HikariDataSource pool;
  private final DSLContext sql;
  private final DataSourceTransactionManager transactions;
  private final TransactionTemplate template;
  private final ReentrantLock writer = new ReentrantLock(true);

  private Database(Engine engine, HikariDataSource pool) {
    this.engine = engine;
    this.pool = pool;
    this.transactions = new DataSourceTransactionManager(pool);
    this.template = new TransactionTemplate(transactions);
    DefaultConfiguration configuration = new DefaultConfiguration();
    configuration.set(engine.dialect());
    configuration.set(new TransactionAwareDataSourceProxy(pool));
    configuration.set(
        new Settings()
            .withRenderQuotedNames(RenderQuotedNames.NEVER)
            .withRenderNameCase(RenderNameCase.LOWER)
            .withRenderCatalog(false)
            .withRenderSchema(false)
            .withExecuteLogging(false));
    configuration.set(new DefaultExecuteListenerProvider(new NoStrayWrite()));
    this.sql = DSL.using(configuration);
  }

  /**
   * Opens, checks and migrates.
   *
   * @throws StorageException when it cannot be used; it is then as it was
   */
  public static Database open(DatabaseSettings settings) {
    if (settings.engine() == Engine.SQLITE) {
      Inspection.of(settings.file());
    }
    HikariDataSource pool;
    try {
      pool = Connections.open(settings);
    } catch (RuntimeException e) {
      throw Migrations.unreachable(e);
    }
    try {
      Migrations.run(pool);
      return new Database(settings.engine(), pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  public Engine engine() {
    return engine;
  }

  /** Queries; they join the transaction of {@link #write} when there is one. */
  public DSLContext sql() {
    return sql;
  }

  /** Runs changes that last together or not at all, and returns what they return. */
  public <T> T write(Supplier<T> changes) {
    if (engine != Engine.SQLITE) {
      return transact(changes);
    }
    takePlace();
    try {
      return transact(changes);
    } finally {
      writer.unlock();
    }
  }

  private void takePlace() {
    try {
      if (!writer.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Trouble.WaitedInVain();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting to write", e);
    }
  }

  /** The same for changes that return nothing. */
  public void write(Runnable changes) {
    Boolean done =
        write(
            () -> {
              changes.run();
              return Boolean.TRUE;
            });
    assert done;
  }

  @SuppressWarnings(
      "NullAway") // the template returns what the supplier returns, which is never null
  private <T> T transact(Supplier<T> changes) {
    try {
      return template.execute(status -> changes.get());
    } catch (TransactionSystemException e) {
      // a connection that is gone cannot roll back, and need not: what matters is why it went
      Throwable first = e.getOriginalException();
      throw first instanceof RuntimeException why ? why : e;
    }
  }

  /**
   * Reads as of one moment, whatever is written meanwhile, and without making any writer wait.
   *
   * @param scratch a folder in which SQLite may put a copy for that time
   */
  public void frozen(Path scratch, Consumer<DSLContext> reading) {
    switch (engine) {
      case SQLITE -> frozenCopy(scratch, reading);
      case POSTGRESQL -> {
        TransactionTemplate still = new TransactionTemplate(transactions);
        still.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        still.setReadOnly(true);
        still.executeWithoutResult(status -> reading.accept(sql));
      }
    }
  }

  private void frozenCopy(Path scratch, Consumer<DSLContext> reading) {
    Path copy = scratch.resolve("frozen-" + UUID.randomUUID() + ".db");
    try {
      try (Connection connection = pool.getConnection();
          var statement = connection.prepareStatement("vacuum into ?")) {
        statement.setString(1, copy.toString());
        statement.execute();
      }
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
        reading.accept(DSL.using(connection, SQLDialect.SQLITE, sql.settings()));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database could not be copied", e);
    } finally {
      if (Files.exists(copy) && !copy.toFile().delete()) {
        copy.toFile().deleteOnExit();
      }
    }
  }

  /** The newest migration that has run: the shape the rows are in. */
  public String shape() {
    return Migrations.shape(pool);
  }

  /** For libraries that bring their own SQL: sessions, the scheduler. */
  public DataSource dataSource() {
    return pool;
  }

  public DataSourceTransactionManager transactions() {
    return transactions;
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Refuses a change made outside {@link #write}. */
  private static final class NoStrayWrite implements ExecuteListener {
    private static final long serialVersionUID = 1L;

    @Override
    public void executeStart(ExecuteContext context) {
      switch (context.type()) {
        case WRITE, BATCH -> {
          if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a change outside Database.write: " + context.sql());
          }
        }
        case READ, DDL, ROUTINE, OTHER -> {}
      }
    }
  }
}
