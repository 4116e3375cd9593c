package org.limpide.journal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Knows without asking the disk whether an event was here before, in most cases: the last ones are
 * remembered, and a time-ordered id (UUIDv7) above all that were forgotten is new. Only the others
 * have to be looked up. Bounded: two generations, the older of which is forgotten whole.
 */
final class RecentEvents {
  private static final int GENERATION = 32_768;

  /** An id from further in the future would make all that come after it seem old. */
  private static final long TOLERANCE_MILLIS = 60_000;

  private Map<UUID, Long> young = new HashMap<>();
  private Map<UUID, Long> old = new HashMap<>();
  private UUID forgotten;

  /**
   * With nothing remembered.
   *
   * @param forgotten the greatest orderly id on the disk
   */
  RecentEvents(Optional<UUID> forgotten) {
    this.forgotten = forgotten.orElse(new UUID(0, 0));
  }

  /** The greatest id that is not from the future. */
  static UUID bound(Instant now) {
    return new UUID((now.toEpochMilli() + TOLERANCE_MILLIS) << 16 | 0x7fff, -1);
  }

  Optional<Long> place(UUID event) {
    Long place = young.get(event);
    return Optional.ofNullable(place != null ? place : old.get(event));
  }

  /** Whether an id that is not remembered can be on the disk. */
  boolean surelyNew(UUID event, UUID bound) {
    return event.version() == 7 && above(event, forgotten) && !above(event, bound);
  }

  void remember(UUID event, long place) {
    young.put(event, place);
    if (young.size() >= GENERATION) {
      for (UUID leaving : old.keySet()) {
        if (leaving.version() == 7 && above(leaving, forgotten)) {
          forgotten = leaving;
        }
      }
      old = young;
      young = new HashMap<>();
    }
  }

  /** In the order of the bits; {@link UUID#compareTo} is signed. */
  private static boolean above(UUID left, UUID right) {
    int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
    return high != 0
        ? high > 0
        : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits()) > 0;
  }
}
