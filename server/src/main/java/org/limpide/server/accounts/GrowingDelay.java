package org.limpide.server.accounts;

import java.time.Duration;

/**
 * How long to wait after so many failed tries: nothing at first, then a little over a minute, twice
 * as long after each further one, two hours at most. For an account it begins after five, which
 * lets in fewer than 25 tries a day: the restriction of access that CNIL délibération 2022-100
 * recommends.
 *
 * @param free failures before the first wait
 */
record GrowingDelay(int free) {
  /** After failures on one account. */
  static final GrowingDelay ACCOUNT = new GrowingDelay(5);

  /** After failures from one source, behind which a whole office may sit. */
  static final GrowingDelay SOURCE = new GrowingDelay(20);

  /** A failure is forgotten that long after the last one. */
  static final Duration MEMORY = Duration.ofHours(24);

  private static final Duration FIRST = Duration.ofSeconds(65);
  private static final Duration LONGEST = Duration.ofHours(2);

  Duration after(int failures) {
    if (failures < free) {
      return Duration.ZERO;
    }
    Duration wait = FIRST.multipliedBy(1L << Math.min(failures - free, 20));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
