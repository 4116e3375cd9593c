package org.limpide.server.audits;

import static org.limpide.server.storage.tables.Tables.AUDIT_SCHEDULE;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.limpide.server.audits.Schedule.Rhythm;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Schedules in the database; a site without one has no row. */
@Repository
class ScheduleStore {
  /** A schedule whose time has come. */
  record Due(OrganisationId organisation, UUID site, Schedule schedule, Instant at) {}

  private final Database database;

  ScheduleStore(Database database) {
    this.database = database;
  }

  Optional<Schedule> of(OrganisationId organisation, UUID site) {
    return database
        .sql()
        .selectFrom(AUDIT_SCHEDULE)
        .where(AUDIT_SCHEDULE.ORGANISATION.eq(organisation.value()))
        .and(AUDIT_SCHEDULE.SITE.eq(site))
        .fetchOptional(ScheduleStore::schedule);
  }

  void forget(OrganisationId organisation, UUID site) {
    database
        .sql()
        .deleteFrom(AUDIT_SCHEDULE)
        .where(AUDIT_SCHEDULE.ORGANISATION.eq(organisation.value()))
        .and(AUDIT_SCHEDULE.SITE.eq(site))
        .execute();
  }

  void add(OrganisationId organisation, UUID site, Schedule schedule, Instant next) {
    database
        .sql()
        .insertInto(AUDIT_SCHEDULE)
        .set(AUDIT_SCHEDULE.SITE, site)
        .set(AUDIT_SCHEDULE.ORGANISATION, organisation.value())
        .set(AUDIT_SCHEDULE.RHYTHM, schedule.rhythm().code())
        .set(AUDIT_SCHEDULE.DAY_OF_WEEK, schedule.day().getValue())
        .set(AUDIT_SCHEDULE.HOUR_OF_DAY, schedule.hour())
        .set(AUDIT_SCHEDULE.NEXT_AT, next)
        .execute();
  }

  /** Those whose time has come, of every organisation: for the round only. */
  List<Due> due(Instant now) {
    return database
        .sql()
        .selectFrom(AUDIT_SCHEDULE)
        .where(AUDIT_SCHEDULE.NEXT_AT.le(now))
        .orderBy(AUDIT_SCHEDULE.NEXT_AT)
        .limit(500)
        .fetch(
            row ->
                new Due(
                    new OrganisationId(row.get(AUDIT_SCHEDULE.ORGANISATION)),
                    row.get(AUDIT_SCHEDULE.SITE),
                    schedule(row),
                    row.get(AUDIT_SCHEDULE.NEXT_AT)));
  }

  /** Takes a due one for oneself; false when another node was first. */
  boolean take(Due due, Instant next) {
    return database
            .sql()
            .update(AUDIT_SCHEDULE)
            .set(AUDIT_SCHEDULE.NEXT_AT, next)
            .where(AUDIT_SCHEDULE.ORGANISATION.eq(due.organisation().value()))
            .and(AUDIT_SCHEDULE.SITE.eq(due.site()))
            .and(AUDIT_SCHEDULE.NEXT_AT.eq(due.at()))
            .execute()
        == 1;
  }

  private static Schedule schedule(Record row) {
    return new Schedule(
        Codes.of(Rhythm.class, row.get(AUDIT_SCHEDULE.RHYTHM)),
        DayOfWeek.of(row.get(AUDIT_SCHEDULE.DAY_OF_WEEK)),
        row.get(AUDIT_SCHEDULE.HOUR_OF_DAY));
  }
}
