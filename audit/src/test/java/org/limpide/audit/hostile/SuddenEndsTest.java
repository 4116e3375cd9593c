package org.limpide.audit.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.limpide.audit.hostile.HostileServer.html;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.audit.Audit;
import org.limpide.audit.AuditProgress;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.AuditResult;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.law.Language;

/** A browser, or what shows one of its pages, that dies half-way. */
@Tag("browser")
class SuddenEndsTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static HostileServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new HostileServer(folder);
    server.serve(
        "mortal",
        exchange ->
            html(
                exchange, 200, "<title>t</title><h1>Read me</h1><a href=/1>1</a><a href=/2>2</a>"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aKilledBrowserEndsTheAuditWithWhatItHad() throws IOException {
    AuditResult result = audit("browser", "S0", Leftovers::browsers);

    assertThat(result.findings()).hasSize(100);
    assertThat(result.evidence().unseen()).anyMatch(s -> s.contains("browser"));
    assertThat(result.evidence().scenarios())
        .filteredOn(run -> run.outcome() != Outcome.SKIPPED)
        .extracting(ScenarioRun::scenario)
        .contains(Scenario.S0, Scenario.S1, Scenario.S2);
    assertThat(result.evidence().scenarios()).noneMatch(run -> run.outcome() == Outcome.DONE);
    HostileSitesTest.complete(result);
    assertThat(Leftovers.processes()).isEmpty();
    assertThat(Leftovers.folders()).isEmpty();
  }

  @Test
  void aBrowserKilledBeforeTheFirstPageIsNoBreakdownOfTheAudit() throws IOException {
    AuditResult result = audit("early", "scout", Leftovers::browsers);

    assertThat(result.findings()).hasSize(100);
    assertThat(result.evidence().pages()).isEmpty();
    assertThat(result.evidence().unseen()).anyMatch(s -> s.contains("browser"));
    HostileSitesTest.complete(result);
    assertThat(Leftovers.processes()).isEmpty();
    assertThat(Leftovers.folders()).isEmpty();
  }

  @Test
  void crashedPagesAreNamedAndTheOthersRead() throws IOException {
    AuditResult result = audit("renderer", "S0", Leftovers::renderers);

    assertThat(result.findings()).hasSize(100);
    assertThat(result.evidence().pages()).isNotEmpty();
    assertThat(result.evidence().pages()).allMatch(page -> page.text().contains("Read me"));
    HostileSitesTest.complete(result);
    assertThat(Leftovers.processes()).isEmpty();
    assertThat(Leftovers.folders()).isEmpty();
  }

  private static AuditResult audit(
      String name, String step, Supplier<List<ProcessHandle>> victims) {
    AtomicBoolean struck = new AtomicBoolean();
    AuditProgress striking =
        (scenario, page, done, planned) -> {
          if (scenario.equals(step) && struck.compareAndSet(false, true)) {
            Thread.ofPlatform()
                .start(
                    () -> {
                      try {
                        Thread.sleep(step.equals("scout") ? 1 : 500);
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      victims.get().forEach(ProcessHandle::destroyForcibly);
                    });
          }
        };
    AuditRequest request =
        new AuditRequest(
            URI.create("http://mortal.hostile.example/"),
            3,
            2,
            List.of(new Resolve("*", 80, "127.0.0.1", server.httpPort())),
            Optional.empty(),
            Optional.of("127.0.0.1:9"),
            false,
            Set.of(Scenario.S0, Scenario.S1, Scenario.S2),
            Duration.ofMillis(200),
            Duration.ofMillis(2000),
            Duration.ofSeconds(60),
            LocalDate.of(2026, 9, 1),
            Optional.empty(),
            Language.FR,
            2);
    long began = System.nanoTime();
    AuditResult result = Audit.run(request, folder.resolve(name), striking);
    assertThat(struck).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(80));
    return result;
  }
}
