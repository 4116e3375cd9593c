package org.limpide.server.api;

import static org.limpide.server.storage.tables.Tables.IDEMPOTENCY_KEY;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.limpide.server.storage.Database;
import org.springframework.stereotype.Repository;

/** What was asked under each idempotency key, and what was answered. */
@Repository
class IdempotencyStore {
  private final Database database;

  IdempotencyStore(Database database) {
    this.database = database;
  }

  /**
   * A key that was used.
   *
   * @param request hash of what was asked
   * @param answer sealed; none while the first request is under way
   */
  record Row(
      String request, Instant startedAt, Optional<Integer> status, byte @Nullable [] answer) {}

  /** Takes a key; false when it is taken. */
  boolean take(String hash, String request, Instant now) {
    return database
            .sql()
            .insertInto(IDEMPOTENCY_KEY)
            .set(IDEMPOTENCY_KEY.HASH, hash)
            .set(IDEMPOTENCY_KEY.REQUEST, request)
            .set(IDEMPOTENCY_KEY.STARTED_AT, now)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  Optional<Row> one(String hash) {
    return database
        .sql()
        .selectFrom(IDEMPOTENCY_KEY)
        .where(IDEMPOTENCY_KEY.HASH.eq(hash))
        .fetchOptional(
            row ->
                new Row(
                    row.get(IDEMPOTENCY_KEY.REQUEST),
                    row.get(IDEMPOTENCY_KEY.STARTED_AT),
                    Optional.ofNullable(row.get(IDEMPOTENCY_KEY.STATUS)),
                    row.get(IDEMPOTENCY_KEY.ANSWER)));
  }

  void answered(String hash, int status, byte[] sealed) {
    database
        .sql()
        .update(IDEMPOTENCY_KEY)
        .set(IDEMPOTENCY_KEY.STATUS, status)
        .set(IDEMPOTENCY_KEY.ANSWER, sealed)
        .where(IDEMPOTENCY_KEY.HASH.eq(hash))
        .execute();
  }

  /** Frees a key whose request did nothing. */
  void free(String hash) {
    database
        .sql()
        .deleteFrom(IDEMPOTENCY_KEY)
        .where(IDEMPOTENCY_KEY.HASH.eq(hash), IDEMPOTENCY_KEY.STATUS.isNull())
        .execute();
  }

  /**
   * Frees the key when it is older than {@code answered}, or unanswered since {@code unanswered}.
   */
  void freeOld(String hash, Instant answered, Instant unanswered) {
    database
        .sql()
        .deleteFrom(IDEMPOTENCY_KEY)
        .where(
            IDEMPOTENCY_KEY.HASH.eq(hash),
            IDEMPOTENCY_KEY
                .STARTED_AT
                .lt(answered)
                .or(IDEMPOTENCY_KEY.STATUS.isNull().and(IDEMPOTENCY_KEY.STARTED_AT.lt(unanswered))))
        .execute();
  }

  int prune(Instant before) {
    return database
        .sql()
        .deleteFrom(IDEMPOTENCY_KEY)
        .where(IDEMPOTENCY_KEY.STARTED_AT.lt(before))
        .execute();
  }
}
