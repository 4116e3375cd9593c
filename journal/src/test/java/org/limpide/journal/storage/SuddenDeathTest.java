package org.limpide.journal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.journal.Entry;
import org.limpide.journal.EntryBundle;
import org.limpide.journal.Journal;
import org.limpide.journal.note.Checkpoint;
import org.limpide.journal.note.MalformedNoteException;
import org.limpide.journal.note.NoteSigner;
import org.limpide.journal.tree.GrowingTree;
import org.limpide.journal.tree.Hash;
import org.limpide.journal.tree.Proofs;
import org.limpide.journal.tree.TilePath;
import org.limpide.journal.tree.TreeHasher;

/** Processes killed, and disks that forget, while the journal is being filled. */
class SuddenDeathTest {
  @TempDir Path folder;
  private final NoteSigner signer = NoteSigner.generate(LoadedJournal.ORIGIN.name());
  private final Random random = new Random(43);

  private Path answered() {
    return folder.resolve("answered");
  }

  private Path seen() {
    return folder.resolve("seen");
  }

  private Process start(String place, Map<String, String> environment, String mode)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dcheckpoint=" + seen(),
                "-cp",
                System.getProperty("java.class.path"),
                LoadedJournal.class.getName(),
                place,
                signer.secret(),
                answered().toString(),
                String.valueOf(random.nextLong()),
                mode));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** What was acknowledged: event and place. A record the process died in is not counted. */
  private Map<UUID, Long> acknowledged() throws IOException {
    Map<UUID, Long> places = new HashMap<>();
    if (!Files.exists(answered())) {
      return places;
    }
    try (DataInputStream in =
        new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(answered())))) {
      while (true) {
        UUID event = new UUID(in.readLong(), in.readLong());
        assertThat(places.put(event, in.readLong())).isNull();
      }
    } catch (EOFException e) {
      return places;
    }
  }

  private Optional<Checkpoint> lastSeen() throws IOException {
    try {
      return Files.exists(seen())
          ? Optional.of(Checkpoint.parse(Files.readString(seen())))
          : Optional.empty();
    } catch (MalformedNoteException e) {
      return Optional.empty(); // it died while writing it down
    }
  }

  /** How many acknowledged entries are gone; everything else must hold in any case. */
  private long lost(String place) throws IOException {
    Map<UUID, Long> places = acknowledged();
    Optional<Checkpoint> seen = lastSeen();
    try (Journal journal =
        Journal.open(
            LoadedJournal.storage(place, false), LoadedJournal.ORIGIN, signer, Clock.systemUTC())) {
      long size = journal.checkpoint().size();
      Set<Hash> contents = new HashSet<>();
      GrowingTree tree = new GrowingTree();
      TreeHasher hasher = new TreeHasher();
      Map<Long, Hash> leaves = new HashMap<>();
      for (TilePath bundle : TilePath.ofTree(size, true)) {
        if (bundle.level() == TilePath.ENTRIES) {
          for (byte[] content :
              EntryBundle.read(journal.tile(bundle).orElseThrow()).orElseThrow()) {
            Hash leaf = hasher.leaf(content);
            assertThat(contents.add(leaf)).as("entry %d stands there once", tree.size()).isTrue();
            leaves.put(tree.size(), leaf);
            tree.add(leaf);
          }
        }
      }
      assertThat(tree.root()).isEqualTo(journal.checkpoint().root());
      long lost = 0;
      for (Map.Entry<UUID, Long> one : places.entrySet()) {
        Hash leaf = hasher.leaf(LoadedJournal.content(one.getKey()));
        lost += leaf.equals(leaves.get(one.getValue())) ? 0 : 1;
      }
      if (lost == 0 && seen.isPresent()) {
        Checkpoint older = seen.get();
        assertThat(older.size()).isLessThanOrEqualTo(size);
        assertThat(
                Proofs.consistent(
                    older.size(),
                    older.root(),
                    size,
                    journal.checkpoint().root(),
                    journal.consistency(older.size())))
            .isTrue();
      }
      if (!places.isEmpty() && lost == 0) {
        UUID known = places.keySet().iterator().next();
        assertThat(journal.append(new Entry(known, LoadedJournal.content(known))).join().again())
            .isTrue();
      }
      return lost;
    }
  }

  private void kill(String place, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      int before = acknowledged().size();
      Process process = start(place, Map.of(), "safe");
      try {
        for (int wait = 0;
            wait < 400 && acknowledged().size() == before && process.isAlive();
            wait++) {
          Thread.sleep(25);
        }
        Thread.sleep(random.nextInt(150));
      } finally {
        process.destroyForcibly().waitFor();
      }
      assertThat(acknowledged().size())
          .as("the process worked: %s", Files.readString(folder.resolve("out")))
          .isGreaterThan(before);
      if (i % 10 == 9 || i == times - 1) {
        assertThat(lost(place)).isZero();
      }
    }
  }

  @Test
  void nothingAcknowledgedIsLostByAFewKills() throws Exception {
    kill(folder.resolve("journal.db").toString(), 4);
  }

  @Test
  @Tag("soak")
  void norByTwoHundredKillsInARow() throws Exception {
    for (int i = 0; i < 20; i++) {
      kill(folder.resolve("journal" + i + ".db").toString(), 10);
      Files.delete(answered());
      Files.delete(seen());
    }
  }

  @Test
  @EnabledIfEnvironmentVariable(
      named = "LIMPIDE_TEST_POSTGRES",
      matches = ".+",
      disabledReason = "no PostgreSQL here: the journal's tests on it are not run")
  void norByAFewKillsOnPostgres() throws Exception {
    kill("postgres:" + UUID.randomUUID().toString().replace("-", ""), 3);
  }

  private Optional<Path> powerCut() throws Exception {
    Path library = folder.resolve("powercut.so");
    try {
      Process compiler =
          new ProcessBuilder(
                  "gcc",
                  "-O1",
                  "-shared",
                  "-fPIC",
                  "-o",
                  library.toString(),
                  "src/test/c/powercut.c",
                  "-ldl",
                  "-lpthread")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("gcc").toFile())
              .start();
      assertThat(compiler.waitFor()).as(Files.readString(folder.resolve("gcc"))).isZero();
      return Optional.of(library);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private long lostByPowerCut(Path library, int run, long at, int seed, String mode)
      throws Exception {
    Path file = folder.resolve("cut-" + mode + run + ".db");
    Files.deleteIfExists(answered());
    Files.deleteIfExists(seen());
    Process process =
        start(
            file.toString(),
            Map.of(
                "LD_PRELOAD", library.toString(),
                "POWER_CUT_IN", file.toString(),
                "POWER_CUT_AT", String.valueOf(at),
                "POWER_CUT_SEED", String.valueOf(seed)),
            mode);
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly().waitFor();
    assertThat(ended).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("out"))).isEqualTo(99);
    return mode.equals("unsafe") ? lostOrUnreadable(file) : lost(file.toString());
  }

  /** Without forcing, a file may be so torn that it is refused: then everything is lost. */
  private long lostOrUnreadable(Path file) throws IOException {
    try {
      return lost(file.toString());
    } catch (org.limpide.journal.JournalException e) {
      return acknowledged().size();
    }
  }

  private void cutPower(int runs) throws Exception {
    Optional<Path> library = powerCut();
    org.junit.jupiter.api.Assumptions.assumeTrue(
        library.isPresent(), "no gcc here: the power cut is not tested");
    long acknowledged = 0;
    for (int run = 0; run < runs; run++) {
      long at = 60 + random.nextInt(4_000);
      assertThat(lostByPowerCut(library.get(), run, at, run % 2 == 0 ? 0 : run, "safe"))
          .as("run %d, cut at %d", run, at)
          .isZero();
      acknowledged += acknowledged().size();
    }
    assertThat(acknowledged).isPositive();
  }

  @Test
  void nothingAcknowledgedIsLostByAPowerCut() throws Exception {
    cutPower(5);
  }

  @Test
  @Tag("soak")
  void norByAHundredPowerCuts() throws Exception {
    cutPower(100);
  }

  /** Shows that the test above would notice a journal that does not force the disk. */
  @Test
  void withoutForcingTheDiskAPowerCutLosesAcknowledgedEntries() throws Exception {
    Optional<Path> library = powerCut();
    org.junit.jupiter.api.Assumptions.assumeTrue(
        library.isPresent(), "no gcc here: the power cut is not tested");
    assertThat(lostByPowerCut(library.get(), 0, 3_000, 0, "unsafe")).isPositive();
  }
}
