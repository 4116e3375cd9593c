package org.limpide.server.consents;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many choices of one site are taken a second: a flood on one shop must not fill the disk of
 * all of them. A bucket that refills steadily and holds a second's worth (generic cell rate
 * algorithm).
 */
final class SiteRate {
  private static final long SECOND = 1_000_000_000L;

  private final long interval;
  private final ConcurrentHashMap<String, AtomicLong> next = new ConcurrentHashMap<>();

  /**
   * Sets the pace.
   *
   * @param perSecond choices of one site a second
   */
  SiteRate(int perSecond) {
    this.interval = SECOND / perSecond;
  }

  /**
   * Whether one more may come.
   *
   * @param now of {@link System#nanoTime()}
   */
  boolean take(String key, long now) {
    AtomicLong theirs = next.computeIfAbsent(key, unknown -> new AtomicLong(now));
    while (true) {
      long due = theirs.get();
      long from = due - now < 0 ? now : due;
      if (from - now > SECOND) {
        return false;
      }
      if (theirs.compareAndSet(due, from + interval)) {
        return true;
      }
    }
  }
}
