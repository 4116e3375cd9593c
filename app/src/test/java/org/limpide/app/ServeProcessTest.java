package org.limpide.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is really run: a process, a first person, a signal, a backup. */
class ServeProcessTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void fromTheFirstLinkToASignalNoAcceptedWriteIsLost() throws Exception {
    Path data = folder.resolve("data");
    Set<String> accepted = new ConcurrentSkipListSet<>();
    try (Service service = new Service(folder, "serve", "--port", "0", "--data", data.toString())) {
      URI link = URI.create(service.says("/set-up/", 60).strip());
      assertThat(service.said())
          .anyMatch(line -> line.startsWith("Personne n'a encore de compte."))
          .anyMatch(line -> line.startsWith("Nobody has an account yet."));
      String sites = setUp(service, link) + "/sites";

      write(service, link.resolve(sites), accepted);

      assertThat(accepted).as("writes before the signal").hasSizeGreaterThan(5);
    }
    assertThat(sites(data)).containsAll(accepted);
    theSecondStartAsksForNoFirstPerson(data);
    aBackupHasThemAllElsewhere(data, accepted);
  }

  /** Makes the first account; returns the path of its organisation. */
  private static String setUp(Service service, URI link) throws Exception {
    HttpResponse<String> made =
        service.post(
            link,
            service.token(link),
            Map.of(
                "organisation", "La Boussole bleue",
                "name", "Camille Renaud",
                "email", "camille@boussole-bleue.example",
                "password", "vague-Lundi-cuivre-7-sapin"));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(302);
    assertThat(service.get(link).statusCode()).as("the link worked once").isEqualTo(404);
    return service.get(link.resolve("/")).headers().firstValue("location").orElseThrow();
  }

  /** Adds sites from four threads until the service is gone, which is asked to stop meanwhile. */
  private static void write(Service service, URI sites, Set<String> accepted) throws Exception {
    String token = service.token(URI.create(sites + "/new"));
    AtomicInteger number = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        threads.submit(() -> add(service, sites, token, number, accepted));
      }
      while (accepted.size() < 8) {
        assertThat(threads.isTerminated()).isFalse();
        Thread.sleep(10);
      }
      long before = System.nanoTime();
      assertThat(service.stop(20)).isIn(0, 143);
      assertThat((System.nanoTime() - before) / 1_000_000_000L).as("seconds").isLessThan(15);
    }
  }

  private static void add(
      Service service, URI sites, String token, AtomicInteger number, Set<String> accepted) {
    try {
      while (true) {
        String url = "https://site-" + number.incrementAndGet() + ".example/";
        if (service.post(sites, token, Map.of("url", url, "name", "")).statusCode() == 302) {
          accepted.add(url);
        }
      }
    } catch (IOException e) {
      // it has stopped, as it was asked to
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void theSecondStartAsksForNoFirstPerson(Path data) throws Exception {
    try (Service service =
        new Service(folder, "serve", "--port", "0", "--lang", "en", "--data", data.toString())) {
      service.says("Data: " + data, 60);
      assertThat(service.said()).noneMatch(line -> line.contains("/set-up/"));
      assertThat(service.stop(20)).isIn(0, 143);
    }
  }

  private void aBackupHasThemAllElsewhere(Path data, Set<String> accepted) throws Exception {
    Path file = folder.resolve("limpide.zip");
    Typed backup = Typed.command("backup", "--data", data.toString(), "--out", file.toString());
    assertThat(backup.code()).as(backup.err()).isZero();
    assertThat(backup.out().strip()).isEqualTo(file.toString());
    Path elsewhere = folder.resolve("elsewhere");

    Typed restore = Typed.command("restore", file.toString(), "--data", elsewhere.toString());

    assertThat(restore.code()).as(restore.err()).isZero();
    assertThat(sites(elsewhere)).containsAll(accepted).isEqualTo(sites(data));
    Typed again = Typed.command("restore", file.toString(), "--data", elsewhere.toString());
    assertThat(again.code()).as("what is there is not replaced unasked").isEqualTo(3);
    assertThat(again.err()).startsWith("limpide : ").doesNotContain("\tat ");
  }

  private static Set<String> sites(Path data) throws SQLException {
    Set<String> urls = new TreeSet<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("limpide.db"));
        Statement statement = connection.createStatement()) {
      ResultSet verdict = statement.executeQuery("pragma integrity_check");
      assertThat(verdict.next() ? verdict.getString(1) : "").isEqualTo("ok");
      ResultSet rows = statement.executeQuery("select url from site");
      while (rows.next()) {
        urls.add(rows.getString(1));
      }
    }
    return urls;
  }
}
