package org.limpide.server.jobs;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;

/** Something done again and again, by one node at a time: a desk makes a bean of it. */
public interface Round {
  /** Kept in the database; it never changes. */
  String name();

  Schedule schedule();

  void run();
}
