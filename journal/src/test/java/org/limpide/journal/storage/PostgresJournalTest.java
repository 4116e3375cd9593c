package org.limpide.journal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.limpide.journal.JournalException.Reason;
import org.limpide.journal.JournalStorage;
import org.postgresql.ds.PGSimpleDataSource;

@EnabledIfEnvironmentVariable(
    named = "LIMPIDE_TEST_POSTGRES",
    matches = ".+",
    disabledReason = "no PostgreSQL here: the journal's tests on it are not run")
class PostgresJournalTest extends JournalContract {
  private final String id = UUID.randomUUID().toString().replace("-", "");

  static DataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(System.getenv("LIMPIDE_TEST_POSTGRES"));
    return source;
  }

  @Override
  JournalStorage storage() {
    return PostgresStorage.in(source(), id);
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = source().getConnection();
        Statement one = connection.createStatement()) {
      one.execute(statement);
    }
  }

  @Test
  void tablesOfANewerVersionAreRefused() throws SQLException {
    open().close();
    sql("update journal_" + id + "_head set format = 2");
    assertThat(reasonOf(this::open)).isEqualTo(Reason.FUTURE);
  }

  @Test
  void aLostConnectionFailsOneBatchAndTheNextGoesOn() throws SQLException {
    try (var journal = open()) {
      fill(journal, 0, 10);
      journal.proof(9, PATIENCE); // nothing is left to sign: the next to write is the entry
      sql(
          "select pg_terminate_backend(pid, 10000) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()");
      assertThat(reasonOf(() -> fill(journal, 10, 11))).isEqualTo(Reason.STORAGE);
      assertThat(fill(journal, 10, 12).getLast().index()).isEqualTo(11);
    }
  }
}
