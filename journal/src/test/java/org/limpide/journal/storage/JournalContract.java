package org.limpide.journal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.limpide.journal.Appended;
import org.limpide.journal.Entry;
import org.limpide.journal.EntryBundle;
import org.limpide.journal.Journal;
import org.limpide.journal.JournalException;
import org.limpide.journal.JournalException.Reason;
import org.limpide.journal.JournalStorage;
import org.limpide.journal.JournalStorage.Stage;
import org.limpide.journal.Limits;
import org.limpide.journal.Origin;
import org.limpide.journal.note.Checkpoint;
import org.limpide.journal.note.NoteSigner;
import org.limpide.journal.note.TlogProof;
import org.limpide.journal.tree.Hash;
import org.limpide.journal.tree.Proofs;
import org.limpide.journal.tree.TilePath;
import org.limpide.journal.tree.TreeHasher;

/** What a journal promises, on any storage. */
abstract class JournalContract {
  static final Origin ORIGIN = new Origin("journal.example/2026-4");
  static final Duration PATIENCE = Duration.ofSeconds(10);
  static final Limits QUICK = new Limits(16_384, 1_024, Duration.ofMillis(50));

  final NoteSigner signer = NoteSigner.generate(ORIGIN.name());
  private final Random random = new Random(41);

  /** The same log each time within a test, another in another test. */
  abstract JournalStorage storage();

  Journal open() {
    return Journal.open(storage(), ORIGIN, signer, Clock.systemUTC(), QUICK);
  }

  /** A time-ordered id (RFC 9562 UUIDv7). */
  static UUID ordered(long millis, Random random) {
    return new UUID(
        millis << 16 | 0x7000 | random.nextInt(0x1000),
        0x8000000000000000L | random.nextLong() >>> 2);
  }

  Entry entry(int number) {
    return new Entry(ordered(System.currentTimeMillis(), random), content(number));
  }

  static byte[] content(int number) {
    return ("entry " + number + " ".repeat(140)).getBytes(StandardCharsets.UTF_8);
  }

  List<Appended> fill(Journal journal, int from, int to) {
    List<CompletableFuture<Appended>> answers = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (answers.size() % 10_000 == 9_999) {
        answers.getLast().join();
      }
      answers.add(journal.append(entry(i)));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }

  Reason reasonOf(Runnable deed) {
    try {
      deed.run();
    } catch (JournalException e) {
      return e.reason();
    } catch (java.util.concurrent.CompletionException e) {
      if (e.getCause() instanceof JournalException journal) {
        return journal.reason();
      }
      throw e;
    }
    throw new AssertionError("it did not refuse");
  }

  @Test
  void entriesGetPlacesInOrderAndAreReadBack() {
    try (Journal journal = open()) {
      List<Appended> places = fill(journal, 0, 1_000);
      for (int i = 0; i < 1_000; i++) {
        assertThat(places.get(i)).isEqualTo(new Appended(i, false));
      }
      assertThat(journal.entry(777))
          .hasValueSatisfying(content -> assertThat(content).isEqualTo(content(777)));
      assertThat(journal.entry(1_000)).isEmpty();
      assertThat(journal.entry(-1)).isEmpty();
    }
  }

  @Test
  void anEntryIsProvedOnceACheckpointCoversIt() {
    try (Journal journal = open()) {
      fill(journal, 0, 700);
      for (int index : new int[] {0, 255, 256, 511, 699}) {
        TlogProof proof = TlogProof.parse(journal.proof(index, PATIENCE).toString());
        assertThat(proof.index()).isEqualTo(index);
        assertThat(proof.leadsFrom(content(index))).isTrue();
        assertThat(proof.leadsFrom(content(index + 1))).isFalse();
        assertThat(proof.checkpoint().note().signedBy(journal.key())).isTrue();
        assertThat(proof.checkpoint().origin()).isEqualTo(ORIGIN.name());
      }
    }
  }

