package org.limpide.journal.verify;

import java.util.List;
import java.util.Optional;
import org.limpide.journal.note.Checkpoint;

/**
 * What a check found.
 *
 * @param faults none when everything is as it was signed; at most {@link #MOST} are listed
 * @param checkpoint the signed head everything was held against, when it could be read
 */
public record Verdict(List<Fault> faults, Optional<Checkpoint> checkpoint) {
  /** Faults listed at most. */
  public static final int MOST = 100;

  /** Copies the list. */
  public Verdict {
    faults = List.copyOf(faults);
  }

  /** Whether nothing was found. */
  public boolean good() {
    return faults.isEmpty();
  }
}
