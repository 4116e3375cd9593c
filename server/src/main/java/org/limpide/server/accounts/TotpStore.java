package org.limpide.server.accounts;

import static org.limpide.server.storage.tables.Tables.TOTP;
import static org.limpide.server.storage.tables.Tables.TOTP_RECOVERY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.storage.Database;
import org.springframework.stereotype.Repository;

/** The secrets of one-time codes, sealed, and the hashes of recovery codes. */
@Repository
class TotpStore {
  private final Database database;

  TotpStore(Database database) {
    this.database = database;
  }

  /**
   * A person's secret.
   *
   * @param sealed with the server's key
   * @param confirmed whether it is asked for at sign-in
   * @param lastStep of the last code taken
   * @param failures wrong codes since the last right one
   */
  record Row(
      byte[] sealed, boolean confirmed, long lastStep, int failures, Optional<Instant> failedAt) {}

  boolean confirmed(UUID person) {
    return database.sql().fetchExists(TOTP, TOTP.PERSON.eq(person), TOTP.CONFIRMED_AT.isNotNull());
  }

  Optional<Row> of(UUID person) {
    return database
        .sql()
        .selectFrom(TOTP)
        .where(TOTP.PERSON.eq(person))
        .fetchOptional(
            row ->
                new Row(
                    row.get(TOTP.SECRET),
                    row.get(TOTP.CONFIRMED_AT) != null,
                    row.get(TOTP.LAST_STEP),
                    row.get(TOTP.FAILURES),
                    Optional.ofNullable(row.get(TOTP.FAILED_AT))));
  }

  /** Puts a new secret in the place of one that was never confirmed. */
  boolean begin(UUID person, byte[] sealed, Instant now) {
    database
        .sql()
        .deleteFrom(TOTP)
        .where(TOTP.PERSON.eq(person), TOTP.CONFIRMED_AT.isNull())
        .execute();
    return database
            .sql()
            .insertInto(TOTP)
            .set(TOTP.PERSON, person)
            .set(TOTP.SECRET, sealed)
            .set(TOTP.CREATED_AT, now)
            .set(TOTP.LAST_STEP, 0L)
            .set(TOTP.FAILURES, 0)
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  void confirm(UUID person, Instant now) {
    database.sql().update(TOTP).set(TOTP.CONFIRMED_AT, now).where(TOTP.PERSON.eq(person)).execute();
  }

  /** Takes a code's step; false when it, or a later one, was taken meanwhile. */
  boolean take(UUID person, long step) {
    return database
            .sql()
            .update(TOTP)
            .set(TOTP.LAST_STEP, step)
            .where(TOTP.PERSON.eq(person), TOTP.LAST_STEP.lt(step))
            .execute()
        == 1;
  }

  /**
   * Counts an attempt before it is looked at, so that attempts at the same time count too.
   *
   * @return false when another was counted since {@code before} was read
   */
  boolean attempt(UUID person, int before, Instant now) {
    return database
            .sql()
            .update(TOTP)
            .set(TOTP.FAILURES, before + 1)
            .set(TOTP.FAILED_AT, now)
            .where(TOTP.PERSON.eq(person), TOTP.FAILURES.eq(before))
            .execute()
        == 1;
  }

  void succeeded(UUID person) {
    database
        .sql()
        .update(TOTP)
        .set(TOTP.FAILURES, 0)
        .setNull(TOTP.FAILED_AT)
        .where(TOTP.PERSON.eq(person))
        .execute();
  }

  void remove(UUID person) {
    database.sql().deleteFrom(TOTP_RECOVERY).where(TOTP_RECOVERY.PERSON.eq(person)).execute();
    database.sql().deleteFrom(TOTP).where(TOTP.PERSON.eq(person)).execute();
  }

  /** Replaces a person's recovery codes. */
  void recovery(UUID person, List<String> hashes) {
    database.sql().deleteFrom(TOTP_RECOVERY).where(TOTP_RECOVERY.PERSON.eq(person)).execute();
    for (String hash : hashes) {
      database
          .sql()
          .insertInto(TOTP_RECOVERY)
          .set(TOTP_RECOVERY.PERSON, person)
          .set(TOTP_RECOVERY.HASH, hash)
          .execute();
    }
  }

  int recoveryLeft(UUID person) {
    return database.sql().fetchCount(TOTP_RECOVERY, TOTP_RECOVERY.PERSON.eq(person));
  }

  /** Uses up a recovery code. */
  boolean recover(UUID person, String hash) {
    return database
            .sql()
            .deleteFrom(TOTP_RECOVERY)
            .where(TOTP_RECOVERY.PERSON.eq(person), TOTP_RECOVERY.HASH.eq(hash))
            .execute()
        == 1;
  }
}
