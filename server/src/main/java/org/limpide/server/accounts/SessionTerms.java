package org.limpide.server.accounts;

import java.time.Duration;
import java.time.Instant;

/** How long a session lasts. */
final class SessionTerms {
  /** Without being used, once somebody has signed in. */
  static final Duration IDLE = Duration.ofHours(8);

  /** Without being used, while nobody has: the time to fill in a form. */
  static final Duration IDLE_UNKNOWN = Duration.ofHours(1);

  /** In all, however much it is used. */
  static final Duration WHOLE = Duration.ofDays(7);

  private SessionTerms() {}

  /** When a session is over that is not used any more. */
  static Instant end(Instant created, Instant accessed, boolean signedIn) {
    Instant idle = accessed.plus(signedIn ? IDLE : IDLE_UNKNOWN);
    Instant whole = created.plus(WHOLE);
    return idle.isBefore(whole) ? idle : whole;
  }
}
