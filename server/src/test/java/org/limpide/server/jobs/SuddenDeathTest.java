package org.limpide.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import org.limpide.server.storage.Database;

/**
 * {@code kill -9} while writing and working: what was accepted is there, and each job's mark once.
 */
class SuddenDeathTest {
  private static final Duration STANDSTILL = Duration.ofSeconds(30);

  @OnEachEngine
  void nothingAcceptedIsLostAndNoJobIsDoneTwice(Engines.Kind engine) throws Exception {
    killed(engine, 2);
  }

  @Tag("soak")
  @ParameterizedTest(name = "{0}")
  @MethodSource("org.limpide.server.Engines#here")
  void norByTwentyKillsInARow(Engines.Kind engine) throws Exception {
    killed(engine, 20);
  }

  private static void killed(Engines.Kind engine, int times) throws Exception {
    ServerSettings settings = engine.fresh();
    Set<String> sites = new HashSet<>();
    Set<String> jobs = new HashSet<>();
    for (int i = 0; i < times; i++) {
      live(settings, sites, jobs);
    }
    assertThat(sites).hasSizeGreaterThan(times);
    assertThat(jobs).hasSizeGreaterThan(times);
    try (Server server = Server.start(settings.with("limpide.test.tally", "yes"))) {
      Database database = server.part(Database.class);
      assertThat(ids(database, "site")).containsAll(sites);
      assertThat(ids(database, "job")).containsAll(jobs);
      awaitIdle(database);
      assertThat(
              database
                  .sql()
                  .select(DSL.field("job", String.class))
                  .from("tally")
                  .fetchInto(String.class))
          .doesNotHaveDuplicates()
          .containsAll(jobs);
      assertThat(
              database
                  .sql()
                  .fetchCount(
                      DSL.table("scheduled_tasks"), DSL.condition("task_name = 'job:tally'")))
          .isZero();
      if (engine == Engines.Kind.SQLITE) {
        assertThat(database.sql().fetchValue("pragma integrity_check")).isEqualTo("ok");
      }
    }
  }

  /** One life, and its end at a moment nobody chose. */
  private static void live(ServerSettings settings, Set<String> sites, Set<String> jobs)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                settings.data().toString()));
    settings.databaseUrl().ifPresent(command::add);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.equals("up")) {
          long life = ThreadLocalRandom.current().nextLong(200, 1200);
          Thread.ofVirtual().start(() -> kill(process, life));
        } else if (line.length() == "site ".length() + 36 && line.startsWith("site ")) {
          sites.add(line.substring(5));
        } else if (line.length() == "job ".length() + 36 && line.startsWith("job ")) {
          jobs.add(line.substring(4));
        }
      }
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("ended by SIGKILL").isEqualTo(137);
  }

  private static void kill(Process process, long after) {
    try {
      Thread.sleep(after);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.toHandle().destroyForcibly(); // the process's own method would close what it still says
  }

  private static Set<String> ids(Database database, String table) {
    return new HashSet<>(
        database.sql().select(DSL.field("id")).from(table).fetch(row -> row.get(0).toString()));
  }

  /** Waits as long as jobs come to their end: how many there are depends on the machine. */
  private static void awaitIdle(Database database) throws InterruptedException {
    int open = open(database);
    Instant limit = Instant.now().plus(STANDSTILL);
    while (open > 0) {
      assertThat(Instant.now()).as(open + " jobs stay open").isBefore(limit);
      Thread.sleep(200);
      int now = open(database);
      if (now < open) {
        open = now;
        limit = Instant.now().plus(STANDSTILL);
      }
    }
  }

  private static int open(Database database) {
    return database.sql().fetchCount(DSL.table("job"), DSL.condition("state not in ('done')"));
  }
}
