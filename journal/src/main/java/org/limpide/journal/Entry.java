package org.limpide.journal;

import java.util.UUID;

/**
 * What is to be proved later.
 *
 * @param event the event's own id, by which a second delivery is known; time-ordered ids (UUIDv7)
 *     make the writer several times faster. It is not part of the leaf: what must be provable
 *     stands in the content
 * @param content the leaf's bytes, at most {@link #LONGEST}; not copied, so not to be written to
 */
public record Entry(UUID event, byte[] content) {
  /** C2SP {@code tlog-tiles} writes an entry's length in two bytes. */
  public static final int LONGEST = 65_535;

  /** Refuses a content that no entry bundle could hold. */
  public Entry {
    if (content.length > LONGEST) {
      throw new IllegalArgumentException("an entry has at most 65535 bytes, not " + content.length);
    }
  }
}
