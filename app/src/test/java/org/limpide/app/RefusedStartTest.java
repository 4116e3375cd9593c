package org.limpide.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.DatabaseSettings;

/** Starts that must not happen: one sentence, exit code 3, and the data as it was. */
class RefusedStartTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void whatIsNoDatabaseIsRefusedAndUntouched() throws Exception {
    Path file = Files.writeString(folder.resolve("limpide.db"), "Ceci n'est pas une base.\n");

    refusedUntouched(file, "La base " + file + " est abîmée : rien n'y a été touché.");
  }

  @Test
  void aDatabaseWithBrokenPagesIsRefusedAndUntouched() throws Exception {
    Path file = database();
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 4096; i < bytes.length; i += 61) {
      bytes[i] ^= 0x5a;
    }
    Files.write(file, bytes);

    refusedUntouched(file, "La base " + file + " est abîmée : rien n'y a été touché.");
  }

  @Test
  void aDatabaseANewerVersionHasWrittenIsRefusedAndUntouched() throws Exception {
    Path file = database();
    change(
        file,
        """
        insert into flyway_schema_history (installed_rank, version, description, type, script,
          checksum, installed_by, installed_on, execution_time, success)
        values (9999, '99999', 'tomorrow', 'SQL', 'V99999__tomorrow.sql', 1, 'x',
          '2031-01-01 00:00:00', 1, 1)""");

    refusedUntouched(file, "Une version plus récente de Limpide a écrit cette base");
  }

  @Test
  void anotherProgramsDatabaseIsRefusedAndUntouched() throws Exception {
    Path file = folder.resolve("limpide.db");
    change(file, "create table recipe (name text)");

    refusedUntouched(file, "Cette base n'est pas celle de Limpide");
  }

  @Test
  void aSecondServiceOnTheSameFolderIsRefused() throws IOException {
    try (DataLock first = DataLock.take(folder)) {
      assertThat(first).isNotNull();
      for (String line : List.of("serve --port 0", "demo --port 0 --shop-port 0")) {
        Typed typed = Typed.command((line + " --data " + folder).split(" "));

        refused(typed, "un autre service utilise déjà " + folder);
      }
    }
    assertThat(folder.toFile().list()).containsExactly("limpide.lock");
  }

  @Test
  void aTakenPortIsToldAndTheFolderIsFreeAgain() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Typed typed =
          Typed.command("serve", "--data", folder.toString(), "--port", "" + taken.getLocalPort());

      refused(typed, "ce port est déjà pris : choisissez-en un autre avec --port");
      DataLock.take(folder).close();
    }
  }

  @Test
  void aTakenPortOfTheDemonstrationsShopIsTold() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Typed typed = Typed.command("demo", "--port", "0", "--shop-port", "" + taken.getLocalPort());

      assertThat(typed.code()).isEqualTo(2);
      assertThat(typed.err()).contains("--shop-port : ce port est déjà pris");
    }
  }

  private void refusedUntouched(Path file, String sentence) throws Exception {
    String before = hash(file);
    for (String command : List.of("serve", "backup")) {
      Typed typed = Typed.command(command, "--data", folder.toString());

      refused(typed, sentence);
      assertThat(hash(file)).isEqualTo(before);
    }
  }

  private static void refused(Typed typed, String sentence) {
    assertThat(typed.code()).as(typed.err()).isEqualTo(3);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err().lines().filter(line -> line.startsWith("limpide : ")))
        .singleElement()
        .asString()
        .startsWith("limpide : " + sentence);
    assertThat(typed.err()).doesNotContain("\tat ", "Exception");
  }

  private Path database() {
    DatabaseSettings settings = new DatabaseSettings(folder, Optional.empty(), 2);
    Database.open(settings).close();
    return settings.file();
  }

  private static void change(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String hash(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
