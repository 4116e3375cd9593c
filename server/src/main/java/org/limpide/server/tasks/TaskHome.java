package org.limpide.server.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.limpide.law.Language;
import org.limpide.server.tasks.TaskFilter.Shown;
import org.limpide.server.tasks.TaskFilter.When;
import org.limpide.server.web.Figure;
import org.limpide.server.web.Findable;
import org.limpide.server.web.LastActivity;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.RailEntry;
import org.limpide.server.web.Role;
import org.limpide.server.web.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the tasks bring to the rail, the home page, the board and the search box. */
@Configuration(proxyBeanMethods = false)
class TaskHome {
  private static final Set<Role> SEEN_BY = Set.of(Role.OWNER, Role.DPO, Role.AGENT, Role.READER);

  @Bean
  RailEntry tasksInRail() {
    return new RailEntry(10, "/tasks", "rail.tasks", "checklist", SEEN_BY);
  }

  @Bean
  Figure lateTasks(Tasks tasks, TaskListStore lists) {
    return new Figure() {
      @Override
      public int order() {
        return 20;
      }

      @Override
      public Set<Role> roles() {
        return SEEN_BY;
      }

      @Override
      public Optional<Figure.Shown> of(OrganisationId organisation) {
        LocalDate today = tasks.today();
        LocalDate then = today.minusDays(7);
        Instant at = then.plusDays(1).atStartOfDay(Words.ZONE).toInstant();
        return Optional.of(
            new Figure.Shown(
                "tasks.figure",
                lists.late(organisation, today),
                Optional.of((long) lists.lateOn(organisation, then, at)),
                "/tasks?when=late"));
      }
    };
  }

  @Bean
  LastActivity tasksActivity(TaskListStore lists) {
    return new LastActivity() {
      @Override
      public Map<OrganisationId, Instant> of(Collection<OrganisationId> organisations) {
        return lists.latest(organisations);
      }

      @Override
      public Set<Role> roles() {
        return SEEN_BY;
      }
    };
  }

  @Bean
  Findable tasksFound(Tasks tasks) {
    return new Findable() {
      @Override
      public int order() {
        return 20;
      }

      @Override
      public String key() {
        return "rail.tasks";
      }

      @Override
      public Set<Role> roles() {
        return SEEN_BY;
      }

      @Override
      public List<Found> find(
          OrganisationId organisation, String typed, Language language, int limit) {
        TaskFilter filter =
            new TaskFilter(Shown.ALL, Optional.empty(), When.ANY, "", 1, typed, tasks.today());
        return tasks.of(organisation, filter, 0, limit).stream()
            .map(
                task ->
                    new Found(
                        task.title().in(language),
                        Words.in(language).say("tasks.called", task.number()),
                        "/tasks/" + task.id()))
            .toList();
      }
    };
  }
}
