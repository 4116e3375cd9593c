package org.limpide.audit.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.audit.Audit;
import org.limpide.audit.AuditProgress;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.AuditResult;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.Visit;
import org.limpide.law.Language;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever a site does, the audit ends within its time, gives its hundred findings, names what it
 * could not see and leaves nothing behind. {@code -Dhostile=alerts} plays one site only.
 */
@Tag("browser")
class HostileSitesTest {
  private static final int PARALLEL = 2;
  private static final Duration GRACE = Duration.ofSeconds(20);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static HostileServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new HostileServer(folder);
  }

  @AfterAll
  static void nothingIsLeftBehind() {
    server.close();
    assertThat(Leftovers.processes()).isEmpty();
    assertThat(Leftovers.folders()).isEmpty();
  }

  private record Played(AuditResult result, Duration took) {}

  @TestFactory
  Stream<DynamicTest> anAuditEndsWhateverTheSiteDoes() {
    String only = System.getProperty("hostile", "");
    List<HostileSites.Site> sites =
        HostileSites.all().stream()
            .filter(site -> only.isEmpty() || List.of(only.split(",")).contains(site.name()))
            .toList();
    ExecutorService workers = Executors.newFixedThreadPool(PARALLEL);
    List<DynamicTest> tests = new ArrayList<>();
    for (HostileSites.Site site : sites) {
      Future<Played> played = workers.submit(() -> play(site));
      tests.add(dynamicTest(site.name(), () -> check(site, played)));
    }
    workers.shutdown();
    return tests.stream();
  }

  private static Played play(HostileSites.Site site) {
    server.serve(site.name(), site.answers());
    long began = System.nanoTime();
    AuditResult result =
        Audit.run(request(site), folder.resolve(site.name()), AuditProgress.SILENT);
    return new Played(result, Duration.ofNanos(System.nanoTime() - began));
  }

  static AuditRequest request(HostileSites.Site site) {
    return new AuditRequest(
        URI.create(site.url()),
        site.pages(),
        2,
        List.of(
            new Resolve("*", 80, "127.0.0.1", server.httpPort()),
            new Resolve("*", 443, "127.0.0.1", server.httpsPort())),
        Optional.empty(),
        Optional.of("127.0.0.1:9"),
        false,
        site.scenarios(),
        Duration.ofMillis(200),
        Duration.ofMillis(1000),
        Duration.ofSeconds(site.timeout()),
        LocalDate.of(2026, 9, 1),
        Optional.empty(),
        Language.FR,
        2);
  }

  private static void check(HostileSites.Site site, Future<Played> future) throws Throwable {
    try {
      Played played = future.get();
      AuditResult result = played.result();
      System.out.println(
          site.name()
              + " "
              + played.took().toMillis()
              + " ms "
              + result.evidence().scenarios().stream()
                  .map(run -> run.scenario() + ":" + run.outcome() + ":" + run.note())
                  .toList()
              + " "
              + result.evidence().unseen());
      assertThat(played.took()).isLessThan(Duration.ofSeconds(site.timeout()).plus(GRACE));
      assertThat(result.findings()).hasSize(100);
      site.expected().check(result.evidence());
      complete(result);
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  /** Every file that the evidence names is there and can be read. */
  static void complete(AuditResult result) throws IOException {
    for (ScenarioRun run : result.evidence().scenarios()) {
      if (!run.har().isEmpty()) {
        byte[] har = Files.readAllBytes(result.evidenceFolder().resolve(run.har()));
        assertThat(JsonMapper.shared().readTree(har).path("log").path("pages").size())
            .isEqualTo(run.visits().size());
      }
      for (Visit visit : run.visits()) {
        for (String file : List.of(visit.screenshot(), visit.dom())) {
          if (!file.isEmpty()) {
            assertThat(result.evidenceFolder().resolve(file)).isNotEmptyFile();
          }
        }
      }
    }
  }
}
