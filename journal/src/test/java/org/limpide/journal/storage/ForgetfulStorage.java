package org.limpide.journal.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.journal.JournalStorage;
import org.limpide.journal.Origin;
import org.limpide.journal.note.Checkpoint;

/** The storage below, except that its greatest event id is not told at first. */
final class ForgetfulStorage implements JournalStorage {
  private final JournalStorage below;
  private boolean asked;

  ForgetfulStorage(JournalStorage below) {
    this.below = below;
  }

  @Override
  public Optional<UUID> greatest(UUID notAbove) {
    boolean first = !asked;
    asked = true;
    return first ? Optional.empty() : below.greatest(notAbove);
  }

  @Override
  public Head open(Origin origin) {
    return below.open(origin);
  }

  @Override
  public Head head() {
    return below.head();
  }

  @Override
  public void commit(Batch batch) throws AlreadyThere {
    below.commit(batch);
  }

  @Override
  public Map<UUID, Long> places(List<UUID> events) {
    return below.places(events);
  }

  @Override
  public List<byte[]> contents(long from, int count) {
    return below.contents(from, count);
  }

  @Override
  public byte[] full(int level, long number) {
    return below.full(level, number);
  }

  @Override
  public void keep(Checkpoint checkpoint) {
    below.keep(checkpoint);
  }

  @Override
  public Optional<Checkpoint> checkpoint() {
    return below.checkpoint();
  }

  @Override
  public void seal() {
    below.seal();
  }

  @Override
  public void prune() {
    below.prune();
  }

  @Override
  public long bytes() {
    return below.bytes();
  }

  @Override
  public void close() {
    below.close();
  }
}
