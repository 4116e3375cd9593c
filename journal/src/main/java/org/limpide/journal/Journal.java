package org.limpide.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.limpide.journal.JournalException.Reason;
import org.limpide.journal.JournalStorage.Stage;
import org.limpide.journal.note.Checkpoint;
import org.limpide.journal.note.NoteSignature;
import org.limpide.journal.note.NoteSigner;
import org.limpide.journal.note.TlogProof;
import org.limpide.journal.note.VerifierKey;
import org.limpide.journal.tree.FullTile;
import org.limpide.journal.tree.Hash;
import org.limpide.journal.tree.TilePath;
import org.limpide.journal.tree.TreeEdge;
import org.limpide.journal.tree.TreeView;

/**
 * One log that only grows. Many threads hand in entries; one writes what has gathered in one
 * transaction and then answers all of it (group commit), so that the cost of forcing the disk is
 * shared and nothing is answered before it is safe. About once a second, and only when the tree
 * grew, its head is signed: a signature costs more than a thousand entries.
 *
 * <p>A log covers a stretch of time (a quarter). When that has passed it is {@link #seal sealed},
 * and when the entries may no longer be kept it is {@link #prune pruned}, which leaves its final
 * signed root and every proof already given out valid.
 */
public final class Journal implements AutoCloseable {
  /** A signed head and the tree below it. */
  private record Signed(Checkpoint checkpoint, TreeEdge edge) {}

  /** Ends the sleep of an idle journal's thread; never written. */
  private static final Sequencer.Waiting WAKE =
      new Sequencer.Waiting(new Entry(new UUID(0, 0), new byte[0]), new CompletableFuture<>());

  private final JournalStorage storage;
  private final Origin origin;
  private final NoteSigner signer;
  private final Limits limits;
  private final BlockingQueue<Sequencer.Waiting> queue;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition signedAnew = lock.newCondition();
  private final CompletableFuture<Void> finished = new CompletableFuture<>();
  private final @Nullable Sequencer sequencer;
  private volatile Signed signed;
  private volatile @Nullable Checkpoint cosigned;
  private volatile Stage stage;
  private volatile @Nullable Reason ending;
  private volatile boolean ended;
  private long signedAt;

  private Journal(
      JournalStorage storage, Origin origin, NoteSigner signer, Clock clock, Limits limits) {
    this.storage = storage;
    this.origin = origin;
    this.signer = signer;
    this.limits = limits;
    this.queue = new ArrayBlockingQueue<>(limits.queue());
    JournalStorage.Head head = storage.open(origin);
    this.stage = head.stage();
    if (stage == Stage.PRUNED) {
      this.sequencer = null;
      this.signed =
          new Signed(
              lastCheckpoint().orElseThrow(() -> damaged("has lost its final checkpoint")),
              edgeOfNothing());
    } else {
      this.sequencer = new Sequencer(storage, clock, head);
      this.signed = agreed(sequencer, head);
    }
    if (stage == Stage.OPEN) {
      Thread.ofPlatform().name("journal " + origin).daemon().start(this::run);
    } else {
      ending = Reason.SEALED;
      ended = true;
      finished.complete(null);
    }
  }

  /** Opens the log, making it when it is new, with the usual limits. */
  public static Journal open(
      JournalStorage storage, Origin origin, NoteSigner signer, Clock clock) {
    return open(storage, origin, signer, clock, Limits.USUAL);
  }

