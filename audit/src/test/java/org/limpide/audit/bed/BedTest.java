package org.limpide.audit.bed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.limpide.audit.Audit;
import org.limpide.audit.AuditProgress;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.AuditResult;
import org.limpide.audit.Finding;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Status;
import org.limpide.law.Language;

/**
 * Audits every case of the bed with the real browser and compares. {@code -Dbed=CK-01} or {@code
 * -Dbed=CK-01/faulty-1} selects; {@code -Dbed.publish=true} writes the table to {@code docs/bed.md}
 * too.
 */
@Tag("browser")
class BedTest {
  private static final Path OUT = Path.of("target/bed");
  private static final int PARALLEL = Integer.getInteger("bed.parallel", 5);
  private static final double FLOOR = 0.95;

  private final BedTable table = new BedTable();
  private final BedCertificates certificates = new BedCertificates();

  @TestFactory
  Stream<DynamicTest> theAuditFindsTheFaultsAndOnlyThem() throws IOException {
    List<BedCase> cases = BedCase.selected();
    Path ca = certificates.writeCa(OUT.resolve("ca.pem").toAbsolutePath());
    List<Future<List<String>>> results = new ArrayList<>();
    ExecutorService workers = Executors.newFixedThreadPool(PARALLEL);
    cases.forEach(one -> results.add(workers.submit(() -> play(one, ca))));
    workers.shutdown();
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      BedCase one = cases.get(i);
      Future<List<String>> result = results.get(i);
      tests.add(dynamicTest(one.id(), () -> check(one, result)));
    }
    tests.add(dynamicTest("precision and recall reach 0.95", () -> conclude(cases.size())));
    return tests.stream();
  }

  private static void check(BedCase one, Future<List<String>> result) throws Throwable {
    try {
      List<String> surprises = result.get();
      if (!one.blind()) {
        assertThat(surprises).as(one.id()).isEmpty();
      } else {
        surprises.forEach(surprise -> System.out.println("blind " + one.id() + ": " + surprise));
      }
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  private void conclude(int cases) throws IOException {
    String text = table.markdown(cases);
    System.out.println(text);
    Files.writeString(Path.of("target/bed-table.md"), text);
    if (Boolean.getBoolean("bed.publish")) {
      Files.createDirectories(Path.of("../docs"));
      Files.writeString(Path.of("../docs/bed.md"), text);
    }
    for (boolean blindOnly : List.of(false, true)) {
      assertThat(table.precision(blindOnly)).as("precision").isGreaterThanOrEqualTo(FLOOR);
      assertThat(table.recall(blindOnly)).as("recall").isGreaterThanOrEqualTo(FLOOR);
    }
  }

  private List<String> play(BedCase one, Path ca) throws Exception {
    Path folder = OUT.resolve(one.rule()).resolve(one.name()).toAbsolutePath();
    Files.createDirectories(folder);
    try (var server = new BedServer(one, certificates)) {
      return compare(one, Audit.run(request(one, server, ca), folder, AuditProgress.SILENT));
    }
  }

  private static AuditRequest request(BedCase one, BedServer server, Path ca) {
    List<Resolve> resolve = new ArrayList<>();
    for (String host : List.of(one.host(), "*")) {
      resolve.add(new Resolve(host, 80, "127.0.0.1", server.httpPort(host)));
      resolve.add(new Resolve(host, 443, "127.0.0.1", server.httpsPort(host)));
    }
    Set<Scenario> scenarios =
        one.scenarios().stream().map(Scenario::valueOf).collect(Collectors.toSet());
    return new AuditRequest(
        URI.create(one.startUrl()),
        one.pages(),
        one.depth(),
        resolve,
        Optional.of(ca),
        Optional.of(server.dns()),
        one.verified(),
        scenarios,
        Duration.ofMillis(one.settle()),
        Duration.ofMillis(one.firstWait()),
        Duration.ofSeconds(180),
        one.at(),
        Optional.empty(),
        one.json().path("language").asString("fr").equals("en") ? Language.EN : Language.FR,
        2);
  }

  /** Each expectation against the finding, then every fault that nobody expected. */
  private List<String> compare(BedCase one, AuditResult result) {
    Map<String, Finding> findings = new TreeMap<>();
    result.findings().forEach(finding -> findings.put(finding.rule().id(), finding));
    List<String> surprises = new ArrayList<>();
    one.expected()
        .forEach(
            (rule, expected) -> {
              Finding finding = findings.get(rule);
              String actual = finding == null ? "absent" : finding.verdict().status().code();
              var outcome = new BedTable.Outcome(rule, one.id(), one.blind(), expected, actual);
              table.add(outcome);
              if (!outcome.met()) {
                surprises.add(rule + " is " + actual + ", not " + expected + explain(finding));
              }
            });
    for (Finding finding : result.findings()) {
      String rule = finding.rule().id();
      boolean foreseen = one.expected().containsKey(rule) || one.alsoFails().contains(rule);
      if (finding.verdict().status() == Status.FAIL && !foreseen) {
        table.add(new BedTable.Outcome(rule, one.id(), one.blind(), "none", "fail"));
        surprises.add(rule + " cries wolf" + explain(finding));
      }
    }
    return surprises;
  }

  private static String explain(@Nullable Finding finding) {
    if (finding == null) {
      return "";
    }
    String proofs =
        finding.verdict().proofs().stream()
            .map(
                (Proof proof) ->
                    "\n    - " + proof.kind() + " " + proof.page() + ": " + proof.detail().en())
            .collect(Collectors.joining());
    return ": " + finding.verdict().reason().en() + proofs;
  }
}
