package org.limpide.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.limpide.journal.Journal;
import org.limpide.journal.JournalStorage;
import org.limpide.journal.Limits;
import org.limpide.journal.Origin;
import org.limpide.journal.note.NoteSigner;
import org.limpide.journal.note.TlogProof;
import org.limpide.journal.storage.PostgresStorage;
import org.limpide.journal.storage.SqliteStorage;

/**
 * The journal's storage layer, on a SQLite file and in PostgreSQL: entries a second and how long
 * each waits to be on the disk, bytes an event, then a large log: start and proof.
 *
 * <p>Options: {@code --keep} writes {@code bench/results/journal.md}; {@code --seconds N} for each
 * load (10); {@code --events N} in the large log (10,000,000).
 */
public final class JournalFigures {
  private static final Origin ORIGIN = new Origin("bench.example/journal");
  private static final NoteSigner SIGNER = NoteSigner.generate(ORIGIN.name());

  private final List<String> lines = new ArrayList<>();
  private final double seconds;
  private final long events;

  private JournalFigures(double seconds, long events) {
    this.seconds = seconds;
    this.events = events;
  }

  /** Runs everything; PostgreSQL where {@code LIMPIDE_BENCH_POSTGRES} holds its JDBC address. */
  public static void main(String[] args) throws Exception {
    List<String> options = Arrays.asList(args);
    Locale.setDefault(Locale.ROOT);
    JournalFigures figures =
        new JournalFigures(
            Double.parseDouble(option(options, "--seconds", "10")),
            Long.parseLong(option(options, "--events", "10000000")));
    figures.lines.add("# The evidence journal\n");
    figures.lines.add(
        "%s. Load before: %s. Commit %s. %s.\n\n`bench/journal %s`\n"
            .formatted(
                Machine.describe(),
                Machine.load(),
                System.getProperty("limpide.commit", "?"),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                String.join(" ", args)));
    figures.lines.add(
        "Contents of 150 random bytes, ids in the order of time, a closed loop on the same processors; an answer comes after"
            + " the commit was forced to the disk.\n");
    figures.lines.add("| engine | what | measured | target | |\n|---|---|---|---|---|");
    Path folder =
        Files.createTempDirectory(
            Path.of(
                System.getProperty("limpide.bench.folder", System.getProperty("java.io.tmpdir"))),
            "limpide-journal-");
    try {
      figures.engine("SQLite", name -> SqliteStorage.in(folder.resolve(name + ".db")));
      String postgres = System.getenv("LIMPIDE_BENCH_POSTGRES");
      if (postgres != null && !postgres.isBlank()) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(postgres);
        try (HikariDataSource pool = new HikariDataSource(settings)) {
          figures.engine("PostgreSQL", name -> PostgresStorage.in(pool, name));
        }
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(JournalFigures::delete);
      }
    }
    String text = String.join("\n", figures.lines) + "\n";
    System.out.print(text);
    if (options.contains("--keep")) {
      Files.writeString(
          Path.of(System.getProperty("limpide.root"), "bench", "results", "journal.md"), text);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      System.err.println("left behind: " + file);
    }
  }

  private static String option(List<String> options, String name, String otherwise) {
    int at = options.indexOf(name);
    return at < 0 ? otherwise : options.get(at + 1);
  }

  /** Opens a log of this name. */
  @FunctionalInterface
  private interface Opening {
    JournalStorage named(String name);
  }

  private void engine(String engine, Opening storage) {
    try (Journal journal = open(() -> storage.named("load"))) {
      JournalLoad.run(journal, 1_024, Math.min(seconds, 3), Long.MAX_VALUE);
      for (int inFlight : new int[] {1, 64, 256, 1_024}) {
        JournalLoad load = JournalLoad.run(journal, inFlight, seconds, Long.MAX_VALUE);
        row(
            engine,
            inFlight + " in flight: p50 / p99",
            "%.2f / %.2f ms, %,.0f a second".formatted(load.p50(), load.p99(), load.rate()),
            "",
            "");
        if (inFlight == 1) {
          verdict(engine, "one alone, p50", load.p50(), 3, " ms");
        }
        if (inFlight == 1_024) {
          row(
              engine,
              "entries a second",
              "**%,.0f**".formatted(load.rate()),
              "at least 150,000",
              load.rate() >= 150_000 ? "met" : "missed");
          verdict(engine, "1,024 in flight, p99", load.p99(), 25, " ms");
        }
      }
    }
    large(engine, storage);
  }

  private void large(String engine, Opening opening) {
    JournalStorage storage = opening.named("large");
    try (Journal journal = open(() -> storage)) {
      JournalLoad load = JournalLoad.run(journal, 8_192, 3_600, events);
      row(
          engine,
          "%,d events written".formatted(events),
          "%,.0f a second".formatted(load.rate()),
          "",
          "");
      journal.seal();
      verdict(engine, "bytes an event on the disk", (double) storage.bytes() / events, 350, "");
    }
    long before = System.nanoTime();
    try (Journal journal = open(() -> opening.named("large"))) {
      verdict(
          engine,
          "start with %,d events".formatted(events),
          (System.nanoTime() - before) / 1e9,
          5,
          " s");
      Random random = new Random(3);
      long[] took = new long[1_000];
      for (int i = 0; i < took.length; i++) {
        long index = random.nextLong(events);
        long asked = System.nanoTime();
        TlogProof proof = journal.proof(index, Duration.ZERO);
        took[i] = System.nanoTime() - asked;
        if (!proof.leadsFrom(journal.entry(index).orElseThrow())) {
          throw new IllegalStateException("a proof that proves nothing");
        }
      }
      Arrays.sort(took);
      verdict(engine, "proof, p99 of 1,000 at random", took[990] / 1e6, 5, " ms");
      row(engine, "proof, p50", "%.2f ms".formatted(took[500] / 1e6), "", "");
    }
  }

  private static Journal open(Supplier<JournalStorage> storage) {
    return Journal.open(storage.get(), ORIGIN, SIGNER, Clock.systemUTC(), Limits.USUAL);
  }

  private void verdict(String engine, String what, double measured, double most, String unit) {
    row(
        engine,
        what,
        "**%.2f%s**".formatted(measured, unit),
        "at most %.0f%s".formatted(most, unit),
        measured <= most ? "met" : "missed");
  }

  private void row(String engine, String what, String measured, String target, String verdict) {
    lines.add("| %s | %s | %s | %s | %s |".formatted(engine, what, measured, target, verdict));
    System.err.println(lines.getLast());
  }
}