  @Test
  void aProofThatCannotBeMadeYetSaysSo() {
    try (Journal journal = open()) {
      assertThat(reasonOf(() -> journal.proof(5, Duration.ofMillis(20)))).isEqualTo(Reason.PENDING);
      assertThat(reasonOf(() -> journal.proof(-1, PATIENCE))).isEqualTo(Reason.UNKNOWN);
    }
  }

  @Test
  void theSameEventTwiceKeepsItsFirstPlace() {
    Entry twice = entry(1);
    try (Journal journal = open()) {
      fill(journal, 0, 10);
      CompletableFuture<Appended> first = journal.append(twice);
      CompletableFuture<Appended> second = journal.append(new Entry(twice.event(), content(2)));
      assertThat(first.join()).isEqualTo(new Appended(10, false));
      assertThat(second.join()).isEqualTo(new Appended(10, true));
      assertThat(journal.append(twice).join()).isEqualTo(new Appended(10, true));
      assertThat(journal.find(twice.event())).contains(10L);
      assertThat(journal.find(UUID.randomUUID())).isEmpty();
    }
    try (Journal journal = open()) {
      assertThat(journal.append(twice).join()).isEqualTo(new Appended(10, true));
      assertThat(journal.append(entry(3)).join()).isEqualTo(new Appended(11, false));
    }
  }

  @Test
  void anEventIsKnownAgainHoweverOldOrOddItsIdIs() {
    List<Entry> entries = new ArrayList<>();
    long now = System.currentTimeMillis();
    for (int i = 0; i < 80_000; i++) {
      UUID id =
          switch (i % 4) {
            case 0 -> new UUID(random.nextLong(), random.nextLong());
            case 1 -> ordered(now - random.nextInt(100_000_000), random);
            case 2 -> ordered(now + random.nextInt(100_000_000), random);
            default -> ordered(now, random);
          };
      entries.add(new Entry(id, new byte[] {1}));
    }
    Limits wide = new Limits(200_000, 1_024, Duration.ofMillis(50));
    try (Journal journal = Journal.open(storage(), ORIGIN, signer, Clock.systemUTC(), wide)) {
      List<CompletableFuture<Appended>> first = entries.stream().map(journal::append).toList();
      Set<Long> places = new HashSet<>();
      first.forEach(answer -> assertThat(places.add(answer.join().index())).isTrue());
      Collections.shuffle(entries, random);
      List<Entry> some = entries.subList(0, 10_000);
      List<CompletableFuture<Appended>> again = some.stream().map(journal::append).toList();
      for (int i = 0; i < some.size(); i++) {
        assertThat(again.get(i).join().again()).isTrue();
        if (i % 100 == 0) {
          assertThat(journal.find(some.get(i).event())).contains(again.get(i).join().index());
        }
      }
    }
  }

