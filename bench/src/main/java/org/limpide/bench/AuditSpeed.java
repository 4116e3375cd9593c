package org.limpide.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How fast, and in how much memory, {@code limpide audit} visits a shop in every state, beside the
 * same pages visited one by one. The audit is the command as people run it: a process of its own,
 * counted from its start to its end, the report included.
 *
 * <p>{@code bench/audit-speed [--runs N] [--keep]}; targets on 2 cores: at least 45 state-visits a
 * minute, at most 1.5 GiB.
 */
public final class AuditSpeed {
  private static final long SETTLE = 2000;
  private static final double TARGET_RATE = 45;
  private static final double TARGET_GIB = 1.5;

  private record Measure(int visits, ProcessTree.Cost cost) {
    double perMinute() {
      return visits * 60.0 / cost.seconds();
    }

    double gib() {
      return cost.peakBytes() / (double) (1L << 30);
    }
  }

  private AuditSpeed() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> given = List.of(arguments);
    int runs =
        given.contains("--runs") ? Integer.parseInt(given.get(given.indexOf("--runs") + 1)) : 3;
    Path root = Path.of(System.getProperty("limpide.root", ".")).toAbsolutePath().normalize();
    Path work = Files.createTempDirectory("limpide-bench-");
    String load = Machine.load();
    List<Measure> audits = new ArrayList<>();
    List<Measure> peers = new ArrayList<>();
    String browser = "";
    String command = "";
    try (SampleShop shop = new SampleShop()) {
      for (int run = 1; run <= runs; run++) {
        Path out = work.resolve("audit-" + run);
        List<String> audit = audit(root, out, shop.port());
        command = String.join(" ", audit).replace(root + "/", "./").replace(out.toString(), "DIR");
        ProcessTree.Cost cost = ProcessTree.run(audit);
        AuditReport report = AuditReport.in(out);
        browser = report.browser();
        audits.add(new Measure(report.visits().size(), cost));
        System.err.printf(
            "run %d: audit %d state-visits (%d unread) in %.1f s, %.2f GiB in %d processes, %d HAR, %d pictures%n",
            run,
            report.visits().size(),
            report.failed(),
            cost.seconds(),
            audits.getLast().gib(),
            cost.processes(),
            report.archives(),
            report.pictures());
        Path list = work.resolve("list-" + run);
        Files.write(list, OneByOne.list(report, SETTLE), UTF_8);
        ProcessTree.Cost peer =
            ProcessTree.run(peer(list, work.resolve("peer-" + run), shop.port()));
        peers.add(new Measure(report.visits().size(), peer));
        System.err.printf(
            "run %d: one by one in %.1f s, %.2f GiB%n", run, peer.seconds(), peers.getLast().gib());
      }
    } finally {
      delete(work);
    }
    String text = table(audits, peers, browser, command, load);
    System.out.print(text);
    if (given.contains("--keep")) {
      Path results = Files.createDirectories(root.resolve("bench/results"));
      Files.writeString(results.resolve("audit-speed.md"), text);
    }
  }

  private static List<String> audit(Path root, Path out, int port) {
    return List.of(
        root.resolve("limpide").toString(),
        "audit",
        "http://" + SampleShop.HOST + "/",
        "--resolve",
        "*:80:127.0.0.1:" + port,
        "--pages",
        "20",
        "--settle",
        Long.toString(SETTLE),
        "--first-wait",
        Long.toString(SETTLE),
        "--format",
        "html,json",
        "--quiet",
        "--out",
        out.toString());
  }

  private static List<String> peer(Path list, Path out, int port) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xmx768m",
        "-cp",
        System.getProperty("java.class.path"),
        OneByOne.class.getName(),
        list.toString(),
        out.toString(),
        Integer.toString(port));
  }

  private static String table(
      List<Measure> audits, List<Measure> peers, String browser, String command, String load) {
    double rate = median(audits.stream().map(Measure::perMinute).toList());
    double gib = audits.stream().mapToDouble(Measure::gib).max().orElse(0);
    return """
        # Speed of an audit

        %s. %s. Load before: %s. %s.

        `%s`

        | median of %d runs | state-visits | seconds | state-visits a minute | peak memory (GiB, PSS) |
        |---|---|---|---|---|
        %s%s
        Runs, audit: %s. Runs, one by one: %s.

        Targets: at least %.0f a minute: %s (%.1f); at most %.1f GiB: %s (%.2f, the largest of all runs).
        """
        .formatted(
            Machine.describe(),
            browser,
            load,
            Instant.now().truncatedTo(ChronoUnit.MINUTES),
            command,
            audits.size(),
            row("limpide audit", audits),
            row("the same pages one by one", peers),
            runs(audits),
            runs(peers),
            TARGET_RATE,
            rate >= TARGET_RATE ? "met" : "missed",
            rate,
            TARGET_GIB,
            gib <= TARGET_GIB ? "met" : "missed",
            gib);
  }

  private static String row(String name, List<Measure> measures) {
    return "| %s | %.0f | %.1f | **%.1f** | **%.2f** |%n"
        .formatted(
            name,
            median(measures.stream().map(m -> (double) m.visits()).toList()),
            median(measures.stream().map(m -> m.cost().seconds()).toList()),
            median(measures.stream().map(Measure::perMinute).toList()),
            median(measures.stream().map(Measure::gib).toList()));
  }

  private static String runs(List<Measure> measures) {
    return String.join(
        ", ",
        measures.stream()
            .map(m -> "%.1f a minute, %.2f GiB".formatted(m.perMinute(), m.gib()))
            .toList());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
