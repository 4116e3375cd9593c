package org.limpide.server.accounts;

import static org.limpide.server.storage.tables.Tables.SIGN_IN_DELAY;

import java.time.Instant;
import org.limpide.server.storage.Database;
import org.springframework.stereotype.Repository;

/** Failed sign-ins in the database, under hashes. */
@Repository
class ThrottleStore {
  private final Database database;

  ThrottleStore(Database database) {
    this.database = database;
  }

  /** What is known of an account or a source. */
  record Failures(int count, Instant lastAt, Instant until) {}

  /** Reads it and keeps others from doing so until the transaction ends. */
  Failures locked(String hash) {
    database
        .sql()
        .insertInto(SIGN_IN_DELAY)
        .set(SIGN_IN_DELAY.HASH, hash)
        .set(SIGN_IN_DELAY.FAILURES, 0)
        .set(SIGN_IN_DELAY.LAST_AT, Instant.EPOCH)
        .set(SIGN_IN_DELAY.UNTIL_AT, Instant.EPOCH)
        .onConflict(SIGN_IN_DELAY.HASH)
        .doUpdate()
        .set(SIGN_IN_DELAY.FAILURES, SIGN_IN_DELAY.FAILURES)
        .execute();
    return database
        .sql()
        .selectFrom(SIGN_IN_DELAY)
        .where(SIGN_IN_DELAY.HASH.eq(hash))
        .fetchSingle(
            row ->
                new Failures(
                    row.get(SIGN_IN_DELAY.FAILURES),
                    row.get(SIGN_IN_DELAY.LAST_AT),
                    row.get(SIGN_IN_DELAY.UNTIL_AT)));
  }

  void keep(String hash, Failures failures) {
    database
        .sql()
        .update(SIGN_IN_DELAY)
        .set(SIGN_IN_DELAY.FAILURES, failures.count())
        .set(SIGN_IN_DELAY.LAST_AT, failures.lastAt())
        .set(SIGN_IN_DELAY.UNTIL_AT, failures.until())
        .where(SIGN_IN_DELAY.HASH.eq(hash))
        .execute();
  }

  void forget(String hash) {
    database.sql().deleteFrom(SIGN_IN_DELAY).where(SIGN_IN_DELAY.HASH.eq(hash)).execute();
  }

  void forgetBefore(Instant moment) {
    database
        .sql()
        .deleteFrom(SIGN_IN_DELAY)
        .where(SIGN_IN_DELAY.LAST_AT.lt(moment), SIGN_IN_DELAY.UNTIL_AT.lt(moment))
        .execute();
  }
}
