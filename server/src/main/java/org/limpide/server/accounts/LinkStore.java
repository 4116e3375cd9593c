package org.limpide.server.accounts;

import static org.limpide.server.storage.tables.Tables.SINGLE_USE_LINK;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.accounts.Link.Purpose;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Single-use links in the database, under the hash of their secret. */
@Repository
class LinkStore {
  private final Database database;

  LinkStore(Database database) {
    this.database = database;
  }

  void add(String hash, Link link, Instant now) {
    database
        .sql()
        .insertInto(SINGLE_USE_LINK)
        .set(SINGLE_USE_LINK.HASH, hash)
        .set(SINGLE_USE_LINK.PURPOSE, link.purpose().code())
        .set(SINGLE_USE_LINK.PERSON, link.person().orElse(null))
        .set(
            SINGLE_USE_LINK.ORGANISATION,
            link.organisation().map(OrganisationId::value).orElse(null))
        .set(SINGLE_USE_LINK.EMAIL, link.email().map(AccountStore::key).orElse(null))
        .set(SINGLE_USE_LINK.CREATED_AT, now)
        .set(SINGLE_USE_LINK.EXPIRES_AT, link.expiresAt())
        .execute();
  }

  Optional<Link> find(String hash, Purpose purpose, Instant now) {
    return database
        .sql()
        .selectFrom(SINGLE_USE_LINK)
        .where(live(hash, purpose, now))
        .fetchOptional(row -> link(purpose, row));
  }

  /** Uses it up; false when it was used already, is too old, or never was. */
  boolean use(String hash, Purpose purpose, Instant now) {
    return database.sql().deleteFrom(SINGLE_USE_LINK).where(live(hash, purpose, now)).execute()
        == 1;
  }

  void removeSetUp() {
    remove(SINGLE_USE_LINK.PURPOSE.eq(Purpose.SET_UP.code()));
  }

  void removeInvitation(OrganisationId organisation, EmailAddress email) {
    remove(
        SINGLE_USE_LINK
            .PURPOSE
            .eq(Purpose.INVITATION.code())
            .and(SINGLE_USE_LINK.ORGANISATION.eq(organisation.value()))
            .and(SINGLE_USE_LINK.EMAIL.eq(AccountStore.key(email))));
  }

  void removeResets(UUID person) {
    remove(SINGLE_USE_LINK.PURPOSE.eq(Purpose.RESET.code()).and(SINGLE_USE_LINK.PERSON.eq(person)));
  }

  /** Whether a reset link was made for the person since then. */
  boolean resetSince(UUID person, Instant since) {
    return database
        .sql()
        .fetchExists(
            SINGLE_USE_LINK,
            SINGLE_USE_LINK
                .PURPOSE
                .eq(Purpose.RESET.code())
                .and(SINGLE_USE_LINK.PERSON.eq(person))
                .and(SINGLE_USE_LINK.CREATED_AT.gt(since)));
  }

  void removeOver(Instant now) {
    remove(SINGLE_USE_LINK.EXPIRES_AT.le(now));
  }

  private void remove(Condition condition) {
    database.sql().deleteFrom(SINGLE_USE_LINK).where(condition).execute();
  }

  private static Condition live(String hash, Purpose purpose, Instant now) {
    return SINGLE_USE_LINK
        .HASH
        .eq(hash)
        .and(SINGLE_USE_LINK.PURPOSE.eq(purpose.code()))
        .and(SINGLE_USE_LINK.EXPIRES_AT.gt(now));
  }

  private static Link link(Purpose purpose, Record row) {
    return new Link(
        purpose,
        Optional.ofNullable(row.get(SINGLE_USE_LINK.PERSON)),
        Optional.ofNullable(row.get(SINGLE_USE_LINK.ORGANISATION)).map(OrganisationId::new),
        Optional.ofNullable(row.get(SINGLE_USE_LINK.EMAIL)).flatMap(EmailAddress::parse),
        row.get(SINGLE_USE_LINK.EXPIRES_AT));
  }
}
