package org.limpide.server.accounts;

import static org.limpide.server.storage.tables.Tables.INVITATION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.springframework.stereotype.Repository;

/** Invitations without an answer, in the database. */
@Repository
class InvitationStore {
  private final Database database;

  InvitationStore(Database database) {
    this.database = database;
  }

  /** Adds it; false when that address is invited already. */
  boolean add(Invitation invitation) {
    return database
            .sql()
            .insertInto(INVITATION)
            .set(INVITATION.ID, invitation.id())
            .set(INVITATION.ORGANISATION, invitation.organisation().value())
            .set(INVITATION.EMAIL, AccountStore.key(invitation.email()))
            .set(INVITATION.ROLE, invitation.role().code())
            .set(INVITATION.INVITED_BY, invitation.invitedBy())
            .set(INVITATION.CREATED_AT, invitation.createdAt())
            .set(INVITATION.EXPIRES_AT, invitation.expiresAt())
            .onConflict(INVITATION.ORGANISATION, INVITATION.EMAIL)
            .doNothing()
            .execute()
        == 1;
  }

  List<Invitation> of(OrganisationId organisation) {
    return database
        .sql()
        .selectFrom(INVITATION)
        .where(INVITATION.ORGANISATION.eq(organisation.value()))
        .orderBy(INVITATION.CREATED_AT.desc(), INVITATION.ID)
        .fetch(InvitationStore::invitation);
  }

  Optional<Invitation> one(OrganisationId organisation, UUID id) {
    return database
        .sql()
        .selectFrom(INVITATION)
        .where(INVITATION.ORGANISATION.eq(organisation.value()), INVITATION.ID.eq(id))
        .fetchOptional(InvitationStore::invitation);
  }

  Optional<Invitation> to(OrganisationId organisation, EmailAddress email) {
    return database
        .sql()
        .selectFrom(INVITATION)
        .where(
            INVITATION.ORGANISATION.eq(organisation.value()),
            INVITATION.EMAIL.eq(AccountStore.key(email)))
        .fetchOptional(InvitationStore::invitation);
  }

  void renew(UUID id, Instant expiresAt) {
    database
        .sql()
        .update(INVITATION)
        .set(INVITATION.EXPIRES_AT, expiresAt)
        .where(INVITATION.ID.eq(id))
        .execute();
  }

  void remove(UUID id) {
    database.sql().deleteFrom(INVITATION).where(INVITATION.ID.eq(id)).execute();
  }

  /** Forgets those whose last link was over by then: nobody's address is kept for nothing. */
  void removeExpiredBefore(Instant moment) {
    database.sql().deleteFrom(INVITATION).where(INVITATION.EXPIRES_AT.lt(moment)).execute();
  }

  private static Invitation invitation(Record row) {
    return new Invitation(
        row.get(INVITATION.ID),
        new OrganisationId(row.get(INVITATION.ORGANISATION)),
        EmailAddress.parse(row.get(INVITATION.EMAIL)).orElseThrow(),
        Role.of(row.get(INVITATION.ROLE)),
        row.get(INVITATION.INVITED_BY),
        row.get(INVITATION.CREATED_AT),
        row.get(INVITATION.EXPIRES_AT));
  }
}
