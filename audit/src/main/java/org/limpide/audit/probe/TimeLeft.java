package org.limpide.audit.probe;

import java.time.Duration;

/** The moment at which our own requests must have ended, whatever servers do. */
record TimeLeft(long nanos) {
  static TimeLeft of(Duration time) {
    return new TimeLeft(System.nanoTime() + time.toNanos());
  }

  /** No later than this one, and no longer than {@code most} from now. */
  TimeLeft atMost(Duration most) {
    return new TimeLeft(Math.min(nanos, System.nanoTime() + most.toNanos()));
  }

  boolean over() {
    return millis() == 0;
  }

  /** Milliseconds left, never negative. */
  int millis() {
    return (int) Math.clamp((nanos - System.nanoTime()) / 1_000_000, 0, Integer.MAX_VALUE);
  }
}
