package org.limpide.server.jobs;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Component;

/** Forgets jobs that ended thirty days ago. */
@Component
class Forgetting implements Round {
  private static final Duration KEPT = Duration.ofDays(30);

  private final Database database;
  private final JobStore store;
  private final Clock clock;

  Forgetting(Database database, JobStore store, Clock clock) {
    this.database = database;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "jobs-forgotten";
  }

  @Override
  public Schedule schedule() {
    return Schedules.daily(Words.ZONE, LocalTime.of(3, 40));
  }

  @Override
  public void run() {
    database.write(
        () -> {
          store.forget(clock.instant().minus(KEPT));
        });
  }
}
