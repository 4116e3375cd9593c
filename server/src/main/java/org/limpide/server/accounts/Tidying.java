package org.limpide.server.accounts;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import org.limpide.server.jobs.Round;
import org.limpide.server.storage.Database;
import org.springframework.stereotype.Component;

/**
 * Deletes what has served: sessions and links that are over, old failures, the trail of last year.
 */
@Component
class Tidying implements Round {
  /** Nobody's address is kept for an invitation that nobody answered. */
  private static final Duration INVITATIONS = Duration.ofDays(30);

  private final Database database;
  private final SessionStore sessions;
  private final Links links;
  private final Throttle throttle;
  private final InvitationStore invitations;
  private final Trail trail;
  private final Clock clock;

  Tidying(
      Database database,
      SessionStore sessions,
      Links links,
      Throttle throttle,
      InvitationStore invitations,
      Trail trail,
      Clock clock) {
    this.database = database;
    this.sessions = sessions;
    this.links = links;
    this.throttle = throttle;
    this.invitations = invitations;
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "accounts-tidying";
  }

  @Override
  public Schedule schedule() {
    return FixedDelay.of(Duration.ofHours(1));
  }

  @Override
  public void run() {
    int over = database.write(() -> sessions.removeOver(clock.instant()));
    assert over >= 0;
    links.forgetOld();
    throttle.forgetOld();
    database.write(() -> invitations.removeExpiredBefore(clock.instant().minus(INVITATIONS)));
    trail.forgetOld();
  }
}
