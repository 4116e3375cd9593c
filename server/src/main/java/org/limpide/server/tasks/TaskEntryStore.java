package org.limpide.server.tasks;

import static org.limpide.server.storage.tables.Tables.TASK_ENTRY;
import static org.limpide.server.storage.tables.Tables.TASK_WARNING;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.limpide.server.storage.Database;
import org.limpide.server.tasks.TaskEntry.Kind;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** The thread of each task, and which day was warned of. */
@Repository
class TaskEntryStore {
  private final Database database;

  TaskEntryStore(Database database) {
    this.database = database;
  }

  void add(OrganisationId organisation, UUID task, TaskEntry entry) {
    database
        .sql()
        .insertInto(TASK_ENTRY)
        .set(TASK_ENTRY.ID, entry.id())
        .set(TASK_ENTRY.ORGANISATION, organisation.value())
        .set(TASK_ENTRY.TASK, task)
        .set(TASK_ENTRY.KIND, entry.kind().code())
        .set(TASK_ENTRY.AUTHOR, entry.author().orElse(null))
        .set(TASK_ENTRY.BY_SERVICE, entry.byService())
        .set(TASK_ENTRY.WAS, entry.was())
        .set(TASK_ENTRY.BECAME, entry.became())
        .set(TASK_ENTRY.WORDS, entry.words())
        .set(TASK_ENTRY.CREATED_AT, entry.createdAt())
        .execute();
  }

  /** The oldest first. */
  List<TaskEntry> of(OrganisationId organisation, UUID task, int offset, int limit) {
    return database
        .sql()
        .selectFrom(TASK_ENTRY)
        .where(TASK_ENTRY.ORGANISATION.eq(organisation.value()), TASK_ENTRY.TASK.eq(task))
        .orderBy(TASK_ENTRY.CREATED_AT, TASK_ENTRY.ID)
        .limit(limit)
        .offset(offset)
        .fetch(TaskEntryStore::entry);
  }

  int count(OrganisationId organisation, UUID task) {
    return database
        .sql()
        .fetchCount(
            TASK_ENTRY, TASK_ENTRY.ORGANISATION.eq(organisation.value()), TASK_ENTRY.TASK.eq(task));
  }

  /** Notes that a day was warned of; false when it had been. */
  boolean warn(OrganisationId organisation, LocalDate day) {
    database
        .sql()
        .deleteFrom(TASK_WARNING)
        .where(
            TASK_WARNING.ORGANISATION.eq(organisation.value()),
            TASK_WARNING.WARNED.lt(day.minusDays(30).toString()))
        .execute();
    return database
            .sql()
            .insertInto(TASK_WARNING)
            .set(TASK_WARNING.ORGANISATION, organisation.value())
            .set(TASK_WARNING.WARNED, day.toString())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  private static TaskEntry entry(Record row) {
    return new TaskEntry(
        row.get(TASK_ENTRY.ID),
        Kind.of(row.get(TASK_ENTRY.KIND)),
        Optional.ofNullable(row.get(TASK_ENTRY.AUTHOR)),
        row.get(TASK_ENTRY.BY_SERVICE),
        row.get(TASK_ENTRY.WAS),
        row.get(TASK_ENTRY.BECAME),
        row.get(TASK_ENTRY.WORDS),
        row.get(TASK_ENTRY.CREATED_AT));
  }
}
