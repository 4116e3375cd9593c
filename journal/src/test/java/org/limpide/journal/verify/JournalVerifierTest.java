package org.limpide.journal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.journal.Appended;
import org.limpide.journal.Entry;
import org.limpide.journal.EntryBundle;
import org.limpide.journal.Journal;
import org.limpide.journal.JournalException;
import org.limpide.journal.Origin;
import org.limpide.journal.note.Checkpoint;
import org.limpide.journal.note.NoteSigner;
import org.limpide.journal.note.TlogProof;
import org.limpide.journal.storage.SqliteStorage;

class JournalVerifierTest {
  private static final Origin ORIGIN = new Origin("journal.example/2026-4");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final NoteSigner signer = NoteSigner.generate(ORIGIN.name());
  private final JournalVerifier verifier = new JournalVerifier(signer.verifier());

  /** The files of an export in memory. */
  private record MemorySource(Map<String, byte[]> files) implements ExportSource {
    @Override
    public Set<String> names() {
      return files.keySet();
    }

    @Override
    public Optional<byte[]> read(String name) {
      return Optional.ofNullable(files.get(name));
    }

    @Override
    public void close() {}
  }

  private Journal journal(String file) {
    return Journal.open(SqliteStorage.in(folder.resolve(file)), ORIGIN, signer, Clock.systemUTC());
  }

  private static void fill(Journal journal, int from, int to) {
    List<CompletableFuture<Appended>> answers = new ArrayList<>();
    for (int i = from; i < to; i++) {
      answers.add(journal.append(new Entry(UUID.randomUUID(), content(i))));
    }
    answers.forEach(CompletableFuture::join);
    var unused = journal.proof(answers.getLast().join().index(), PATIENCE);
  }

  private static byte[] content(int i) {
    return ("entry " + i).getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, byte[]> exported(int entries) throws Exception {
    Path to = folder.resolve("export");
    try (Journal journal = journal("log.db")) {
      fill(journal, 0, entries);
      Export.toFolder(journal, to);
    }
    Map<String, byte[]> files = new TreeMap<>();
    FolderSource source = new FolderSource(to);
    for (String name : source.names()) {
      files.put(name, source.read(name).orElseThrow());
    }
    return files;
  }

  @Test
  void aWholeExportIsGoodInAFolderAndInAZip() throws Exception {
    try (Journal journal = journal("log.db")) {
      fill(journal, 0, 66_000 / 10);
      Checkpoint checkpoint = Export.toFolder(journal, folder.resolve("folder"));
      Export.toZip(journal, folder.resolve("log.zip"));
      Verdict verdict = verifier.export(folder.resolve("folder"));
      assertThat(verdict.faults()).isEmpty();
      assertThat(verdict.checkpoint())
          .hasValueSatisfying(c -> assertThat(c).hasToString(checkpoint.toString()));
      assertThat(verifier.export(folder.resolve("log.zip")).faults()).isEmpty();
    }
  }

  @Test
  void anEmptyLogIsGoodToo() throws Exception {
    try (Journal journal = journal("log.db")) {
      Export.toZip(journal, folder.resolve("log.zip"));
    }
    assertThat(verifier.export(folder.resolve("log.zip")).faults()).isEmpty();
  }

  @Test
  void everyOneOfTenThousandRandomChangesIsFound() throws Exception {
    Map<String, byte[]> sound = exported(300);
    assertThat(verifier.export(new MemorySource(sound), Optional.empty()).faults()).isEmpty();
    List<String> names = List.copyOf(sound.keySet());
    Random random = new Random(2026);
    int[] kinds = new int[9];
    for (int i = 0; i < 10_000; i++) {
      Map<String, byte[]> changed = new TreeMap<>(sound);
      int kind = random.nextInt(kinds.length);
      change(kind, changed, names.get(random.nextInt(names.size())), random);
      if (!same(sound, changed)) {
        kinds[kind]++;
        assertThat(verifier.export(new MemorySource(changed), Optional.empty()).good())
            .as("change %d of kind %d", i, kind)
            .isFalse();
      } else {
        i--;
      }
    }
    assertThat(Arrays.stream(kinds).min().orElse(0)).isGreaterThan(500);
  }

  private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
    return one.keySet().equals(other.keySet())
        && one.keySet().stream().allMatch(name -> Arrays.equals(one.get(name), other.get(name)));
  }

