package org.limpide.server.home;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.limpide.server.tasks.Remaining;
import org.limpide.server.tasks.Task;
import org.limpide.server.tasks.TaskFilter;
import org.limpide.server.tasks.Tasks;
import org.limpide.server.web.Figure;
import org.limpide.server.web.FirstStep;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.limpide.server.web.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Gathers the home page: one query for the tasks, one or two for each figure and step. */
@Service
class Home {
  private static final int LINES = 7;

  private final Tasks tasks;
  private final List<Figure> figures;
  private final List<FirstStep> steps;

  Home(Tasks tasks, ObjectProvider<Figure> figures, ObjectProvider<FirstStep> steps) {
    this.tasks = tasks;
    this.figures = figures.stream().sorted(Comparator.comparingInt(Figure::order)).toList();
    this.steps = steps.stream().sorted(Comparator.comparingInt(FirstStep::order)).toList();
  }

  HomeView of(OrganisationId organisation, Role role, Words words) {
    List<Task> next = role == Role.AUDITOR ? List.of() : next(organisation);
    return new HomeView(
        next.stream().limit(LINES).map(task -> line(task, words)).toList(),
        next.size() > LINES,
        figures(organisation, role, words),
        next.isEmpty() && mayBegin(role) ? steps(organisation) : List.of());
  }

  private static boolean mayBegin(Role role) {
    return role == Role.OWNER || role == Role.DPO;
  }

  private List<Task> next(OrganisationId organisation) {
    return tasks.of(organisation, TaskFilter.open(tasks.today()), 0, LINES + 1);
  }

  private HomeLine line(Task task, Words words) {
    LocalDate today = tasks.today();
    String detail = task.detail().in(words.language());
    return new HomeLine(
        task.id(),
        task.title().in(words.language()),
        detail.isBlank() ? words.say("home.why." + task.risk()) : first(detail),
        task.risk(),
        task.due(),
        task.due().map(due -> Remaining.say(words, due, today)).orElse(""),
        task.due().filter(today::isAfter).isPresent(),
        "/tasks/" + task.id());
  }

  /** The first paragraph, cut where it is long: the task's page says the rest. */
  private static String first(String detail) {
    String paragraph = detail.strip().lines().findFirst().orElse("");
    return paragraph.length() <= 200 ? paragraph : paragraph.substring(0, 199).strip() + "…";
  }

  private List<HomeFigure> figures(OrganisationId organisation, Role role, Words words) {
    return figures.stream()
        .filter(figure -> figure.roles().contains(role))
        .flatMap(figure -> figure.of(organisation).stream())
        .map(
            shown ->
                new HomeFigure(
                    words.count(shown.key(), shown.value()),
                    shown.value(),
                    shown.before(),
                    trend(shown.value(), shown.before(), words),
                    shown.link()))
        .toList();
  }

  private static String trend(long now, Optional<Long> before, Words words) {
    if (before.isEmpty()) {
      return "";
    }
    long change = now - before.get();
    if (change == 0) {
      return words.say("home.trend.same");
    }
    return change > 0
        ? words.say("home.trend.more", change)
        : words.say("home.trend.less", -change);
  }

  /** The steps while one is to be taken; the first of those is the next. */
  private List<HomeStep> steps(OrganisationId organisation) {
    List<HomeStep> all = new ArrayList<>();
    boolean found = false;
    for (FirstStep step : steps) {
      boolean done = step.done(organisation);
      all.add(new HomeStep(step.key(), step.link(), done, !done && !found));
      found |= !done;
    }
    return found ? all : List.of();
  }
}
