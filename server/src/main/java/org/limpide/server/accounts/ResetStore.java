package org.limpide.server.accounts;

import static org.limpide.server.storage.tables.Tables.RESET_REQUEST;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.storage.Database;
import org.springframework.stereotype.Repository;

/** Forgotten passwords asked for and not yet looked at. */
@Repository
class ResetStore {
  private final Database database;

  ResetStore(Database database) {
    this.database = database;
  }

  void add(UUID id, EmailAddress email, Instant now) {
    database
        .sql()
        .insertInto(RESET_REQUEST)
        .set(RESET_REQUEST.ID, id)
        .set(RESET_REQUEST.EMAIL, AccountStore.key(email))
        .set(RESET_REQUEST.CREATED_AT, now)
        .execute();
  }

  Optional<EmailAddress> email(UUID id) {
    return database
        .sql()
        .select(RESET_REQUEST.EMAIL)
        .from(RESET_REQUEST)
        .where(RESET_REQUEST.ID.eq(id))
        .fetchOptional(RESET_REQUEST.EMAIL)
        .flatMap(EmailAddress::parse);
  }

  /** Whether it was still asked for. */
  boolean remove(UUID id) {
    return database.sql().deleteFrom(RESET_REQUEST).where(RESET_REQUEST.ID.eq(id)).execute() == 1;
  }

  void removeAll(EmailAddress email) {
    database
        .sql()
        .deleteFrom(RESET_REQUEST)
        .where(RESET_REQUEST.EMAIL.eq(AccountStore.key(email)))
        .execute();
  }
}
