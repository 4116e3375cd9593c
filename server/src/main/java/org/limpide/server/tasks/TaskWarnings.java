package org.limpide.server.tasks;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.limpide.server.jobs.Round;
import org.limpide.server.notifications.NotificationKind;
import org.limpide.server.notifications.Notifications;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Each morning, tells the organisations whose tasks are late or due within days. */
@Component
class TaskWarnings implements Round {
  /** How many days ahead is worth a warning. */
  static final int AHEAD = 3;

  private static final NotificationKind LATE =
      new NotificationKind("tasks.late", "tasks.notice.late", true);
  private static final NotificationKind SOON =
      new NotificationKind("tasks.soon", "tasks.notice.soon", false);

  private final Database database;
  private final TaskListStore lists;
  private final TaskEntryStore entries;
  private final ObjectProvider<Tasks> tasks;
  private final ObjectProvider<Notifications> notifications;

  TaskWarnings(
      Database database,
      TaskListStore lists,
      TaskEntryStore entries,
      ObjectProvider<Tasks> tasks,
      ObjectProvider<Notifications> notifications) {
    this.database = database;
    this.lists = lists;
    this.entries = entries;
    this.tasks = tasks;
    this.notifications = notifications;
  }

  @Override
  public String name() {
    return "tasks-due";
  }

  @Override
  public Schedule schedule() {
    return Schedules.daily(Words.ZONE, LocalTime.of(7, 0));
  }

  /** Done twice the same day, it tells once. */
  @Override
  public void run() {
    LocalDate today = tasks.getObject().today();
    Map<OrganisationId, Integer> late = lists.dueBefore(today);
    lists
        .dueBefore(today.plusDays(AHEAD + 1L))
        .forEach(
            (organisation, all) ->
                database.write(
                    () -> warn(organisation, today, late.getOrDefault(organisation, 0), all)));
  }

  private void warn(OrganisationId organisation, LocalDate today, int late, int all) {
    if (!entries.warn(organisation, today)) {
      return;
    }
    if (late > 0) {
      notifications.getObject().tell(organisation, LATE.code(), List.of(late), "/tasks?when=late");
    }
    if (all > late) {
      notifications
          .getObject()
          .tell(organisation, SOON.code(), List.of(all - late), "/tasks?when=soon");
    }
  }

  /** What the desk tells. */
  @Configuration(proxyBeanMethods = false)
  static class Kinds {
    @Bean
    NotificationKind tasksLate() {
      return LATE;
    }

    @Bean
    NotificationKind tasksSoon() {
      return SOON;
    }
  }
}
