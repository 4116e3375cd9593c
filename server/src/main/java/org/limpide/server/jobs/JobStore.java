package org.limpide.server.jobs;

import static org.limpide.server.storage.tables.Tables.JOB;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.limpide.server.jobs.JobState.Phase;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Jobs in the database. */
@Repository
class JobStore {
  private final Database database;

  JobStore(Database database) {
    this.database = database;
  }

  void add(UUID id, OrganisationId organisation, String kind, UUID subject, Instant now) {
    database
        .sql()
        .insertInto(JOB)
        .set(JOB.ID, id)
        .set(JOB.ORGANISATION, organisation.value())
        .set(JOB.KIND, kind)
        .set(JOB.SUBJECT, subject)
        .set(JOB.STATE, Phase.WAITING.code())
        .set(JOB.ATTEMPT, 0)
        .set(JOB.STEPS_DONE, 0)
        .set(JOB.STEPS_ALL, 0)
        .set(JOB.STEP, "")
        .set(JOB.FAILURE, "")
        .set(JOB.CREATED_AT, now)
        .execute();
  }

  /** Begins an attempt; false when the job has ended. */
  boolean begin(UUID id, Instant now) {
    return database
            .sql()
            .update(JOB)
            .set(JOB.STATE, Phase.RUNNING.code())
            .set(JOB.ATTEMPT, JOB.ATTEMPT.plus(1))
            .set(JOB.STARTED_AT, now)
            .set(JOB.FAILURE, "")
            .where(JOB.ID.eq(id), JOB.STATE.in(Phase.WAITING.code(), Phase.RUNNING.code()))
            .execute()
        == 1;
  }

  void at(UUID id, int done, int all, String step) {
    database
        .sql()
        .update(JOB)
        .set(JOB.STEPS_DONE, done)
        .set(JOB.STEPS_ALL, all)
        .set(JOB.STEP, step)
        .where(JOB.ID.eq(id), JOB.STATE.eq(Phase.RUNNING.code()))
        .execute();
  }

  /** Waits for another attempt. */
  void again(UUID id, String failure) {
    database
        .sql()
        .update(JOB)
        .set(JOB.STATE, Phase.WAITING.code())
        .set(JOB.FAILURE, failure)
        .where(JOB.ID.eq(id), JOB.STATE.eq(Phase.RUNNING.code()))
        .execute();
  }

  /** Ends it; false when it had ended already. */
  boolean end(UUID id, Phase phase, String failure, Instant now) {
    return database
            .sql()
            .update(JOB)
            .set(JOB.STATE, phase.code())
            .set(JOB.FAILURE, failure)
            .set(JOB.FINISHED_AT, now)
            .where(JOB.ID.eq(id), JOB.STATE.in(Phase.WAITING.code(), Phase.RUNNING.code()))
            .execute()
        == 1;
  }

  Optional<JobState> one(UUID id) {
    return database.sql().selectFrom(JOB).where(JOB.ID.eq(id)).fetchOptional(JobStore::state);
  }

  Optional<OrganisationId> organisation(UUID id) {
    return database
        .sql()
        .select(JOB.ORGANISATION)
        .from(JOB)
        .where(JOB.ID.eq(id))
        .fetchOptional(JOB.ORGANISATION)
        .map(OrganisationId::new);
  }

  List<JobState> of(OrganisationId organisation, int offset, int limit) {
    return database
        .sql()
        .selectFrom(JOB)
        .where(JOB.ORGANISATION.eq(organisation.value()))
        .orderBy(JOB.CREATED_AT.desc(), JOB.ID)
        .limit(limit)
        .offset(offset)
        .fetch(JobStore::state);
  }

  int count(OrganisationId organisation) {
    return database.sql().fetchCount(JOB, JOB.ORGANISATION.eq(organisation.value()));
  }

  /** A job that has not ended. */
  record Open(UUID id, String kind) {}

  /** Jobs that ended before that moment are of no more use to anybody. */
  int forget(Instant before) {
    return database.sql().deleteFrom(JOB).where(JOB.FINISHED_AT.lt(before)).execute();
  }

  List<Open> open() {
    return database
        .sql()
        .select(JOB.ID, JOB.KIND)
        .from(JOB)
        .where(JOB.STATE.in(Phase.WAITING.code(), Phase.RUNNING.code()))
        .fetch(row -> new Open(row.get(JOB.ID), row.get(JOB.KIND)));
  }

  Optional<JobState> latest(OrganisationId organisation, UUID subject) {
    return database
        .sql()
        .selectFrom(JOB)
        .where(JOB.ORGANISATION.eq(organisation.value()), JOB.SUBJECT.eq(subject))
        .orderBy(JOB.CREATED_AT.desc())
        .limit(1)
        .fetchOptional(JobStore::state);
  }

  private static JobState state(Record row) {
    return new JobState(
        row.get(JOB.ID),
        row.get(JOB.KIND),
        row.get(JOB.SUBJECT),
        Phase.of(row.get(JOB.STATE)),
        row.get(JOB.ATTEMPT),
        row.get(JOB.STEPS_DONE),
        row.get(JOB.STEPS_ALL),
        row.get(JOB.STEP),
        row.get(JOB.FAILURE),
        row.get(JOB.CREATED_AT),
        Optional.ofNullable(row.get(JOB.STARTED_AT)),
        Optional.ofNullable(row.get(JOB.FINISHED_AT)));
  }
}
