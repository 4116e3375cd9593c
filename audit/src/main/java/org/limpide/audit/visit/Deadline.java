package org.limpide.audit.visit;

import java.time.Duration;

/** The moment at which a site's audit must end. */
record Deadline(long nanos) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  boolean over() {
    return left().isZero();
  }

  /** No more than {@code most}, and no more than what is left. */
  Duration atMost(Duration most) {
    Duration left = left();
    return left.compareTo(most) < 0 ? left : most;
  }

  /** The same, and no more than a third of what is left: one page must not take the time of all. */
  Duration share(Duration most) {
    Duration third = left().dividedBy(3);
    return third.compareTo(most) < 0 ? third : most;
  }
}