  @Test
  void anIdFromTheFutureIsStillKnownWhenItsTimeHasCome() {
    UUID tomorrow = ordered(System.currentTimeMillis() + Duration.ofDays(1).toMillis(), random);
    try (Journal journal = open()) {
      assertThat(journal.append(new Entry(tomorrow, content(0))).join().again()).isFalse();
    }
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));
    try (JournalStorage storage = storage()) {
      // as if the journal had run on: its memory of the disk is from before the id's time
      Journal journal = Journal.open(new ForgetfulStorage(storage), ORIGIN, signer, later, QUICK);
      List<CompletableFuture<Appended>> answers =
          List.of(journal.append(entry(1)), journal.append(new Entry(tomorrow, content(2))));
      assertThat(answers.get(1).join()).isEqualTo(new Appended(0, true));
      assertThat(answers.get(0).join()).isEqualTo(new Appended(1, false));
      journal.close();
    }
  }

  @Test
  void manyThreadsGetOnePlaceEach() throws Exception {
    Set<Long> places = Collections.synchronizedSet(new HashSet<>());
    try (Journal journal = open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int t = 0; t < 200; t++) {
        int thread = t;
        threads.submit(
            () -> {
              Random own = new Random(thread);
              for (int i = 0; i < 25; i++) {
                byte[] content = content(thread * 1_000 + i);
                long index =
                    journal
                        .append(new Entry(ordered(System.currentTimeMillis(), own), content))
                        .join()
                        .index();
                places.add(index);
                if (i == 24 && !journal.proof(index, PATIENCE).leadsFrom(content)) {
                  places.clear();
                }
              }
            });
      }
      threads.close();
      assertThat(places).hasSize(5_000).contains(0L, 4_999L);
    }
  }

  @Test
  void checkpointsAreConsistentAndOnlySignedWhenTheTreeGrew() throws InterruptedException {
    try (Journal journal = open()) {
      fill(journal, 0, 300);
      Checkpoint first = journal.proof(299, PATIENCE).checkpoint();
      Thread.sleep(300);
      assertThat(journal.checkpoint()).isSameAs(journal.checkpoint());
      assertThat(journal.checkpoint().size()).isEqualTo(300);
      fill(journal, 300, 900);
      Checkpoint second = journal.proof(899, PATIENCE).checkpoint();
      List<Hash> path = journal.consistency(first.size());
      Checkpoint latest = journal.checkpoint();
      assertThat(second.size()).isEqualTo(900);
      assertThat(Proofs.consistent(first.size(), first.root(), latest.size(), latest.root(), path))
          .isTrue();
    }
  }

  @Test
  void aLogReopenedGoesOnWhereItStood() {
    Checkpoint before;
    try (Journal journal = open()) {
      fill(journal, 0, 66_000);
      before = journal.proof(65_999, PATIENCE).checkpoint();
    }
    try (Journal journal = open()) {
      assertThat(journal.checkpoint().toString()).isEqualTo(before.toString());
      assertThat(fill(journal, 66_000, 66_300).getLast()).isEqualTo(new Appended(66_299, false));
      TlogProof proof = journal.proof(66_299, PATIENCE);
      assertThat(proof.leadsFrom(content(66_299))).isTrue();
      assertThat(journal.proof(12, PATIENCE).leadsFrom(content(12))).isTrue();
      assertThat(
              Proofs.consistent(
                  before.size(),
                  before.root(),
                  proof.checkpoint().size(),
                  proof.checkpoint().root(),
                  journal.consistency(before.size())))
          .isTrue();
    }
  }

  @Test
  void tilesAreServedAsFarAsACheckpointReaches() {
    TreeHasher hasher = new TreeHasher();
    try (Journal journal = open()) {
      fill(journal, 0, 600);
      journal.proof(599, PATIENCE);
      byte[] leaves = journal.tile(new TilePath(0, 2, 88)).orElseThrow();
      assertThat(leaves).hasSize(88 * 32);
      assertThat(java.util.Arrays.copyOf(leaves, 32)).isEqualTo(hasher.leaf(content(512)).bytes());
      assertThat(journal.tile(new TilePath(0, 1, 256)).orElseThrow()).hasSize(8_192);
      assertThat(journal.tile(new TilePath(0, 1, 7)).orElseThrow()).hasSize(7 * 32);
      assertThat(journal.tile(new TilePath(1, 0, 2)).orElseThrow()).hasSize(64);
      assertThat(journal.tile(new TilePath(1, 0, 3))).isEmpty();
      assertThat(journal.tile(new TilePath(0, 2, 89))).isEmpty();
      byte[] bundle = journal.tile(new TilePath(TilePath.ENTRIES, 2, 88)).orElseThrow();
      assertThat(EntryBundle.read(bundle))
          .hasValueSatisfying(contents -> assertThat(contents.get(87)).isEqualTo(content(599)));
    }
  }

  @Test
  void aFullQueueRefusesInsteadOfGrowing() {
    int refused = 0;
    List<CompletableFuture<Appended>> answers = new ArrayList<>();
    try (Journal journal =
        Journal.open(
            storage(),
            ORIGIN,
            signer,
            Clock.systemUTC(),
            new Limits(8, 4, Duration.ofSeconds(1)))) {
      for (int i = 0; i < 20_000; i++) {
        try {
          answers.add(journal.append(entry(i)));
        } catch (JournalException e) {
          assertThat(e.reason()).isEqualTo(Reason.FULL);
          refused++;
        }
      }
      answers.forEach(CompletableFuture::join);
    }
    assertThat(refused).isPositive();
    assertThat(answers).hasSize(20_000 - refused);
    try (Journal journal = open()) {
      assertThat(journal.checkpoint().size()).isEqualTo(20_000 - refused);
    }
  }

  @Test
  void aSealedLogTakesNothingMoreAndIsThenPrunedToItsRoot() {
    Checkpoint last;
    TlogProof proof;
    try (Journal journal = open()) {
      fill(journal, 0, 3_000);
      last = journal.seal();
      assertThat(last.size()).isEqualTo(3_000);
      assertThat(journal.stage()).isEqualTo(Stage.SEALED);
      assertThat(reasonOf(() -> journal.append(entry(1)))).isEqualTo(Reason.SEALED);
      proof = journal.proof(1_234, PATIENCE);
    }
    try (Journal journal = open()) {
      assertThat(journal.seal().toString()).isEqualTo(last.toString());
      assertThat(reasonOf(() -> journal.append(entry(1)))).isEqualTo(Reason.SEALED);
      assertThat(journal.entry(5)).isPresent();
      journal.prune();
    }
    try (JournalStorage storage = storage()) {
      Journal journal = Journal.open(storage, ORIGIN, signer, Clock.systemUTC());
      assertThat(journal.stage()).isEqualTo(Stage.PRUNED);
      assertThat(journal.checkpoint().toString()).isEqualTo(last.toString());
      assertThat(journal.entry(5)).isEmpty();
      assertThat(journal.tile(new TilePath(0, 0, 256))).isEmpty();
      assertThat(reasonOf(() -> journal.proof(1, PATIENCE))).isEqualTo(Reason.UNKNOWN);
      assertThat(storage.bytes()).isLessThan(200_000);
      journal.close();
    }
    assertThat(proof.leadsFrom(content(1_234))).isTrue();
    assertThat(proof.checkpoint().root()).isEqualTo(last.root());
  }

  @Test
  void anOpenLogIsNotPruned() {
    try (Journal journal = open()) {
      assertThatThrownBy(journal::prune).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aLogOfAnotherNameOrKeyIsRefused() {
    try (Journal journal = open()) {
      fill(journal, 0, 3);
    }
    Origin other = new Origin("journal.example/other");
    try (JournalStorage storage = storage()) {
      assertThat(
              reasonOf(
                  () ->
                      Journal.open(
                          storage, other, NoteSigner.generate(other.name()), Clock.systemUTC())))
          .isEqualTo(Reason.FOREIGN);
    }
    try (JournalStorage storage = storage()) {
      NoteSigner stranger = NoteSigner.generate(ORIGIN.name());
      assertThat(reasonOf(() -> Journal.open(storage, ORIGIN, stranger, Clock.systemUTC())))
          .isEqualTo(Reason.DAMAGED);
      assertThatThrownBy(
              () ->
                  Journal.open(storage, ORIGIN, NoteSigner.generate("another"), Clock.systemUTC()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aSecondWriterIsNoticed() {
    try (Journal one = open();
        Journal two = open()) {
      fill(one, 0, 5);
      assertThat(reasonOf(() -> fill(two, 0, 1))).isEqualTo(Reason.STORAGE);
      // the refused one reads what stands there and goes on behind it
      assertThat(fill(two, 5, 6).getFirst().index()).isEqualTo(5);
    }
  }

  @Test
  void anEventTakesAtMost350BytesOnTheDisk() {
    try (JournalStorage storage = storage()) {
      Journal journal = Journal.open(storage, ORIGIN, signer, Clock.systemUTC(), QUICK);
      for (int i = 0; i < 6; i++) {
        fill(journal, i * 10_000, (i + 1) * 10_000);
      }
      journal.seal();
      System.err.println(
          getClass().getSimpleName() + ": " + storage.bytes() / 60_000 + " bytes an event");
      assertThat(storage.bytes() / 60_000).isLessThanOrEqualTo(350);
      journal.close();
    }
  }
}
