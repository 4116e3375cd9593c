package org.limpide.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import org.limpide.server.Visitor;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.DatabaseSettings;
import org.limpide.server.web.Role;

class BackupTest {
  @TempDir Path folder;

  static Stream<Arguments> fromAndTo() {
    List<Engines.Kind> here = Engines.here();
    return here.stream().flatMap(from -> here.stream().map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("fromAndTo")
  void whatWasSavedWhileServingIsThereAfterwardsOnEitherEngine(Engines.Kind from, Engines.Kind to)
      throws IOException {
    Server server = Running.on(from);
    Visitor owner = Visitor.member(server, Role.OWNER);
    String sites = "/o/" + owner.organisation() + "/sites";
    owner.post(sites + "/new", sites, Map.of("url", "https://été.test", "name", "L'été, « là »"));
    owner.post(sites + "/new", sites, Map.of("url", "https://a.test", "name", "L'été, « là »"));
    Path file = folder.resolve("backup.zip");

    Backup.Contents made = backupOf(server).make(file);

    ServerSettings elsewhere = to.fresh();
    Files.createDirectories(elsewhere.data());
    Database database =
        Database.open(new DatabaseSettings(elsewhere.data(), elsewhere.databaseUrl(), 4));
    Backup.Contents back =
        new Backup(database, elsewhere.data(), Clock.systemUTC()).restore(file, false);
    assertThat(back).isEqualTo(made);
    assertThat(
            database
                .sql()
                .fetch("select name, url from site where url = 'https://a.test/'")
                .format())
        .contains("L'été, « là »");
    database.close();
    try (Server restored = Server.start(elsewhere)) {
      assertThat(restored.part(org.limpide.server.sites.Sites.class).count(owner.organisation()))
          .isEqualTo(server.part(org.limpide.server.sites.Sites.class).count(owner.organisation()))
          .isPositive();
    }
  }

  @OnEachEngine
  void existingDataIsNotReplacedUnlessAsked(Engines.Kind engine) throws IOException {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Path file = folder.resolve("backup.zip");
    Backup backup = backupOf(server);
    backup.make(file);

    assertThatThrownBy(() -> backup.restore(file, false))
        .isInstanceOfSatisfying(
            BackupException.class,
            e -> assertThat(e.code()).isEqualTo(BackupException.Code.NOT_EMPTY));
    assertThat(owner.here("/sites").statusCode()).isEqualTo(200);
  }

  @OnEachEngine
  void aFileThatIsNotWholeChangesNothing(Engines.Kind engine) throws IOException {
    Server server = Running.on(engine);
    Path file = folder.resolve("backup.zip");
    Backup backup = backupOf(server);
    backup.make(file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> backup.restore(file, true))
        .isInstanceOfSatisfying(
            BackupException.class,
            e -> assertThat(e.code()).isEqualTo(BackupException.Code.NOT_WHOLE));
    assertThat(
            server.part(Database.class).sql().fetchCount(org.jooq.impl.DSL.table("organisation")))
        .isNotNegative();
  }

  private static Backup backupOf(Server server) {
    return new Backup(
        server.part(Database.class), server.part(ServerSettings.class).data(), Clock.systemUTC());
  }
}
