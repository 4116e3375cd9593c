package org.limpide.journal;

import org.limpide.journal.note.VerifierKey;

/**
 * The unique name of a log, the first line of its checkpoints (C2SP {@code tlog-checkpoint}): its
 * public address without scheme and trailing slash, for example {@code shop.example/log/2026-4}.
 *
 * @param name without spaces and plus signs
 */
public record Origin(String name) {
  /** Refuses a name that cannot stand in a checkpoint or name a key. */
  public Origin {
    if (!VerifierKey.isName(name)) {
      throw new IllegalArgumentException("a log's name has no space and no plus sign: " + name);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