  private static void change(int kind, Map<String, byte[]> files, String name, Random random) {
    byte[] bytes = files.get(name).clone();
    int at = random.nextInt(bytes.length);
    String bundle = random.nextBoolean() ? "tile/entries/000" : "tile/entries/001.p/44";
    List<byte[]> entries = new ArrayList<>(EntryBundle.read(files.get(bundle)).orElseThrow());
    int one = random.nextInt(entries.size());
    int two = random.nextInt(entries.size());
    switch (kind) {
      case 0 -> { // a bit
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        files.put(name, bytes);
      }
      case 1 -> files.put(name, Arrays.copyOf(bytes, at)); // a cut
      case 2 ->
          files.put(name, ByteBuffer.allocate(bytes.length + 1).put(bytes).put((byte) at).array());
      case 3 -> files.remove(name);
      case 4 -> files.put("tile/0/" + String.format("%03d", 2 + random.nextInt(900)), bytes);
      case 5 -> { // an entry dropped
        entries.remove(one);
        files.put(bundle, EntryBundle.of(entries));
      }
      case 6 -> { // an entry doubled, in place of another or beside it
        if (random.nextBoolean()) {
          entries.set(one, entries.get(two));
        } else {
          entries.add(one, entries.get(two));
        }
        files.put(bundle, EntryBundle.of(entries));
      }
      case 7 -> { // two entries swapped, and their leaf hashes too in half of the cases
        java.util.Collections.swap(entries, one, two);
        files.put(bundle, EntryBundle.of(entries));
        String tile = bundle.replace("entries", "0");
        if (random.nextBoolean()) {
          byte[] hashes = files.get(tile).clone();
          byte[] first = Arrays.copyOfRange(hashes, one * 32, one * 32 + 32);
          System.arraycopy(hashes, two * 32, hashes, one * 32, 32);
          System.arraycopy(first, 0, hashes, two * 32, 32);
          files.put(tile, hashes);
        }
      }
      default -> { // two files swapped
        List<String> names = List.copyOf(files.keySet());
        String other = names.get(random.nextInt(names.size()));
        files.put(name, files.get(other));
        files.put(other, bytes);
      }
    }
  }

  @Test
  void noBitOfAZipFileCanBeChanged() throws Exception {
    Path zip = folder.resolve("log.zip");
    try (Journal journal = journal("log.db")) {
      fill(journal, 0, 20);
      Export.toZip(journal, zip);
    }
    byte[] sound = Files.readAllBytes(zip);
    Path changed = folder.resolve("changed.zip");
    Random random = new Random(7);
    for (int i = 0; i < 1_500; i++) {
      byte[] bytes = sound.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(changed, bytes);
      assertThat(verifier.export(changed).good()).as("change %d", i).isFalse();
    }
    Files.write(changed, ByteBuffer.allocate(sound.length + 1).put(sound).put((byte) 0).array());
    assertThat(verifier.export(changed).good()).isFalse();
  }

  @Test
  void noBitOfAProofOrItsEntryCanBeChanged() {
    String proof;
    try (Journal journal = journal("log.db")) {
      fill(journal, 0, 1_000);
      proof = journal.proof(321, PATIENCE).toString();
    }
    assertThat(verifier.proof(proof, content(321)).faults()).isEmpty();
    assertThat(verifier.proof(proof, content(322)).good()).isFalse();
    byte[] text = proof.getBytes(StandardCharsets.UTF_8);
    for (int bit = 0; bit < text.length * 8; bit++) {
      byte[] changed = text.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(verifier.proof(new String(changed, StandardCharsets.UTF_8), content(321)).good())
          .as("bit %d", bit)
          .isFalse();
    }
  }

  @Test
  void anotherKeyAndAnotherLogAreFound() {
    try (Journal journal = journal("log.db")) {
      fill(journal, 0, 10);
      String proof = journal.proof(3, PATIENCE).toString();
      assertThat(
              new JournalVerifier(NoteSigner.generate(ORIGIN.name()).verifier())
                  .proof(proof, content(3))
                  .good())
          .isFalse();
      assertThat(
              new JournalVerifier(NoteSigner.generate("other").verifier())
                  .proof(proof, content(3))
                  .good())
          .isFalse();
      assertThat(verifier.proof("not a proof", content(3)).good()).isFalse();
    }
  }

