package org.limpide.server.accounts;

import static org.limpide.server.storage.tables.Tables.MEMBERSHIP;
import static org.limpide.server.storage.tables.Tables.ORGANISATION;
import static org.limpide.server.storage.tables.Tables.PERSON;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.springframework.stereotype.Repository;

/** The members of an organisation in the database. */
@Repository
class MemberStore {
  private final Database database;

  MemberStore(Database database) {
    this.database = database;
  }

  /** Keeps others from changing this organisation's members until the transaction ends. */
  void lock(OrganisationId organisation) {
    database
        .sql()
        .update(ORGANISATION)
        .set(ORGANISATION.NAME, ORGANISATION.NAME)
        .where(ORGANISATION.ID.eq(organisation.value()))
        .execute();
  }

  List<Member> of(OrganisationId organisation, int offset, int limit) {
    return database
        .sql()
        .select(PERSON.ID, PERSON.NAME, PERSON.EMAIL, MEMBERSHIP.ROLE, MEMBERSHIP.SINCE_AT)
        .from(MEMBERSHIP)
        .join(PERSON)
        .on(PERSON.ID.eq(MEMBERSHIP.PERSON))
        .where(MEMBERSHIP.ORGANISATION.eq(organisation.value()))
        .orderBy(PERSON.NAME, PERSON.ID)
        .limit(limit)
        .offset(offset)
        .fetch(
            row ->
                new Member(
                    row.get(PERSON.ID),
                    row.get(PERSON.NAME),
                    EmailAddress.parse(row.get(PERSON.EMAIL)).orElseThrow(),
                    Role.of(row.get(MEMBERSHIP.ROLE)),
                    row.get(MEMBERSHIP.SINCE_AT)));
  }

  int count(OrganisationId organisation) {
    return database.sql().fetchCount(MEMBERSHIP, MEMBERSHIP.ORGANISATION.eq(organisation.value()));
  }

  int owners(OrganisationId organisation) {
    return database
        .sql()
        .fetchCount(
            MEMBERSHIP,
            MEMBERSHIP
                .ORGANISATION
                .eq(organisation.value())
                .and(MEMBERSHIP.ROLE.eq(Role.OWNER.code())));
  }

  Optional<Role> role(OrganisationId organisation, UUID person) {
    return database
        .sql()
        .select(MEMBERSHIP.ROLE)
        .from(MEMBERSHIP)
        .where(one(organisation, person))
        .fetchOptional(MEMBERSHIP.ROLE)
        .map(Role::of);
  }

  void role(OrganisationId organisation, UUID person, Role role) {
    database
        .sql()
        .update(MEMBERSHIP)
        .set(MEMBERSHIP.ROLE, role.code())
        .where(one(organisation, person))
        .execute();
  }

  void remove(OrganisationId organisation, UUID person) {
    database.sql().deleteFrom(MEMBERSHIP).where(one(organisation, person)).execute();
  }

  private static Condition one(OrganisationId organisation, UUID person) {
    return MEMBERSHIP.ORGANISATION.eq(organisation.value()).and(MEMBERSHIP.PERSON.eq(person));
  }
}
