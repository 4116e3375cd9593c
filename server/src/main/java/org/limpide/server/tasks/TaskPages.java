package org.limpide.server.tasks;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.limpide.server.accounts.Colleague;
import org.limpide.server.accounts.Colleagues;
import org.limpide.server.web.Caller;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Component;

/** Turns tasks and their threads into lines, for pages and the API alike. */
@Component
class TaskPages {
  private final Colleagues colleagues;
  private final Tasks tasks;

  TaskPages(Colleagues colleagues, Tasks tasks) {
    this.colleagues = colleagues;
    this.tasks = tasks;
  }

  /** The filter a query asks for; what it does not know is left out. */
  TaskFilter filter(Map<String, String> query, Caller caller) {
    int risk =
        query.getOrDefault("risk", "").matches("[1-5]") ? Integer.parseInt(query.get("risk")) : 1;
    String words = query.getOrDefault("q", "").strip();
    return new TaskFilter(
        TaskFilter.Shown.of(query.getOrDefault("state", "")),
        query.getOrDefault("owner", "").equals("me")
            ? Optional.of(caller.person())
            : Optional.empty(),
        TaskFilter.When.of(query.getOrDefault("when", "")),
        query.getOrDefault("source", ""),
        risk,
        words.length() > 200 ? words.substring(0, 200) : words,
        tasks.today());
  }

  List<TaskLine> lines(OrganisationId organisation, List<Task> found, Words words) {
    Map<UUID, Colleague> members = colleagues.byId(organisation);
    return found.stream().map(task -> line(task, members, words)).toList();
  }

  TaskLine line(Task task, Words words) {
    return line(task, colleagues.byId(task.organisation()), words);
  }

  private TaskLine line(Task task, Map<UUID, Colleague> members, Words words) {
    return new TaskLine(
        task.id(),
        task.number(),
        task.source(),
        source(words, task.source()),
        task.title().in(words.language()),
        task.detail().in(words.language()),
        task.risk(),
        task.due(),
        task.open()
            ? task.due().map(due -> Remaining.say(words, due, tasks.today())).orElse("")
            : "",
        task.open() && task.due().filter(due -> due.isBefore(tasks.today())).isPresent(),
        task.link(),
        task.owner(),
        task.owner().map(owner -> name(members, owner, words)).orElse(""),
        task.snoozed().filter(day -> day.isAfter(tasks.today())),
        task.open(),
        sentence(words, task.because()),
        task.createdAt(),
        task.changedAt(),
        task.closedAt());
  }

  /** The thread in words. */
  List<EntryLine> thread(OrganisationId organisation, List<TaskEntry> entries, Words words) {
    Map<UUID, Colleague> members = colleagues.byId(organisation);
    return entries.stream()
        .map(
            entry ->
                new EntryLine(
                    entry.id(),
                    entry.kind().code(),
                    entry.byService()
                        ? words.say("tasks.by-service")
                        : entry
                            .author()
                            .map(author -> name(members, author, words))
                            .orElseGet(() -> words.say("tasks.former")),
                    said(entry, members, words),
                    entry.words(),
                    entry.createdAt()))
        .toList();
  }

  /** The desks to choose from, by code. */
  Map<String, String> sources(OrganisationId organisation, Words words) {
    return tasks.sources(organisation).stream()
        .collect(
            Collectors.toMap(
                code -> code, code -> source(words, code), (a, b) -> a, LinkedHashMap::new));
  }

  private static String said(TaskEntry entry, Map<UUID, Colleague> members, Words words) {
    String became = entry.became();
    return switch (entry.kind()) {
      case OPENED -> words.say("tasks.entry.opened");
      case SAID -> words.say("tasks.entry.said");
      case REOPENED -> words.say("tasks.entry.reopened");
      case ASSIGNED ->
          became.isEmpty()
              ? words.say("tasks.entry.released")
              : words.say("tasks.entry.assigned", name(members, UUID.fromString(became), words));
      case DUE ->
          became.isEmpty()
              ? words.say("tasks.entry.due.none")
              : words.say("tasks.entry.due", LocalDate.parse(became));
      case SNOOZED ->
          became.isEmpty()
              ? words.say("tasks.entry.woken")
              : words.say("tasks.entry.snoozed", LocalDate.parse(became));
      case CLOSED -> words.say("tasks.entry.closed", sentence(words, became));
    };
  }

  private static String name(Map<UUID, Colleague> members, UUID person, Words words) {
    Colleague member = members.get(person);
    return member == null ? words.say("tasks.former") : member.name();
  }

  private static String source(Words words, String code) {
    String key = "tasks.source." + code;
    return words.has(key) ? words.say(key) : code;
  }

  private static String sentence(Words words, String key) {
    return words.has(key) ? words.say(key) : key;
  }
}
