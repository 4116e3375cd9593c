package org.limpide.server.sites;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.limpide.server.jobs.Round;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Component;

/** Looks every night whether sites still show that they are their organisation's. */
@Component
class OwnershipRound implements Round {
  private final Ownerships ownerships;

  OwnershipRound(Ownerships ownerships) {
    this.ownerships = ownerships;
  }

  @Override
  public String name() {
    return "ownership";
  }

  @Override
  public Schedule schedule() {
    return Schedules.daily(Words.ZONE, LocalTime.of(4, 10));
  }

  @Override
  public void run() {
    ownerships.checkAll();
  }
}
