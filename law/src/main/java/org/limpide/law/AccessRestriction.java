package org.limpide.law;

/**
 * What keeps a password from being tried at will. One that is {@link #effective} lets a password
 * count by the lower threshold of CNIL délibération 2022-100 (case 2).
 */
public sealed interface AccessRestriction {
  /** Whether the CNIL accepts it. */
  boolean effective();

  /** The account blocks after so many failures in a row; 10 at most. */
  record Lockout(int failures) implements AccessRestriction {
    @Override
    public boolean effective() {
      return failures > 0 && failures <= 10;
    }
  }

  /**
   * A delay that grows: more than a minute after five failures, 25 tries at most in 24 hours.
   *
   * @param secondsAfterFive wait after the fifth failure
   * @param triesADay how many failures fit into 24 hours
   */
  record GrowingDelay(int secondsAfterFive, int triesADay) implements AccessRestriction {
    @Override
    public boolean effective() {
      return secondsAfterFive >= 60 && triesADay <= 25;
    }
  }

  /** Protection against automated submission, such as a captcha. */
  record Captcha() implements AccessRestriction {
    @Override
    public boolean effective() {
      return true;
    }
  }
}
