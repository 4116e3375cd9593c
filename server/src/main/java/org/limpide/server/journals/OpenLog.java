package org.limpide.server.journals;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.limpide.journal.Appended;
import org.limpide.journal.Entry;
import org.limpide.journal.Journal;
import org.limpide.journal.note.TlogProof;

/**
 * A log as the other desks see it: they add to it and have proofs made, and cannot close it.
 *
 * @param id its public id: it is reached at {@code /log/ID/}
 */
public record OpenLog(String id, String quarter, Journal journal) {

  /**
   * Hands in an entry; the future ends when it is on the disk.
   *
   * @throws org.limpide.journal.JournalException when the log takes nothing now
   */
  public CompletableFuture<Appended> append(UUID event, byte[] content) {
    return journal.append(new Entry(event, content));
  }

  /** Where an event stands in the log. */
  public Optional<Long> find(UUID event) {
    return journal.find(event);
  }

  /** What was written there. */
  public Optional<byte[]> entry(long index) {
    return journal.entry(index);
  }

  /** That it was written there; waits for the next checkpoint where it must. */
  public TlogProof proof(long index, Duration wait) {
    return journal.proof(index, wait);
  }
}
