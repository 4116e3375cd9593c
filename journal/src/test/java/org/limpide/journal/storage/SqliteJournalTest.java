package org.limpide.journal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.journal.Journal;
import org.limpide.journal.JournalException.Reason;
import org.limpide.journal.JournalStorage;

class SqliteJournalTest extends JournalContract {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("journal.db");
  }

  @Override
  JournalStorage storage() {
    return SqliteStorage.in(file());
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement one = connection.createStatement()) {
      one.execute(statement);
    }
  }

  @Test
  void aForeignFileIsRefused() throws Exception {
    Files.writeString(file(), "Dear diary, this is no database.");
    assertThat(reasonOf(this::open)).isEqualTo(Reason.FOREIGN);
    Files.delete(file());
    sql("create table shop (name text)");
    assertThat(reasonOf(this::open)).isEqualTo(Reason.FOREIGN);
  }

  @Test
  void aFileOfANewerVersionIsRefused() throws Exception {
    open().close();
    sql("pragma user_version = 2");
    assertThat(reasonOf(this::open)).isEqualTo(Reason.FUTURE);
  }

  @Test
  void aTornFileIsRefused() throws Exception {
    try (Journal journal = open()) {
      fill(journal, 0, 2_000);
    }
    try (RandomAccessFile torn = new RandomAccessFile(file().toFile(), "rw")) {
      torn.setLength(torn.length() - 5_000);
    }
    assertThat(reasonOf(this::open)).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void aTornTailOfTheWriteAheadLogIsCutAtRecovery() throws Exception {
    Path copy = folder.resolve("copy");
    Files.createDirectories(copy);
    try (Journal journal = open()) {
      fill(journal, 0, 500);
      fill(journal, 500, 501);
      for (String end : new String[] {"", "-wal"}) {
        Files.copy(Path.of(file() + end), copy.resolve("journal.db" + end));
      }
    }
    Path log = copy.resolve("journal.db-wal");
    long whole = Files.size(log);
    assertThat(whole).isPositive();
    // cut anywhere: what is left is a beginning of the log, whole to the last commit before the cut
    long sizeBefore = -1;
    for (long cut = 0; cut <= whole; cut += whole / 37) {
      for (String end : new String[] {"", "-wal"}) {
        Files.copy(
            copy.resolve("journal.db" + end),
            Path.of(file() + end),
            StandardCopyOption.REPLACE_EXISTING);
      }
      try (RandomAccessFile torn = new RandomAccessFile(file() + "-wal", "rw")) {
        torn.setLength(cut);
      }
      try (Journal journal = open()) {
        long size = journal.checkpoint().size();
        assertThat(size).isGreaterThanOrEqualTo(sizeBefore);
        sizeBefore = size;
        fill(journal, 0, 3);
      }
    }
    assertThat(sizeBefore).isGreaterThanOrEqualTo(500);
  }

  @Test
  void aChangedTailOrTileIsNoticedAtTheNextStart() throws Exception {
    try (Journal journal = open()) {
      fill(journal, 0, 600);
    }
    byte[] sound = Files.readAllBytes(file());
    for (String change :
        new String[] {
          "update entry set content = x'00' where place = 599",
          "delete from entry where place = 550",
          "update tile set hashes = zeroblob(8192) where place = 1",
          "update head set size = 599",
          "update head set checkpoint = replace(checkpoint, '600', '601')",
          "update head set root = zeroblob(32)"
        }) {
      Files.write(file(), sound);
      sql(change);
      assertThat(reasonOf(this::open)).as(change).isEqualTo(Reason.DAMAGED);
    }
  }

  @Test
  void anOlderBackupUnderTheSameSignedHeadIsNoticed() throws IOException, SQLException {
    try (Journal journal = open()) {
      fill(journal, 0, 300);
    }
    byte[] older = Files.readAllBytes(file());
    String last;
    try (Journal journal = open()) {
      fill(journal, 300, 400);
      last = journal.seal().toString();
    }
    Files.write(file(), older);
    sql("update head set checkpoint = '" + last + "'");
    assertThat(reasonOf(this::open)).isEqualTo(Reason.DAMAGED);
  }
}
