package org.limpide.server.accounts;

import static org.limpide.server.storage.tables.Tables.MEMBERSHIP;
import static org.limpide.server.storage.tables.Tables.PERSON;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.limpide.law.Language;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.springframework.stereotype.Repository;

/** Reads members with their names. */
@Repository
class ColleagueStore {
  private final Database database;

  ColleagueStore(Database database) {
    this.database = database;
  }

  List<Colleague> of(OrganisationId organisation) {
    return query(MEMBERSHIP.ORGANISATION.eq(organisation.value())).fetch(ColleagueStore::colleague);
  }

  Optional<Colleague> one(OrganisationId organisation, UUID person) {
    return query(MEMBERSHIP.ORGANISATION.eq(organisation.value()).and(MEMBERSHIP.PERSON.eq(person)))
        .fetchOptional(ColleagueStore::colleague);
  }

  int count(OrganisationId organisation) {
    return database.sql().fetchCount(MEMBERSHIP, MEMBERSHIP.ORGANISATION.eq(organisation.value()));
  }

  private ResultQuery<? extends Record> query(Condition which) {
    return database
        .sql()
        .select(PERSON.ID, PERSON.NAME, PERSON.LANGUAGE, MEMBERSHIP.ROLE)
        .from(MEMBERSHIP)
        .join(PERSON)
        .on(PERSON.ID.eq(MEMBERSHIP.PERSON))
        .where(which)
        .orderBy(PERSON.NAME, PERSON.ID);
  }

  private static Colleague colleague(Record row) {
    return new Colleague(
        row.get(PERSON.ID),
        row.get(PERSON.NAME),
        Role.of(row.get(MEMBERSHIP.ROLE)),
        Language.of(row.get(PERSON.LANGUAGE)));
  }
}
