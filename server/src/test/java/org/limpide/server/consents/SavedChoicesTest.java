package org.limpide.server.consents;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.journal.note.TlogProof;
import org.limpide.server.Engines;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import org.limpide.server.journals.SavedLogStore;
import org.limpide.server.operation.Backup;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.DatabaseSettings;
import tools.jackson.databind.json.JsonMapper;

/** Choices in a backup, on the engine whose logs are files. */
class SavedChoicesTest {
  @TempDir Path folder;

  @Test
  void aChoiceIsProvedFromABackupMadeWhileServing() throws Exception {
    Path file = folder.resolve("backup.zip");
    UUID event = Shop.event();
    String path;
    try (Server server = Server.start(Engines.Kind.SQLITE.fresh())) {
      path = choose(Shop.on(server), event);
      backup(server).make(file);
    }
    ServerSettings elsewhere = restored(file);
    try (Server server = Server.start(elsewhere)) {
      HttpResponse<String> proof =
          Shop.get(server.address().resolve(path + "/" + event + "/proof"));
      assertThat(proof.statusCode()).isEqualTo(200);
      assertThat(TlogProof.parse(proof.body()).index()).isZero();
    }
  }

  @Test
  void takingAnOlderBackupBackNeverShortensALog() throws Exception {
    Path file = folder.resolve("backup.zip");
    ServerSettings settings = Engines.Kind.SQLITE.fresh();
    UUID later = Shop.event();
    String path;
    try (Server server = Server.start(settings)) {
      Shop shop = Shop.on(server);
      choose(shop, Shop.event());
      backup(server).make(file);
      path = choose(shop, later);
    }
    try (Database database =
        Database.open(new DatabaseSettings(settings.data(), Optional.empty(), 2))) {
      new Backup(database, settings.data(), Clock.systemUTC()).restore(file, true);
    }
    try (Server server = Server.start(settings)) {
      assertThat(Shop.get(server.address().resolve(path + "/" + later + "/proof")).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aLogWhoseEntriesAreGoneIsNotBegunAgainUnderItsName() throws Exception {
    Path file = folder.resolve("backup.zip");
    ServerSettings settings = Engines.Kind.SQLITE.fresh();
    String before;
    Shop shop;
    try (Server server = Server.start(settings)) {
      shop = Shop.on(server);
      before = log(shop);
      backup(server).make(file);
    }
    ServerSettings elsewhere = restored(file);
    try (var logs = Files.newDirectoryStream(elsewhere.data().resolve("journals"))) {
      for (Path log : logs) {
        Files.delete(log);
      }
    }
    try (Database database =
        Database.open(new DatabaseSettings(elsewhere.data(), Optional.empty(), 2))) {
      database.write(
          () -> assertThat(SavedLogStore.forgetLost(database, elsewhere.data())).isEqualTo(1));
    }
    try (Server server = Server.start(elsewhere)) {
      assertThat(log(new Shop(server, shop.site(), shop.banner(), shop.notice())))
          .isNotEqualTo(before);
    }
  }

  private static ServerSettings restored(Path file) throws Exception {
    ServerSettings elsewhere = Engines.Kind.SQLITE.fresh();
    Files.createDirectories(elsewhere.data());
    try (Database database =
        Database.open(new DatabaseSettings(elsewhere.data(), Optional.empty(), 2))) {
      new Backup(database, elsewhere.data(), Clock.systemUTC()).restore(file, false);
    }
    return elsewhere;
  }

  private static Backup backup(Server server) {
    return new Backup(
        server.part(Database.class), server.part(ServerSettings.class).data(), Clock.systemUTC());
  }

  /** Makes a choice; returns where choices are sent. */
  private static String choose(Shop shop, UUID event) throws Exception {
    assertThat(shop.post(shop.body(event, "{}")).statusCode()).isEqualTo(201);
    return shop.at("choices").getPath();
  }

  private static String log(Shop shop) throws Exception {
    String body = shop.post(shop.body(Shop.event(), "{}")).body();
    return JsonMapper.shared().readTree(body).get("log").asString();
  }
}
