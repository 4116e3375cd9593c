package org.limpide.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.server.Engines;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import org.limpide.server.Visitor;
import org.limpide.server.web.Role;

/** No room left for SQLite: one reads on, nothing is half-written, and with room all goes on. */
class DiskFullTest {
  private static final String SENTENCE = "Le disque du service est plein";

  @TempDir Path folder;

  /** SQLite is told that its file may not grow: everywhere, without any right. */
  @Test
  void aFileThatMayNotGrow() throws Exception {
    try (Server server = Server.start(Engines.Kind.SQLITE.fresh())) {
      Database database = server.part(Database.class);
      walk(
          server,
          () -> pages(database, "1"), // SQLite takes the present size when that is more
          () -> pages(database, "1000000000"));
    }
  }

  /** A file system of its own, filled to the last byte: for root where mounting is allowed. */
  @Test
  void aFileSystemWithoutRoom() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()))
        .as("a file system may be mounted here")
        .isTrue();
    try {
      ServerSettings settings =
          new ServerSettings(
              Files.createDirectory(disk.resolve("data")),
              Optional.empty(),
              "127.0.0.1",
              0,
              Optional.empty());
      try (Server server = Server.start(settings)) {
        Path ballast = disk.resolve("ballast");
        walk(server, () -> fill(ballast), () -> Files.delete(ballast));
      }
    } finally {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  private interface Step {
    void go() throws Exception;
  }

  private static void walk(Server server, Step full, Step room) throws Exception {
    Visitor owner = Visitor.member(server, Role.OWNER);
    Form form = Form.of(owner);
    assertThat(form.send("avant.exemple").statusCode()).isEqualTo(302);
    full.go();

    // what room is left inside the file is used up first; what is accepted on the way must stay
    List<String> accepted = new ArrayList<>(List.of("avant.exemple"));
    HttpResponse<String> refused = form.send("site-0.exemple");
    for (int i = 1; refused.statusCode() == 302; i++) {
      accepted.add("site-" + (i - 1) + ".exemple");
      assertThat(i).as("never full").isLessThan(3000);
      refused = form.send("site-" + i + ".exemple");
    }
    String last = "site-" + (accepted.size() - 1) + ".exemple";
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains(SENTENCE, "name=\"url\" value=\"https://" + last + "\"");
    HttpResponse<String> api = form.sendAsProgram(last);
    assertThat(api.statusCode()).isEqualTo(503);
    assertThat(api.body()).contains(SENTENCE, "urn:limpide:problem:unavailable");

    assertThat(owner.here("/sites").statusCode()).isEqualTo(200);
    assertThat(sites(server)).isEqualTo(accepted.size());
    room.go();

    assertThat(form.send(last).statusCode()).isEqualTo(302);
    assertThat(sites(server)).isEqualTo(accepted.size() + 1);
    for (String host : accepted.subList(Math.max(0, accepted.size() - 3), accepted.size())) {
      assertThat(owner.here("/sites?q=" + host).body()).contains("https://" + host + "/");
    }
    assertThat(server.part(Database.class).sql().fetchValue("pragma integrity_check"))
        .isEqualTo("ok");
  }

  private static int sites(Server server) {
    return server.part(Database.class).sql().fetchCount(org.jooq.impl.DSL.table("site"));
  }

  /** For each connection of the pool: the limit is a connection's own. */
  private static void pages(Database database, String most) throws Exception {
    List<Connection> all = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) {
        all.add(database.dataSource().getConnection());
      }
      for (Connection connection : all) {
        try (var statement = connection.createStatement()) {
          statement.execute("pragma max_page_count = " + most);
        }
      }
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
  }

  private static void fill(Path ballast) throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  private static boolean run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
