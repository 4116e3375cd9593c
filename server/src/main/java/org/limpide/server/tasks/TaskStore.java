package org.limpide.server.tasks;

import static org.limpide.server.storage.tables.Tables.TASK;
import static org.limpide.server.storage.tables.Tables.TASK_COUNT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.limpide.law.Text;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Folding;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Tasks in the database, one by one. */
@Repository
class TaskStore {
  static final String OPEN = "open";
  static final String CLOSED = "closed";

  /** Stands for no deadline: it sorts after every date, in an index too. */
  static final String NEVER = "9999-12-31";

  private final Database database;

  TaskStore(Database database) {
    this.database = database;
  }

  /** The next number of an organisation; until the transaction ends nobody else gets one there. */
  int number(OrganisationId organisation) {
    database
        .sql()
        .insertInto(TASK_COUNT)
        .set(TASK_COUNT.ORGANISATION, organisation.value())
        .set(TASK_COUNT.LATEST, 0)
        .onConflictDoNothing()
        .execute();
    database
        .sql()
        .update(TASK_COUNT)
        .set(TASK_COUNT.LATEST, TASK_COUNT.LATEST.plus(1))
        .where(TASK_COUNT.ORGANISATION.eq(organisation.value()))
        .execute();
    return database
        .sql()
        .select(TASK_COUNT.LATEST)
        .from(TASK_COUNT)
        .where(TASK_COUNT.ORGANISATION.eq(organisation.value()))
        .fetchSingle()
        .value1();
  }

  void add(Task task) {
    database
        .sql()
        .insertInto(TASK)
        .set(TASK.ID, task.id())
        .set(TASK.ORGANISATION, task.organisation().value())
        .set(TASK.NUMBER, task.number())
        .set(TASK.SOURCE, task.source())
        .set(TASK.REFERENCE, task.reference())
        .set(TASK.OPEN_MARK, mark(task.source(), task.reference()))
        .set(TASK.TITLE_FR, task.title().fr())
        .set(TASK.TITLE_EN, task.title().en())
        .set(TASK.DETAIL_FR, task.detail().fr())
        .set(TASK.DETAIL_EN, task.detail().en())
        .set(TASK.WORDS, words(task))
        .set(TASK.RISK, task.risk())
        .set(TASK.DUE, task.due().map(LocalDate::toString).orElse(NEVER))
        .set(TASK.LINK, task.link())
        .set(TASK.OWNER, task.owner().orElse(null))
        .set(TASK.STATE, OPEN)
        .set(TASK.SNOOZED, "")
        .set(TASK.BECAUSE, "")
        .set(TASK.CREATED_AT, task.createdAt())
        .set(TASK.CHANGED_AT, task.changedAt())
        .execute();
  }

  Optional<Task> one(OrganisationId organisation, UUID id) {
    return database
        .sql()
        .selectFrom(TASK)
        .where(which(organisation, id))
        .fetchOptional(TaskStore::task);
  }

  /** The open task of a desk's reference. */
  Optional<UUID> opened(OrganisationId organisation, String source, String reference) {
    return database
        .sql()
        .select(TASK.ID)
        .from(TASK)
        .where(
            TASK.ORGANISATION.eq(organisation.value()), TASK.OPEN_MARK.eq(mark(source, reference)))
        .fetchOptional(TASK.ID);
  }

  /** The open tasks of many of a desk's references, by reference. */
  Map<String, UUID> opened(
      OrganisationId organisation, String source, Collection<String> references) {
    Map<String, UUID> opened = new HashMap<>();
    database
        .sql()
        .select(TASK.REFERENCE, TASK.ID)
        .from(TASK)
        .where(
            TASK.ORGANISATION.eq(organisation.value()),
            TASK.OPEN_MARK.in(references.stream().map(one -> mark(source, one)).toList()))
        .forEach(row -> opened.put(row.value1(), row.value2()));
    return opened;
  }

  void owner(OrganisationId organisation, UUID id, Optional<UUID> owner, Instant now) {
    database
        .sql()
        .update(TASK)
        .set(TASK.OWNER, owner.orElse(null))
        .set(TASK.CHANGED_AT, now)
        .where(which(organisation, id))
        .execute();
  }

  void due(OrganisationId organisation, UUID id, Optional<LocalDate> due, Instant now) {
    database
        .sql()
        .update(TASK)
        .set(TASK.DUE, due.map(LocalDate::toString).orElse(NEVER))
        .set(TASK.CHANGED_AT, now)
        .where(which(organisation, id))
        .execute();
  }

  void snooze(OrganisationId organisation, UUID id, Optional<LocalDate> until, Instant now) {
    database
        .sql()
        .update(TASK)
        .set(TASK.SNOOZED, until.map(LocalDate::toString).orElse(""))
        .set(TASK.CHANGED_AT, now)
        .where(which(organisation, id))
        .execute();
  }

  void touch(OrganisationId organisation, UUID id, Instant now) {
    database.sql().update(TASK).set(TASK.CHANGED_AT, now).where(which(organisation, id)).execute();
  }

  /** Closes it; false when it was not open. */
  boolean close(OrganisationId organisation, UUID id, String because, Instant now) {
    return database
            .sql()
            .update(TASK)
            .set(TASK.STATE, CLOSED)
            .set(TASK.OPEN_MARK, (String) null)
            .set(TASK.SNOOZED, "")
            .set(TASK.BECAUSE, because)
            .set(TASK.CHANGED_AT, now)
            .set(TASK.CLOSED_AT, now)
            .where(which(organisation, id), TASK.STATE.eq(OPEN))
            .execute()
        == 1;
  }

  /** Opens a closed one again; false when it was not closed. */
  boolean reopen(Task task, Instant now) {
    return database
            .sql()
            .update(TASK)
            .set(TASK.STATE, OPEN)
            .set(TASK.OPEN_MARK, mark(task.source(), task.reference()))
            .set(TASK.BECAUSE, "")
            .set(TASK.CHANGED_AT, now)
            .set(TASK.CLOSED_AT, (Instant) null)
            .where(which(task.organisation(), task.id()), TASK.STATE.eq(CLOSED))
            .execute()
        == 1;
  }

  private static String mark(String source, String reference) {
    return source + ":" + reference;
  }

  private static String words(Task task) {
    return Folding.fold(
        String.join(
            "\n", task.title().fr(), task.title().en(), task.detail().fr(), task.detail().en()));
  }

  private static Condition which(OrganisationId organisation, UUID id) {
    return TASK.ORGANISATION.eq(organisation.value()).and(TASK.ID.eq(id));
  }

  static Task task(Record row) {
    String due = row.get(TASK.DUE);
    String snoozed = row.get(TASK.SNOOZED);
    return new Task(
        row.get(TASK.ID),
        new OrganisationId(row.get(TASK.ORGANISATION)),
        row.get(TASK.NUMBER),
        row.get(TASK.SOURCE),
        row.get(TASK.REFERENCE),
        new Text(row.get(TASK.TITLE_FR), row.get(TASK.TITLE_EN)),
        new Text(row.get(TASK.DETAIL_FR), row.get(TASK.DETAIL_EN)),
        row.get(TASK.RISK),
        due.equals(NEVER) ? Optional.empty() : Optional.of(LocalDate.parse(due)),
        row.get(TASK.LINK),
        Optional.ofNullable(row.get(TASK.OWNER)),
        snoozed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(snoozed)),
        row.get(TASK.BECAUSE),
        row.get(TASK.CREATED_AT),
        row.get(TASK.CHANGED_AT),
        Optional.ofNullable(row.get(TASK.CLOSED_AT)));
  }
}
