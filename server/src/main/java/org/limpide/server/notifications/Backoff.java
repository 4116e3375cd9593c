package org.limpide.server.notifications;

import java.time.Duration;
import java.util.Optional;

/**
 * When to try again: five times longer each time from two seconds on, a day at most, a fifth more
 * or less so that receivers that fell together are not called together. Ten tries, about two and a
 * half days.
 */
final class Backoff {
  static final int TRIES = 10;
  private static final Duration LONGEST = Duration.ofDays(1);

  private Backoff() {}

  /**
   * How long to wait after a failed try; nothing when that was the last.
   *
   * @param tried how many were made, 1 or more
   * @param chance from 0 to 1
   */
  static Optional<Duration> after(int tried, double chance) {
    if (tried >= TRIES) {
      return Optional.empty();
    }
    double seconds = Math.min(2 * Math.pow(5, tried - 1), LONGEST.toSeconds());
    return Optional.of(Duration.ofMillis(Math.round(seconds * 1000 * (0.8 + 0.4 * chance))));
  }
}
