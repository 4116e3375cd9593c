package org.limpide.journal.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.limpide.journal.note.Checkpoint;

/** Gathers faults, so that a check goes on and shows more than the first. */
final class Faults {
  private final List<Fault> found = new ArrayList<>();

  void add(String where, String what) {
    if (found.size() < Verdict.MOST) {
      found.add(new Fault(where, what));
    }
  }

  Verdict verdict(Optional<Checkpoint> checkpoint) {
    return new Verdict(found, checkpoint);
  }
}