  @Test
  void aCosignedProofIsGoodForWhoKnowsTheWitness() {
    NoteSigner witness = NoteSigner.witness("witness.example/w1");
    try (Journal journal = journal("log.db")) {
      fill(journal, 0, 10);
      Checkpoint seen = journal.checkpoint();
      assertThat(
              journal.cosign(seen, witness.cosign(seen.note(), Instant.now()), witness.verifier()))
          .isTrue();
      TlogProof proof = journal.proof(3, PATIENCE);
      TlogProof cosigned =
          new TlogProof(Optional.empty(), 3, proof.path(), journal.cosigned().orElseThrow());
      JournalVerifier knowing = new JournalVerifier(signer.verifier(), List.of(witness.verifier()));
      assertThat(knowing.proof(cosigned.toString(), content(3)).faults()).isEmpty();
      assertThat(verifier.proof(cosigned.toString(), content(3)).good()).isFalse();
      Checkpoint forged =
          Checkpoint.sign(
              ORIGIN.name(), seen.size(), seen.root(), NoteSigner.generate(ORIGIN.name()));
      assertThat(
              journal.cosign(
                  forged, witness.cosign(forged.note(), Instant.now()), witness.verifier()))
          .isFalse();
    }
  }

  @Test
  void aRewrittenPastIsFoundWithAnOlderCheckpoint() throws Exception {
    Checkpoint older;
    try (Journal journal = journal("log.db")) {
      fill(journal, 0, 400);
      older = journal.checkpoint();
      fill(journal, 400, 900);
      Export.toFolder(journal, folder.resolve("honest"));
    }
    assertThat(verifier.export(folder.resolve("honest"), Optional.of(older)).faults()).isEmpty();
    try (Journal journal = journal("rewritten.db")) {
      fill(journal, 1, 900);
      Export.toFolder(journal, folder.resolve("rewritten"));
    }
    assertThat(verifier.export(folder.resolve("rewritten")).faults()).isEmpty();
    assertThat(verifier.export(folder.resolve("rewritten"), Optional.of(older)).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.what()).contains("rewritten"));
    try (Journal journal = journal("cut.db")) {
      fill(journal, 0, 300);
      Export.toFolder(journal, folder.resolve("cut"));
    }
    assertThat(verifier.export(folder.resolve("cut"), Optional.of(older)).good()).isFalse();
  }

  /** What somebody with the database's password can do, below the journal. */
  @Test
  void changesInTheStoredRowsAreFound() throws Exception {
    Path file = folder.resolve("log.db");
    try (Journal journal = journal("log.db")) {
      fill(journal, 0, 800);
    }
    byte[] sound = Files.readAllBytes(file);
    Random random = new Random(5);
    for (int i = 0; i < 150; i++) {
      Files.write(file, sound);
      int one = random.nextInt(800);
      int two = (one + 1 + random.nextInt(799)) % 800;
      String sql =
          switch (i % 5) {
            case 0 ->
                "update entry set content = (select content from entry where place = %d) where place = %d"
                    .formatted(two, one);
            case 1 ->
                "update entry set content = cast(content || 'x' as blob) where place = " + one;
            case 2 -> "delete from entry where place = " + one;
            case 3 ->
                "update entry set place = case place when %d then -1 else place end".formatted(one);
            default ->
                "update tile set hashes = cast(substr(hashes, 1, %d) || x'%02x' || substr(hashes, %d) as blob) where place = %d"
                    .formatted(one, random.nextInt(256), one + 2, one % 3);
          };
      int changed;
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          var statement = connection.createStatement()) {
        changed = statement.executeUpdate(sql);
      }
      assertThat(changed).isPositive();
      if (Arrays.equals(sound, Files.readAllBytes(file))) {
        continue;
      }
      assertThat(found("export-" + i)).as(sql).isTrue();
    }
  }

  private boolean found(String name) throws Exception {
    try (Journal journal = journal("log.db")) {
      Export.toFolder(journal, folder.resolve(name));
      return !verifier.export(folder.resolve(name)).good();
    } catch (JournalException e) {
      return e.reason() == JournalException.Reason.DAMAGED;
    }
  }
}
