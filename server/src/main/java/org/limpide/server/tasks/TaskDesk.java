package org.limpide.server.tasks;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.limpide.server.accounts.Colleague;
import org.limpide.server.accounts.Colleagues;
import org.limpide.server.storage.Database;
import org.limpide.server.tasks.TaskEntry.Kind;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;
import org.springframework.stereotype.Service;

/** What people do with tasks; each change is kept in the task's thread with its author. */
@Service
class TaskDesk {
  private static final Set<Role> WORKERS = Set.of(Role.OWNER, Role.DPO, Role.AGENT);

  private final Database database;
  private final Tasks tasks;
  private final TaskStore store;
  private final TaskEntryStore entries;
  private final Colleagues colleagues;
  private final Clock clock;

  TaskDesk(
      Database database,
      Tasks tasks,
      TaskStore store,
      TaskEntryStore entries,
      Colleagues colleagues,
      Clock clock) {
    this.database = database;
    this.tasks = tasks;
    this.store = store;
    this.entries = entries;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  /** Who may be given a task: members who may change something. */
  List<Colleague> workers(OrganisationId organisation) {
    return colleagues.of(organisation).stream()
        .filter(member -> WORKERS.contains(member.role()))
        .toList();
  }

  /** Writes a task down. */
  Task add(OrganisationId organisation, NewTask wanted, UUID author) {
    sensible(wanted.due());
    wanted.owner().ifPresent(owner -> worker(organisation, owner));
    TaskDraft draft =
        new TaskDraft(
            Task.MANUAL,
            UUID.randomUUID().toString(),
            wanted.title(),
            wanted.title(),
            wanted.detail().strip(),
            wanted.detail().strip(),
            wanted.risk(),
            wanted.due(),
            "");
    return database.write(
        () ->
            tasks.one(
                organisation,
                tasks.file(organisation, draft, wanted.owner(), Optional.of(author))));
  }

  /**
   * Gives it to a member, or to nobody.
   *
   * @throws Refusal {@code INVALID} when they are no member, or one who only reads
   */
  void assign(Task task, Assignment to, UUID author) {
    to.owner().ifPresent(owner -> worker(task.organisation(), owner));
    if (to.owner().equals(task.owner())) {
      return;
    }
    database.write(
        () -> {
          Instant now = clock.instant();
          store.owner(task.organisation(), task.id(), to.owner(), now);
          note(task, Kind.ASSIGNED, author, id(task.owner()), id(to.owner()), "", now);
        });
  }

  /** Who a task is given to; nobody when absent. */
  record Assignment(Optional<UUID> owner) {}

  /** Sets its last day, or none. */
  void due(Task task, Day due, UUID author) {
    if (due.day().equals(task.due())) {
      return;
    }
    database.write(
        () -> {
          Instant now = clock.instant();
          store.due(task.organisation(), task.id(), due.day(), now);
          note(task, Kind.DUE, author, date(task.due()), date(due.day()), "", now);
        });
  }

  /** A day, or none. */
  record Day(Optional<LocalDate> day) {
    Day {
      sensible(day);
    }
  }

  /** A year of four figures, as the database keeps it. */
  static boolean sensible(LocalDate day) {
    return day.getYear() >= 2000 && day.getYear() <= 2999;
  }

  private static void sensible(Optional<LocalDate> day) {
    if (day.filter(one -> !sensible(one)).isPresent()) {
      throw Refusal.invalid(Map.of("due", "tasks.due.wrong"));
    }
  }

  /**
   * Hides it from the list before a day, or shows it again.
   *
   * @throws Refusal {@code INVALID} when that day is not to come, {@code CONFLICT} when it is
   *     closed
   */
  void snooze(Task task, Day until, UUID author) {
    if (!task.open()) {
      throw Refusal.of(Refusal.Code.CONFLICT, "tasks.closed-already");
    }
    if (until.day().filter(day -> !day.isAfter(tasks.today())).isPresent()) {
      throw Refusal.invalid(Map.of("until", "tasks.snooze.past"));
    }
    if (until.day().equals(task.snoozed())) {
      return;
    }
    database.write(
        () -> {
          Instant now = clock.instant();
          store.snooze(task.organisation(), task.id(), until.day(), now);
          note(task, Kind.SNOOZED, author, date(task.snoozed()), date(until.day()), "", now);
        });
  }

  /** Adds to what is said about it. */
  void say(Task task, String words, UUID author) {
    database.write(
        () -> {
          Instant now = clock.instant();
          store.touch(task.organisation(), task.id(), now);
          note(task, Kind.SAID, author, "", "", words.strip(), now);
        });
  }

  /**
   * Closes it.
   *
   * @throws Refusal {@code CONFLICT} when it is closed already
   */
  void close(Task task, Because because, String words, UUID author) {
    database.write(
        () -> {
          Instant now = clock.instant();
          if (!store.close(task.organisation(), task.id(), because.key(), now)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "tasks.closed-already");
          }
          note(task, Kind.CLOSED, author, "", because.key(), words.strip(), now);
        });
  }

  /**
   * Opens it again.
   *
   * @throws Refusal {@code CONFLICT} when it is open, or its desk has filed the same anew
   */
  void reopen(Task task, UUID author) {
    database.write(
        () -> {
          store.number(task.organisation()); // nobody files the same meanwhile
          if (store
              .opened(task.organisation(), task.source(), task.reference())
              .filter(other -> !other.equals(task.id()))
              .isPresent()) {
            throw Refusal.of(Refusal.Code.CONFLICT, "tasks.filed-anew");
          }
          Instant now = clock.instant();
          if (!store.reopen(task, now)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "tasks.open-already");
          }
          note(task, Kind.REOPENED, author, task.because(), "", "", now);
        });
  }

  /** Closes many at once; those closed already stay as they are. All of them, or none. */
  void closeAll(OrganisationId organisation, Set<UUID> ids, Because because, UUID author) {
    database.write(
        () ->
            ids.stream()
                .map(id -> tasks.one(organisation, id))
                .filter(Task::open)
                .forEach(task -> close(task, because, "", author)));
  }

  /** Gives many to one member, or to nobody. All of them, or none. */
  void assignAll(OrganisationId organisation, Set<UUID> ids, Assignment to, UUID author) {
    database.write(
        () ->
            ids.stream()
                .map(id -> tasks.one(organisation, id))
                .forEach(task -> assign(task, to, author)));
  }

  /** Its thread, the oldest first. */
  List<TaskEntry> thread(Task task, int offset, int limit) {
    return entries.of(task.organisation(), task.id(), offset, limit);
  }

  int countThread(Task task) {
    return entries.count(task.organisation(), task.id());
  }

  private void worker(OrganisationId organisation, UUID person) {
    boolean works =
        colleagues
            .one(organisation, person)
            .filter(member -> WORKERS.contains(member.role()))
            .isPresent();
    if (!works) {
      throw Refusal.invalid(Map.of("owner", "tasks.owner.wrong"));
    }
  }

  private void note(
      Task task, Kind kind, UUID author, String was, String became, String words, Instant now) {
    entries.add(
        task.organisation(),
        task.id(),
        new TaskEntry(
            UUID.randomUUID(), kind, Optional.of(author), false, was, became, words, now));
  }

  private static String id(Optional<UUID> person) {
    return person.map(UUID::toString).orElse("");
  }

  private static String date(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("");
  }
}
