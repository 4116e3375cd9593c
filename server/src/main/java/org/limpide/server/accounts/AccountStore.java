package org.limpide.server.accounts;

import static org.limpide.server.storage.tables.Tables.MEMBERSHIP;
import static org.limpide.server.storage.tables.Tables.ORGANISATION;
import static org.limpide.server.storage.tables.Tables.PERSON;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.springframework.stereotype.Repository;

/** Organisations, people and memberships in the database. */
@Repository
class AccountStore {
  private final Database database;

  AccountStore(Database database) {
    this.database = database;
  }

  void add(Organisation organisation) {
    database
        .sql()
        .insertInto(ORGANISATION)
        .set(ORGANISATION.ID, organisation.id().value())
        .set(ORGANISATION.NAME, organisation.name())
        .set(ORGANISATION.CREATED_AT, organisation.createdAt())
        .execute();
  }

  /** Adds a person; the e-mail address must be new. */
  void add(Person person, Optional<String> passwordHash) {
    database
        .sql()
        .insertInto(PERSON)
        .set(PERSON.ID, person.id())
        .set(PERSON.EMAIL, key(person.email()))
        .set(PERSON.NAME, person.name())
        .set(PERSON.PASSWORD, passwordHash.orElse(null))
        .set(PERSON.LANGUAGE, person.language().code())
        .set(PERSON.CREATED_AT, person.createdAt())
        .execute();
  }

  void join(UUID person, OrganisationId organisation, Role role, Instant since) {
    database
        .sql()
        .insertInto(MEMBERSHIP)
        .set(MEMBERSHIP.PERSON, person)
        .set(MEMBERSHIP.ORGANISATION, organisation.value())
        .set(MEMBERSHIP.ROLE, role.code())
        .set(MEMBERSHIP.SINCE_AT, since)
        .execute();
  }

  boolean empty() {
    return !database.sql().fetchExists(PERSON);
  }

  Optional<Person> person(UUID id) {
    return database.sql().selectFrom(PERSON).where(PERSON.ID.eq(id)).fetchOptional(this::person);
  }

  Optional<Person> person(EmailAddress email) {
    return database
        .sql()
        .selectFrom(PERSON)
        .where(PERSON.EMAIL.eq(key(email)))
        .fetchOptional(this::person);
  }

  Optional<String> passwordHash(UUID person) {
    return database
        .sql()
        .select(PERSON.PASSWORD)
        .from(PERSON)
        .where(PERSON.ID.eq(person))
        .fetchOptional(PERSON.PASSWORD);
  }

  void password(UUID person, String hash) {
    database.sql().update(PERSON).set(PERSON.PASSWORD, hash).where(PERSON.ID.eq(person)).execute();
  }

  void describe(UUID person, String name, Language language) {
    database
        .sql()
        .update(PERSON)
        .set(PERSON.NAME, name)
        .set(PERSON.LANGUAGE, language.code())
        .where(PERSON.ID.eq(person))
        .execute();
  }

  /** Keeps others who do the same from this person until the transaction ends. */
  void lock(UUID person) {
    database
        .sql()
        .update(PERSON)
        .set(PERSON.NAME, PERSON.NAME)
        .where(PERSON.ID.eq(person))
        .execute();
  }

  void remove(UUID person) {
    database.sql().deleteFrom(PERSON).where(PERSON.ID.eq(person)).execute();
  }

  void rename(OrganisationId organisation, String name) {
    database
        .sql()
        .update(ORGANISATION)
        .set(ORGANISATION.NAME, name)
        .where(ORGANISATION.ID.eq(organisation.value()))
        .execute();
  }

  void remove(OrganisationId organisation) {
    database
        .sql()
        .deleteFrom(ORGANISATION)
        .where(ORGANISATION.ID.eq(organisation.value()))
        .execute();
  }

  /** The names of people, by id; those who are gone are not in it. */
  Map<UUID, String> names(Collection<UUID> people) {
    return database
        .sql()
        .select(PERSON.ID, PERSON.NAME)
        .from(PERSON)
        .where(PERSON.ID.in(people))
        .fetchMap(PERSON.ID, PERSON.NAME);
  }

  Map<OrganisationId, Role> roles(UUID person) {
    Map<OrganisationId, Role> roles = new HashMap<>();
    database
        .sql()
        .select(MEMBERSHIP.ORGANISATION, MEMBERSHIP.ROLE)
        .from(MEMBERSHIP)
        .where(MEMBERSHIP.PERSON.eq(person))
        .forEach(
            row ->
                roles.put(
                    new OrganisationId(row.get(MEMBERSHIP.ORGANISATION)),
                    Role.of(row.get(MEMBERSHIP.ROLE))));
    return roles;
  }

  List<Organisation> organisationsOf(UUID person) {
    return database
        .sql()
        .select(ORGANISATION.fields())
        .from(ORGANISATION)
        .join(MEMBERSHIP)
        .on(MEMBERSHIP.ORGANISATION.eq(ORGANISATION.ID))
        .where(MEMBERSHIP.PERSON.eq(person))
        .orderBy(ORGANISATION.NAME, ORGANISATION.ID)
        .fetch(AccountStore::organisation);
  }

  List<Organisation> organisations() {
    return database
        .sql()
        .selectFrom(ORGANISATION)
        .orderBy(ORGANISATION.CREATED_AT, ORGANISATION.ID)
        .fetch(AccountStore::organisation);
  }

  Optional<Organisation> organisation(OrganisationId id) {
    return database
        .sql()
        .selectFrom(ORGANISATION)
        .where(ORGANISATION.ID.eq(id.value()))
        .fetchOptional(AccountStore::organisation);
  }

  private static Organisation organisation(Record row) {
    return new Organisation(
        new OrganisationId(row.get(ORGANISATION.ID)),
        row.get(ORGANISATION.NAME),
        row.get(ORGANISATION.CREATED_AT));
  }

  private Person person(Record row) {
    return new Person(
        row.get(PERSON.ID),
        EmailAddress.parse(row.get(PERSON.EMAIL)).orElseThrow(),
        row.get(PERSON.NAME),
        Language.of(row.get(PERSON.LANGUAGE)),
        row.get(PERSON.CREATED_AT));
  }

  /** The form of an address under which there is one person. */
  static String key(EmailAddress email) {
    return email.address().toLowerCase(Locale.ROOT);
  }
}
