package org.limpide.server.audits;

import static org.limpide.server.storage.tables.Tables.AUDIT_COMMENT;
import static org.limpide.server.storage.tables.Tables.AUDIT_DECISION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Decisions and comments in the database. */
@Repository
class DecisionStore {
  private final Database database;

  DecisionStore(Database database) {
    this.database = database;
  }

  /**
   * Adds a decision.
   *
   * @return whether none stood for that rule on that site
   */
  boolean add(OrganisationId organisation, UUID person, Decision decision) {
    return database
            .sql()
            .insertInto(AUDIT_DECISION)
            .set(AUDIT_DECISION.ID, decision.id())
            .set(AUDIT_DECISION.ORGANISATION, organisation.value())
            .set(AUDIT_DECISION.SITE, decision.site())
            .set(AUDIT_DECISION.RULE, decision.rule())
            .set(AUDIT_DECISION.STANDING, Doors.reference(decision.site(), decision.rule()))
            .set(AUDIT_DECISION.BECAUSE, decision.because())
            .set(AUDIT_DECISION.PERSON, person)
            .set(AUDIT_DECISION.AUTHOR, decision.author())
            .set(AUDIT_DECISION.CREATED_AT, decision.createdAt())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  /** Withdraws the one that stands; false when there is none. */
  boolean withdraw(OrganisationId organisation, UUID site, String rule, String by, Instant now) {
    return database
            .sql()
            .update(AUDIT_DECISION)
            .setNull(AUDIT_DECISION.STANDING)
            .set(AUDIT_DECISION.WITHDRAWN_AT, now)
            .set(AUDIT_DECISION.WITHDRAWN_BY, by)
            .where(AUDIT_DECISION.ORGANISATION.eq(organisation.value()))
            .and(AUDIT_DECISION.STANDING.eq(Doors.reference(site, rule)))
            .execute()
        == 1;
  }

  /** The rules a decision stands for on that site. */
  Set<String> standing(OrganisationId organisation, UUID site) {
    return database
        .sql()
        .select(AUDIT_DECISION.RULE)
        .from(AUDIT_DECISION)
        .where(AUDIT_DECISION.ORGANISATION.eq(organisation.value()))
        .and(AUDIT_DECISION.SITE.eq(site))
        .and(AUDIT_DECISION.STANDING.isNotNull())
        .fetchSet(AUDIT_DECISION.RULE);
  }

  /** Every decision about a site, those withdrawn too, newest first. */
  List<Decision> of(OrganisationId organisation, UUID site) {
    return database
        .sql()
        .selectFrom(AUDIT_DECISION)
        .where(AUDIT_DECISION.ORGANISATION.eq(organisation.value()))
        .and(AUDIT_DECISION.SITE.eq(site))
        .orderBy(AUDIT_DECISION.CREATED_AT.desc(), AUDIT_DECISION.ID)
        .fetch(DecisionStore::decision);
  }

  void add(OrganisationId organisation, UUID site, UUID person, Comment comment) {
    database
        .sql()
        .insertInto(AUDIT_COMMENT)
        .set(AUDIT_COMMENT.ID, comment.id())
        .set(AUDIT_COMMENT.ORGANISATION, organisation.value())
        .set(AUDIT_COMMENT.SITE, site)
        .set(AUDIT_COMMENT.RULE, comment.rule())
        .set(AUDIT_COMMENT.WORDS, comment.words())
        .set(AUDIT_COMMENT.PERSON, person)
        .set(AUDIT_COMMENT.AUTHOR, comment.author())
        .set(AUDIT_COMMENT.CREATED_AT, comment.createdAt())
        .execute();
  }

  /** The last two hundred, oldest first. */
  List<Comment> comments(OrganisationId organisation, UUID site, String rule) {
    return database
        .sql()
        .selectFrom(AUDIT_COMMENT)
        .where(AUDIT_COMMENT.ORGANISATION.eq(organisation.value()))
        .and(AUDIT_COMMENT.SITE.eq(site))
        .and(AUDIT_COMMENT.RULE.eq(rule))
        .orderBy(AUDIT_COMMENT.CREATED_AT.desc(), AUDIT_COMMENT.ID)
        .limit(200)
        .fetch(DecisionStore::comment)
        .reversed();
  }

  private static Decision decision(Record row) {
    return new Decision(
        row.get(AUDIT_DECISION.ID),
        row.get(AUDIT_DECISION.SITE),
        row.get(AUDIT_DECISION.RULE),
        row.get(AUDIT_DECISION.BECAUSE),
        row.get(AUDIT_DECISION.AUTHOR),
        row.get(AUDIT_DECISION.CREATED_AT),
        Optional.ofNullable(row.get(AUDIT_DECISION.WITHDRAWN_AT)));
  }

  private static Comment comment(Record row) {
    return new Comment(
        row.get(AUDIT_COMMENT.ID),
        row.get(AUDIT_COMMENT.RULE),
        row.get(AUDIT_COMMENT.WORDS),
        row.get(AUDIT_COMMENT.AUTHOR),
        row.get(AUDIT_COMMENT.CREATED_AT));
  }
}
