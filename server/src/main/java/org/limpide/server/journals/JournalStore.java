package org.limpide.server.journals;

import static org.limpide.server.storage.tables.Tables.JOURNAL;

import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Which logs there are. */
@Repository
class JournalStore {
  private final Database database;

  JournalStore(Database database) {
    this.database = database;
  }

  /**
   * Adds a log.
   *
   * @return false when the organisation has one for that quarter
   */
  boolean add(LogRecord log) {
    return database
            .sql()
            .insertInto(JOURNAL)
            .set(JOURNAL.ID, log.id())
            .set(JOURNAL.ORGANISATION, log.organisation().value())
            .set(JOURNAL.QUARTER, log.quarter())
            .set(JOURNAL.ORIGIN, log.origin())
            .set(JOURNAL.SECRET, log.secret())
            .set(JOURNAL.CREATED_AT, log.createdAt())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  Optional<LogRecord> of(OrganisationId organisation, String quarter) {
    return database
        .sql()
        .selectFrom(JOURNAL)
        .where(JOURNAL.ORGANISATION.eq(organisation.value()), JOURNAL.QUARTER.eq(quarter))
        .fetchOptional(JournalStore::log);
  }

  Optional<LogRecord> one(String id) {
    return database
        .sql()
        .selectFrom(JOURNAL)
        .where(JOURNAL.ID.eq(id))
        .fetchOptional(JournalStore::log);
  }

  /** An organisation's logs, newest first. */
  List<LogRecord> of(OrganisationId organisation) {
    return database
        .sql()
        .selectFrom(JOURNAL)
        .where(JOURNAL.ORGANISATION.eq(organisation.value()))
        .orderBy(JOURNAL.QUARTER.desc())
        .fetch(JournalStore::log);
  }

  private static LogRecord log(Record row) {
    return new LogRecord(
        row.get(JOURNAL.ID),
        new OrganisationId(row.get(JOURNAL.ORGANISATION)),
        row.get(JOURNAL.QUARTER),
        row.get(JOURNAL.ORIGIN),
        row.get(JOURNAL.SECRET),
        row.get(JOURNAL.CREATED_AT));
  }
}
