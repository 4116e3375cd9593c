package org.limpide.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.journal.note.Checkpoint;
import org.limpide.journal.tree.FullTile;
import org.limpide.journal.tree.Hash;
import org.limpide.journal.tree.Tiles;

/**
 * Where one log is kept. Whoever implements it promises that {@link #commit} is on the disk when it
 * returns, and is there whole or not at all. Only the journal's own thread writes; any thread
 * reads.
 *
 * <p>Only full tiles are stored. The open ones are rebuilt from them and from the last entries, so
 * that a commit writes nothing twice.
 *
 * <p>All methods throw {@link JournalException}.
 */
public interface JournalStorage extends Tiles, AutoCloseable {
  /**
   * The state of a log, written with every commit.
   *
   * @param size leaves
   * @param root the tree's hash, compared at every start with what is stored
   * @param stage what may still be done with it
   */
  record Head(long size, Hash root, Stage stage) {}

  /** The life of a log. */
  enum Stage {
    /** Takes entries. */
    OPEN,
    /** Takes none any more; everything can be read. */
    SEALED,
    /** Only the final checkpoint is left. */
    PRUNED
  }

  /**
   * What one transaction writes.
   *
   * @param first the index of the first entry, which is the size of the log before
   * @param entries in order
   * @param tiles those that these entries filled
   * @param root the tree's hash after them
   */
  record Batch(long first, List<Entry> entries, List<FullTile> tiles, Hash root) {}

  /** An event id is there already: the batch was not written. */
  final class AlreadyThere extends Exception {
    /** Says that one of the events is known, not which. */
    public AlreadyThere(Throwable cause) {
      super(cause);
    }
  }

  /** Opens the log of this name, making it when there is none; refuses what is not such a log. */
  Head open(Origin origin);

  /** The state on the disk. */
  Head head();

  /** Writes a batch and forces it to the disk. */
  void commit(Batch batch) throws AlreadyThere;

  /** Which of these events are there, and where. */
  Map<UUID, Long> places(List<UUID> events);

  /** The greatest event id that is not above this one, in the order of their bits. */
  Optional<UUID> greatest(UUID notAbove);

  /** The contents of the entries from this index on, at most so many. */
  List<byte[]> contents(long from, int count);

  /** Keeps the latest checkpoint, in place of the one before unless that is to be kept. */
  void keep(Checkpoint checkpoint);

  /** The checkpoint signed last. */
  Optional<Checkpoint> checkpoint();

  /** Closes the log for good. */
  void seal();

  /** Drops entries and tiles of a sealed log; its head and last checkpoint stay. */
  void prune();

  /** Bytes on the disk. */
  long bytes();

  @Override
  void close();
}
