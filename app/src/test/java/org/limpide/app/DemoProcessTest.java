package org.limpide.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limpide.server.demo.DemoFolder;

/** {@code ./limpide demo} as somebody who has just cloned it runs it. */
@Tag("browser")
class DemoProcessTest {
  /** Of a short name: Chromium's socket lies deep in it, and a socket's path has 108 bytes. */
  private final Path temporary =
      Path.of(
          System.getProperty("java.io.tmpdir"),
          "l" + Integer.toString(ThreadLocalRandom.current().nextInt(1 << 30), 36));

  @BeforeEach
  void make() throws IOException {
    Files.createDirectory(temporary);
  }

  @AfterEach
  void delete() throws IOException {
    DemoFolder.delete(temporary);
  }

  @Test
  void whatIsPrintedOpensTheDoorTheShopIsAuditedAndNothingIsLeft() throws Exception {
    try (Service demo = new Service(temporary, "demo", "--port", "0", "--shop-port", "0")) {
      demo.says("Ctrl-C arrête et efface tout.", 200);
      URI service = URI.create(value(demo, "Le service"));
      URI shop = URI.create(value(demo, "La boutique inventée"));
      assertThat(demo.get(shop).body()).contains("Boutique inventée", "La Boussole bleue");
      assertThat(demo.get(URI.create(value(demo, "Réparer ses défauts"))).body())
          .contains("à réparer");

      URI door = service.resolve("/sign-in");
      int status =
          demo.post(
                  door,
                  demo.token(door),
                  Map.of(
                      "email", value(demo, "Adresse électronique"),
                      "password", value(demo, "Mot de passe")))
              .statusCode();

      assertThat(status).isEqualTo(302);
      assertThat(demo.get(service).body()).contains("données inventées", "Librairie des Quais");
      assertThat(demo.says("constats importants → ", 150)).contains("/audits/");
      assertThat(demo.stop(30)).isIn(0, 143);
      assertThat(demo.said())
          .noneMatch(line -> line.startsWith("limpide : ") || line.contains(" ERROR "));
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("limpide-demo-"));
    }
  }

  @Test
  void anAuditUnderWayIsHandedBackWhenTheServiceIsStopped() throws Exception {
    Path data = temporary.resolve("kept");
    try (Service demo =
        new Service(
            temporary, "demo", "--port", "0", "--shop-port", "0", "--data", data.toString())) {
      demo.says("Audit de la boutique : Visite", 200);
      assertThat(demo.stop(40)).isIn(0, 143);
      assertThat(demo.said()).contains("Ctrl-C arrête ; les données restent.");
    }
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("limpide.db"));
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select outcome, count(*) from audit group by outcome")) {
      Map<String, Integer> outcomes = new TreeMap<>();
      while (rows.next()) {
        outcomes.put(rows.getString(1), rows.getInt(2));
      }
      assertThat(outcomes).containsEntry("pending", 1).containsOnlyKeys("pending", "done");
    }
  }

  private static String value(Service demo, String name) throws InterruptedException {
    return demo.says("  " + name + " ", 1).strip().substring(name.length()).strip();
  }
}