  /**
   * Opens the log, making it when it is new. The storage is the journal's from here on: it is
   * closed with it, and at once when the log cannot be opened.
   *
   * @throws JournalException when what is stored is not such a log, was written by a newer version,
   *     or is not what was signed
   */
  public static Journal open(
      JournalStorage storage, Origin origin, NoteSigner signer, Clock clock, Limits limits) {
    if (!signer.verifier().name().equals(origin.name())) {
      throw new IllegalArgumentException(
          "a log's key has the log's name: " + origin + ", not " + signer.verifier().name());
    }
    try {
      return new Journal(storage, origin, signer, clock, limits);
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  /** The last signed head, if what is stored leads to it; a new one when the tree grew since. */
  private Signed agreed(Sequencer sequencer, JournalStorage.Head head) {
    TreeEdge edge = sequencer.edge();
    Optional<Checkpoint> last = lastCheckpoint();
    if (last.isPresent()) {
      Checkpoint checkpoint = last.get();
      if (checkpoint.size() > head.size()) {
        throw damaged("is older than its last signed checkpoint");
      }
      if (!new TreeView(edge, storage).root(checkpoint.size()).equals(checkpoint.root())) {
        throw damaged("does not lead to its last signed checkpoint");
      }
      if (checkpoint.size() == head.size()) {
        return new Signed(checkpoint, edge);
      }
    }
    Checkpoint fresh = Checkpoint.sign(origin.name(), head.size(), head.root(), signer);
    storage.keep(fresh);
    return new Signed(fresh, edge);
  }

  private Optional<Checkpoint> lastCheckpoint() {
    Optional<Checkpoint> last = storage.checkpoint();
    if (last.isPresent()
        && !(last.get().origin().equals(origin.name())
            && last.get().note().signedBy(signer.verifier()))) {
      throw damaged("has a last checkpoint that this key did not sign");
    }
    return last;
  }

  private JournalException damaged(String what) {
    return new JournalException(
        Reason.DAMAGED, "The journal " + origin + " " + what + ": restore a backup.");
  }

  private static TreeEdge edgeOfNothing() {
    return new org.limpide.journal.tree.GrowingTree().edge();
  }

  /**
   * Hands in an entry. The future is completed by the journal's thread once the entry is on the
   * disk: what depends on it must be short or run elsewhere. A second entry with the same event id
   * is answered with the place of the first.
   *
   * @throws JournalException at once when the queue is full ({@link Reason#FULL}) or the log takes
   *     nothing any more; through the future when the storage failed, after which the same entry
   *     may be sent again without harm
   */
  public CompletableFuture<Appended> append(Entry entry) {
    refuseWhenEnding();
    Sequencer.Waiting waiting = new Sequencer.Waiting(entry, new CompletableFuture<>());
    if (!queue.offer(waiting)) {
      throw new JournalException(
          Reason.FULL, "Too many entries wait to be written: try again in a moment.");
    }
    if (ended && queue.remove(waiting)) {
      refuseWhenEnding();
    }
    return waiting.answer();
  }

  private void refuseWhenEnding() {
    Reason reason = ending;
    if (reason != null) {
      throw new JournalException(
          reason, reason == Reason.SEALED ? "The log is sealed." : "The journal is shut down.");
    }
  }

  private void run() {
    Sequencer writer = java.util.Objects.requireNonNull(sequencer);
    try {
      signedAt = System.nanoTime() - limits.checkpoint().toNanos();
      while (ending == null || !queue.isEmpty()) {
        round(writer);
      }
      sign(writer);
      if (ending == Reason.SEALED) {
        storage.seal();
        stage = Stage.SEALED;
      }
      end(null);
    } catch (InterruptedException | RuntimeException e) {
      end(e);
    }
  }

  private void end(@Nullable Exception failure) {
    if (ending == null) {
      ending = Reason.CLOSED;
    }
    ended = true;
    for (Sequencer.Waiting late = queue.poll(); late != null; late = queue.poll()) {
      late.answer()
          .completeExceptionally(new JournalException(Reason.CLOSED, "The journal is shut down."));
    }
    if (failure == null) {
      finished.complete(null);
    } else {
      finished.completeExceptionally(failure);
    }
  }

  private void round(Sequencer writer) throws InterruptedException {
    List<Sequencer.Waiting> batch = new ArrayList<>();
    boolean grown = writer.edge().size() > signed.edge().size();
    long left = signedAt + limits.checkpoint().toNanos() - System.nanoTime();
    Sequencer.Waiting first =
        queue.poll(grown ? Math.max(left, 0) : Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    if (first != null) {
      batch.add(first);
      queue.drainTo(batch, limits.batch() - 1);
      if (ending != null) {
        batch.removeIf(waiting -> waiting == WAKE);
      }
      if (!batch.isEmpty()) {
        writer.write(batch).run();
      }
    }
    if (System.nanoTime() - signedAt >= limits.checkpoint().toNanos()) {
      try {
        sign(writer);
      } catch (JournalException e) {
        // the entries are safe; the next round signs them. The pause is kept, so that a full disk
        // is not hammered.
        signedAt = System.nanoTime();
      }
    }
  }

  private void sign(Sequencer writer) {
    TreeEdge edge = writer.edge();
    if (edge.size() <= signed.edge().size()) {
      return;
    }
    Checkpoint checkpoint = Checkpoint.sign(origin.name(), edge.size(), writer.root(), signer);
    storage.keep(checkpoint);
    lock.lock();
    try {
      signed = new Signed(checkpoint, edge);
      signedAt = System.nanoTime();
      signedAnew.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The latest signed head. */
  public Checkpoint checkpoint() {
    return signed.checkpoint();
  }

  /** The key by which anyone checks this log. */
  public VerifierKey key() {
    return signer.verifier();
  }

  /** The log's name. */
  public Origin origin() {
    return origin;
  }

  /** What may still be done with the log. */
  public Stage stage() {
    return stage;
  }

  /**
   * The proof that an entry stands in the log, in the tree of the latest checkpoint.
   *
   * @param wait how long to wait for a checkpoint that covers the entry; two seconds are plenty
   * @throws JournalException with {@link Reason#PENDING} when none came, {@link Reason#UNKNOWN}
   *     when the log is pruned or will never reach this index
   */
  public TlogProof proof(long index, Duration wait) {
    if (index < 0 || stage == Stage.PRUNED) {
      throw new JournalException(
          Reason.UNKNOWN, "There is no entry " + index + " in the log " + origin + ".");
    }
    Signed head = covering(index, wait);
    TreeView view = new TreeView(head.edge(), storage);
    return new TlogProof(
        Optional.empty(), index, view.inclusion(index, head.edge().size()), head.checkpoint());
  }

  private Signed covering(long index, Duration wait) {
    long left = wait.toNanos();
    lock.lock();
    try {
      while (signed.edge().size() <= index) {
        if (left <= 0 || ended) {
          throw new JournalException(
              ended ? Reason.UNKNOWN : Reason.PENDING,
              "No checkpoint covers the entry " + index + " yet.");
        }
        left = signedAnew.awaitNanos(left);
      }
      return signed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalException(Reason.PENDING, "Interrupted while waiting for a checkpoint.", e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The hashes that show that the log at an older size is the beginning of the latest checkpoint.
   */
  public List<Hash> consistency(long older) {
    Signed head = signed;
    if (stage == Stage.PRUNED || older < 0 || older > head.edge().size()) {
      throw new JournalException(
          Reason.UNKNOWN, "There is no tree of " + older + " leaves in the log " + origin + ".");
    }
    return new TreeView(head.edge(), storage).consistency(older, head.edge().size());
  }

  /**
   * A tile as C2SP {@code tlog-tiles} serves it; empty when no checkpoint covers it. Entry bundles
   * ({@link TilePath#ENTRIES}) are answered too, for exports: they are not for the public.
   */
  public Optional<byte[]> tile(TilePath path) {
    Signed head = signed;
    if (stage == Stage.PRUNED || !path.within(head.edge().size())) {
      return Optional.empty();
    }
    if (path.level() == TilePath.ENTRIES) {
      return Optional.of(
          EntryBundle.of(storage.contents(path.number() * FullTile.WIDTH, path.width())));
    }
    Optional<byte[]> open =
        path.full()
            ? Optional.empty()
            : head.edge().partial(path.level(), path.number(), path.width());
    return open.isPresent()
        ? open
        : Optional.of(
            java.util.Arrays.copyOf(
                storage.full(path.level(), path.number()), path.width() * Hash.BYTES));
  }

  /** An entry's content; empty when there is none at this index, or no more. */
  public Optional<byte[]> entry(long index) {
    return index < 0 ? Optional.empty() : storage.contents(index, 1).stream().findFirst();
  }

  /** The place of an event. */
  public Optional<Long> find(UUID event) {
    return Optional.ofNullable(storage.places(List.of(event)).get(event));
  }

  /**
   * Takes a witness's signature of a checkpoint it was given. The cosigned checkpoint is kept
   * beside the latest one until a newer one is cosigned.
   *
   * @return whether this witness signed that checkpoint and that checkpoint is this log's
   */
  public boolean cosign(Checkpoint seen, NoteSignature cosignature, VerifierKey witness) {
    Checkpoint before = cosigned;
    boolean same = before != null && before.note().text().equals(seen.note().text());
    Checkpoint together = (same && before != null ? before : seen).with(cosignature);
    boolean good =
        seen.origin().equals(origin.name())
            && seen.note().signedBy(signer.verifier())
            && witness.cosigned(together.note()).isPresent();
    if (good && (before == null || seen.size() >= before.size())) {
      cosigned = together;
    }
    return good;
  }

  /** The latest checkpoint a witness has signed too, since the journal was opened. */
  public Optional<Checkpoint> cosigned() {
    return Optional.ofNullable(cosigned);
  }

  /** Takes no more entries, signs what is there, and returns the final checkpoint. */
  public Checkpoint seal() {
    if (stage == Stage.OPEN) {
      finish(Reason.SEALED);
    }
    return checkpoint();
  }

  /** Drops the entries and tiles of a sealed log: only its signed root is left. */
  public void prune() {
    if (stage == Stage.OPEN) {
      throw new IllegalStateException("only a sealed log is pruned");
    }
    storage.prune();
    stage = Stage.PRUNED;
  }

  private void finish(Reason reason) {
    if (ending == null) {
      ending = reason;
    }
    // when there is no room for it, the thread is not asleep
    boolean unused = queue.offer(WAKE);
    try {
      finished.join();
    } catch (java.util.concurrent.CompletionException e) {
      throw new JournalException(Reason.STORAGE, "The journal could not be closed properly.", e);
    }
  }

  /** Writes what waits, signs it, and lets go of the storage. */
  @Override
  public void close() {
    try {
      finish(Reason.CLOSED);
    } finally {
      storage.close();
    }
  }
}
