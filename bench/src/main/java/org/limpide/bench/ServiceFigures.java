package org.limpide.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the service promises: start to the first answer at most 3 s (AOT cache made), idle at most
 * 350 MiB, the dashboard of 100 sites and 10,000 findings at most 100 ms (p95) for 50 people.
 *
 * <p>{@code bench/service [--keep] …}; the crowd runs on the same processors as the service.
 */
public final class ServiceFigures {
  private static final double START_SECONDS = 3;
  private static final double IDLE_MIB = 350;
  private static final double DASHBOARD_MILLIS = 100;

  private record Figures(
      String engine,
      List<Double> starts,
      double rss,
      double pss,
      Crowd.Seen thinking,
      Crowd.Seen hurried) {}

  private final Path root = Path.of(System.getProperty("limpide.root", ".")).toAbsolutePath();
  private final List<String> given;

  private ServiceFigures(List<String> given) {
    this.given = given;
  }

  public static void main(String[] arguments) throws Exception {
    new ServiceFigures(List.of(arguments)).run();
  }

  private int option(String name, int usual) {
    int at = given.indexOf(name);
    return at < 0 ? usual : Integer.parseInt(given.get(at + 1));
  }

  private void run() throws Exception {
    String load = Machine.load();
    List<Figures> all = new ArrayList<>();
    all.add(measure("SQLite", Optional.empty()));
    String server = System.getenv("LIMPIDE_TEST_POSTGRES");
    if (server != null && !server.isBlank()) {
      all.add(measure("PostgreSQL", Optional.of(server)));
    }
    String text = text(all, load);
    System.out.print(text);
    if (given.contains("--keep")) {
      Path results = Files.createDirectories(root.resolve("bench/results"));
      Files.writeString(results.resolve("service.md"), text);
    }
  }

  private Figures measure(String engine, Optional<String> server) throws Exception {
    Path data = Files.createTempDirectory("limpide-bench-");
    try {
      List<Double> starts = new ArrayList<>();
      Optional<String> empty = server.map(ServiceFigures::fresh);
      // the first start makes the AOT cache and the database; it is not counted
      ServiceProcess.start(root, data.resolve("empty"), empty).close();
      for (int i = 0; i < option("--starts", 7); i++) {
        try (ServiceProcess service = ServiceProcess.start(root, data.resolve("empty"), empty)) {
          starts.add(service.seconds());
          System.err.printf("%s: start %.2f s%n", engine, service.seconds());
        }
      }
      double rss;
      double pss;
      try (ServiceProcess service = ServiceProcess.start(root, data.resolve("empty"), empty)) {
        Thread.sleep(Duration.ofSeconds(option("--idle", 60)));
        rss = service.mebibytes("Rss");
        pss = service.mebibytes("Pss");
      }
      System.err.printf("%s: idle %.0f MiB%n", engine, rss);
      Optional<String> full = server.map(ServiceFigures::fresh);
      LargeOrganisationStore.Made made =
          LargeOrganisationStore.make(
              data.resolve("full"), full, option("--users", 50), option("--findings", 10_000));
      try (ServiceProcess service = ServiceProcess.start(root, data.resolve("full"), full)) {
        Crowd crowd =
            Crowd.signedIn(service.address(), made.emails(), LargeOrganisationStore.PASSWORD);
        String page = "/o/" + made.organisation();
        Duration time = Duration.ofSeconds(option("--seconds", 30));
        crowd.look(page, time.dividedBy(2), Duration.ZERO); // warming up, not counted
        Crowd.Seen thinking = crowd.look(page, time, Duration.ofSeconds(1));
        Crowd.Seen hurried = crowd.look(page, time, Duration.ZERO);
        return new Figures(engine, starts, rss, pss, thinking, hurried);
      }
    } finally {
      delete(data);
    }
  }

  private static String fresh(String server) {
    String name = "b" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = DriverManager.getConnection(server);
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return server.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
  }

  private String text(List<Figures> all, String load) {
    StringBuilder rows = new StringBuilder();
    for (Figures one : all) {
      rows.append(
              row(
                  one,
                  "start to the first answer, median of " + one.starts().size(),
                  "s",
                  median(one.starts()),
                  START_SECONDS,
                  2))
          .append(row(one, "idle, resident (RSS)", "MiB", one.rss(), IDLE_MIB, 0))
          .append(
              "| %s | idle, its share (PSS) | %.0f MiB | | |%n".formatted(one.engine(), one.pss()))
          .append(
              row(
                  one,
                  "dashboard p95, a page and 1 s of reading in turn",
                  "ms",
                  one.thinking().percentile(0.95),
                  DASHBOARD_MILLIS,
                  0))
          .append(seen(one, "with 1 s of reading", one.thinking()))
          .append(seen(one, "without a pause", one.hurried()));
    }
    return """
        # The service

        %s. Load before: %s. Commit %s. %s.

        `bench/service %s`

        People: %d, each signed in with a session and a kept connection of their own, in a closed loop (who has the page reads it, then asks
        again): once with 1 s of reading, as people do, and once without a pause, which shows how many pages a second there are. The
        organisation has 100 sites and %,d findings, each with its task. Warming up is not counted. The crowd runs on the same
        processors as the service.

        | engine | what | measured | target | |
        |---|---|---|---|---|
        %s
        Twenty `kill -9` in a row on each engine, while writing and working (`SuddenDeathTest#norByTwentyKillsInARow`): %s.
        """
        .formatted(
            Machine.describe(),
            load,
            commit(),
            Instant.now().truncatedTo(ChronoUnit.MINUTES),
            String.join(" ", given),
            option("--users", 50),
            option("--findings", 10_000),
            rows,
            System.getProperty("limpide.kills", "not run"));
  }

  private static String row(
      Figures one, String what, String unit, double value, double target, int digits) {
    return ("| %s | %s | **%." + digits + "f %s** | at most %.0f %s | %s |%n")
        .formatted(
            one.engine(), what, value, unit, target, unit, value <= target ? "met" : "missed");
  }

  private static String seen(Figures one, String how, Crowd.Seen seen) {
    return "| %s | dashboard, %s: p50 / p95 / p99 | %.0f / %.0f / %.0f ms; %.0f pages a second; %d failed of %d | | |%n"
        .formatted(
            one.engine(),
            how,
            seen.percentile(0.5),
            seen.percentile(0.95),
            seen.percentile(0.99),
            seen.perSecond(),
            seen.failures(),
            seen.millis().length + seen.failures());
  }

  private String commit() {
    try {
      Process git =
          new ProcessBuilder("git", "-C", root.toString(), "rev-parse", "--short", "HEAD").start();
      return new String(
              git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
