package org.limpide.journal;

import java.time.Duration;

/**
 * How much the journal takes at once.
 *
 * @param queue entries that may wait; one more is refused
 * @param batch entries in one transaction at most; smaller answers sooner, larger writes faster
 * @param checkpoint the least time between two signatures
 */
public record Limits(int queue, int batch, Duration checkpoint) {
  /** For a server on a small machine. */
  public static final Limits USUAL = new Limits(16_384, 1_024, Duration.ofSeconds(1));

  /** Refuses limits nothing would pass. */
  public Limits {
    if (queue < 1 || batch < 1 || checkpoint.isNegative()) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
