package org.limpide.server.accounts;

import static org.limpide.server.storage.tables.Tables.ACCOUNT_EVENT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.springframework.stereotype.Repository;

/** The trail of who came in and what they changed about people. */
@Repository
class TrailStore {
  private final Database database;

  TrailStore(Database database) {
    this.database = database;
  }

  void add(OrganisationId organisation, AccountEvent event) {
    database
        .sql()
        .insertInto(ACCOUNT_EVENT)
        .set(ACCOUNT_EVENT.ID, event.id())
        .set(ACCOUNT_EVENT.ORGANISATION, organisation.value())
        .set(ACCOUNT_EVENT.PERSON, event.person())
        .set(ACCOUNT_EVENT.SUBJECT, event.subject().orElse(null))
        .set(ACCOUNT_EVENT.WHAT, event.what().code())
        .set(ACCOUNT_EVENT.ROLE, event.role().map(Role::code).orElse(null))
        .set(ACCOUNT_EVENT.HAPPENED_AT, event.happenedAt())
        .execute();
  }

  List<AccountEvent> of(OrganisationId organisation, int offset, int limit) {
    return database
        .sql()
        .selectFrom(ACCOUNT_EVENT)
        .where(ACCOUNT_EVENT.ORGANISATION.eq(organisation.value()))
        .orderBy(ACCOUNT_EVENT.HAPPENED_AT.desc(), ACCOUNT_EVENT.ID)
        .limit(limit)
        .offset(offset)
        .fetch(
            row ->
                new AccountEvent(
                    row.get(ACCOUNT_EVENT.ID),
                    row.get(ACCOUNT_EVENT.PERSON),
                    Optional.ofNullable(row.get(ACCOUNT_EVENT.SUBJECT)),
                    AccountEvent.What.of(row.get(ACCOUNT_EVENT.WHAT)),
                    Optional.ofNullable(row.get(ACCOUNT_EVENT.ROLE)).map(Role::of),
                    row.get(ACCOUNT_EVENT.HAPPENED_AT)));
  }

  int count(OrganisationId organisation) {
    return database
        .sql()
        .fetchCount(ACCOUNT_EVENT, ACCOUNT_EVENT.ORGANISATION.eq(organisation.value()));
  }

  void removeBefore(Instant moment) {
    database.sql().deleteFrom(ACCOUNT_EVENT).where(ACCOUNT_EVENT.HAPPENED_AT.lt(moment)).execute();
  }
}
