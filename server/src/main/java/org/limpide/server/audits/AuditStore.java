package org.limpide.server.audits;

import static org.jooq.impl.DSL.max;
import static org.limpide.server.storage.tables.Tables.AUDIT;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.limpide.audit.evidence.Scenario;
import org.limpide.law.Language;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Audits in the database. */
@Repository
class AuditStore {
  /** In the order of {@link Tally}. */
  private static final List<Field<Integer>> COUNTS =
      List.of(
          AUDIT.COUNT_IMPORTANT,
          AUDIT.COUNT_MINOR,
          AUDIT.COUNT_ADVICE,
          AUDIT.COUNT_UNKNOWN,
          AUDIT.COUNT_PASS,
          AUDIT.COUNT_NOT_APPLICABLE,
          AUDIT.COUNT_SET_ASIDE);

  private final Database database;

  AuditStore(Database database) {
    this.database = database;
  }

  /**
   * Adds an audit that waits.
   *
   * @return whether it could be: a site has one waiting or running at a time
   */
  boolean add(SiteAudit audit) {
    AuditOptions options = audit.options();
    return database
            .sql()
            .insertInto(AUDIT)
            .set(AUDIT.ID, audit.id())
            .set(AUDIT.ORGANISATION, audit.organisation().value())
            .set(AUDIT.SITE, audit.site())
            .set(AUDIT.BUSY, audit.site())
            .set(AUDIT.REQUESTED_BY, audit.requestedBy().orElse(null))
            .set(AUDIT.REQUESTED_AT, audit.requestedAt())
            .set(AUDIT.PAGES, options.pages())
            .set(AUDIT.DEPTH, options.depth())
            .set(AUDIT.LANGUAGE, options.language().code())
            .set(AUDIT.SCENARIOS, joined(options.scenarios()))
            .set(AUDIT.WATCH, options.watch())
            .set(AUDIT.OUTCOME, Outcome.PENDING.code())
            .set(AUDIT.FAILURE, "")
            .set(AUDIT.NEWEST, false)
            .set(AUDIT.KEPT, true)
            .set(AUDIT.COUNT_IMPORTANT, 0)
            .set(AUDIT.COUNT_MINOR, 0)
            .set(AUDIT.COUNT_ADVICE, 0)
            .set(AUDIT.COUNT_UNKNOWN, 0)
            .set(AUDIT.COUNT_PASS, 0)
            .set(AUDIT.COUNT_NOT_APPLICABLE, 0)
            .set(AUDIT.COUNT_SET_ASIDE, 0)
            .set(AUDIT.CATALOGUE, "")
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  /** Ends one that waits or runs without a result; false when it had ended. */
  boolean end(OrganisationId organisation, UUID id, Outcome outcome, String failure, Instant now) {
    return database
            .sql()
            .update(AUDIT)
            .set(AUDIT.OUTCOME, outcome.code())
            .set(AUDIT.FAILURE, failure)
            .set(AUDIT.FINISHED_AT, now)
            .set(AUDIT.KEPT, false)
            .setNull(AUDIT.BUSY)
            .where(mine(organisation), AUDIT.ID.eq(id))
            .and(AUDIT.OUTCOME.eq(Outcome.PENDING.code()))
            .execute()
        == 1;
  }

  /** Ends one with its result, which becomes its site's newest; false when it had ended. */
  boolean done(SiteAudit audit, Tally tally, String catalogue, Instant now) {
    boolean ended =
        database
                .sql()
                .update(AUDIT)
                .set(AUDIT.OUTCOME, Outcome.DONE.code())
                .set(AUDIT.FINISHED_AT, now)
                .set(AUDIT.CATALOGUE, catalogue)
                .setNull(AUDIT.BUSY)
                .where(mine(audit.organisation()), AUDIT.ID.eq(audit.id()))
                .and(AUDIT.OUTCOME.eq(Outcome.PENDING.code()))
                .execute()
            == 1;
    if (ended) {
      database
          .sql()
          .update(AUDIT)
          .set(AUDIT.NEWEST, AUDIT.ID.eq(audit.id()))
          .where(mine(audit.organisation()), AUDIT.SITE.eq(audit.site()))
          .and(AUDIT.NEWEST.isTrue().or(AUDIT.ID.eq(audit.id())))
          .execute();
      count(audit.organisation(), audit.id(), tally);
    }
    return ended;
  }

  /** Writes an audit's counts. */
  int count(OrganisationId organisation, UUID id, Tally tally) {
    return database
        .sql()
        .update(AUDIT)
        .set(AUDIT.COUNT_IMPORTANT, tally.important())
        .set(AUDIT.COUNT_MINOR, tally.minor())
        .set(AUDIT.COUNT_ADVICE, tally.advice())
        .set(AUDIT.COUNT_UNKNOWN, tally.unknown())
        .set(AUDIT.COUNT_PASS, tally.pass())
        .set(AUDIT.COUNT_NOT_APPLICABLE, tally.notApplicable())
        .set(AUDIT.COUNT_SET_ASIDE, tally.setAside())
        .where(mine(organisation), AUDIT.ID.eq(id))
        .execute();
  }

  Optional<SiteAudit> one(OrganisationId organisation, UUID id) {
    return only(mine(organisation).and(AUDIT.ID.eq(id)));
  }

  /** The one that waits or runs. */
  Optional<SiteAudit> busy(OrganisationId organisation, UUID site) {
    return only(mine(organisation).and(AUDIT.BUSY.eq(site)));
  }

  Optional<SiteAudit> newest(OrganisationId organisation, UUID site) {
    return only(mine(organisation).and(AUDIT.NEWEST.isTrue()).and(AUDIT.SITE.eq(site)));
  }

  /** The newest of each site. */
  List<SiteAudit> newest(OrganisationId organisation) {
    return database
        .sql()
        .selectFrom(AUDIT)
        .where(mine(organisation), AUDIT.NEWEST.isTrue())
        .fetch(AuditStore::audit);
  }

  /** What the newest of all sites found, together. */
  Tally tally(OrganisationId organisation) {
    return database
        .sql()
        .select(COUNTS.stream().map(DSL::sum).toList())
        .from(AUDIT)
        .where(mine(organisation), AUDIT.NEWEST.isTrue())
        .fetchSingle(row -> tally(i -> Objects.requireNonNullElse(row.get(i, Integer.class), 0)));
  }

  List<SiteAudit> of(OrganisationId organisation, UUID site, int offset, int limit) {
    return listed(mine(organisation).and(AUDIT.SITE.eq(site)), offset, limit);
  }

  int count(OrganisationId organisation, UUID site) {
    return database.sql().fetchCount(AUDIT, mine(organisation), AUDIT.SITE.eq(site));
  }

  List<SiteAudit> of(OrganisationId organisation, int offset, int limit) {
    return listed(mine(organisation), offset, limit);
  }

  int count(OrganisationId organisation) {
    return database.sql().fetchCount(AUDIT, mine(organisation));
  }

  /** Those of a site that were done, newest first. */
  List<SiteAudit> done(OrganisationId organisation, UUID site, int limit) {
    Condition done = AUDIT.OUTCOME.eq(Outcome.DONE.code());
    return listed(mine(organisation).and(AUDIT.SITE.eq(site)).and(done), 0, limit);
  }

  /** What those of an organisation that were done since then found, oldest first. */
  List<Stood> doneSince(OrganisationId organisation, Instant since) {
    return database
        .sql()
        .select(AUDIT.SITE, AUDIT.FINISHED_AT, AUDIT.COUNT_IMPORTANT, AUDIT.COUNT_UNKNOWN)
        .from(AUDIT)
        .where(mine(organisation), AUDIT.FINISHED_AT.ge(since))
        .and(AUDIT.OUTCOME.eq(Outcome.DONE.code()))
        .orderBy(AUDIT.FINISHED_AT, AUDIT.ID)
        .fetch(row -> new Stood(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  /** When the last audit of each of many organisations was asked for. */
  Map<OrganisationId, Instant> lastOf(Collection<OrganisationId> organisations) {
    Map<OrganisationId, Instant> latest = new HashMap<>();
    database
        .sql()
        .select(AUDIT.ORGANISATION, max(AUDIT.REQUESTED_AT))
        .from(AUDIT)
        .where(AUDIT.ORGANISATION.in(organisations.stream().map(OrganisationId::value).toList()))
        .groupBy(AUDIT.ORGANISATION)
        .forEach(row -> latest.put(new OrganisationId(row.value1()), row.value2()));
    return latest;
  }

  /** Every audit whose dossier is kept, of every organisation: for the tidying round only. */
  List<SiteAudit> kept() {
    return database
        .sql()
        .selectFrom(AUDIT)
        .where(AUDIT.KEPT.isTrue())
        .orderBy(AUDIT.SITE, AUDIT.REQUESTED_AT)
        .fetch(AuditStore::audit);
  }

  boolean keeps(OrganisationId organisation, UUID id) {
    return database
        .sql()
        .fetchExists(AUDIT, mine(organisation), AUDIT.ID.eq(id), AUDIT.KEPT.isTrue());
  }

  void forget(SiteAudit audit) {
    database
        .sql()
        .update(AUDIT)
        .set(AUDIT.KEPT, false)
        .where(mine(audit.organisation()), AUDIT.ID.eq(audit.id()))
        .execute();
  }

  private List<SiteAudit> listed(Condition which, int offset, int limit) {
    return database
        .sql()
        .selectFrom(AUDIT)
        .where(which)
        .orderBy(AUDIT.REQUESTED_AT.desc(), AUDIT.ID)
        .limit(limit)
        .offset(offset)
        .fetch(AuditStore::audit);
  }

  private Optional<SiteAudit> only(Condition which) {
    return database.sql().selectFrom(AUDIT).where(which).fetchOptional(AuditStore::audit);
  }

  private static Condition mine(OrganisationId organisation) {
    return AUDIT.ORGANISATION.eq(organisation.value());
  }

  private static String joined(List<Scenario> scenarios) {
    return scenarios.stream().map(Scenario::name).collect(Collectors.joining(","));
  }

  private static SiteAudit audit(Record row) {
    return new SiteAudit(
        row.get(AUDIT.ID),
        new OrganisationId(row.get(AUDIT.ORGANISATION)),
        row.get(AUDIT.SITE),
        Optional.ofNullable(row.get(AUDIT.REQUESTED_BY)),
        row.get(AUDIT.REQUESTED_AT),
        new AuditOptions(
            row.get(AUDIT.PAGES),
            row.get(AUDIT.DEPTH),
            Language.of(row.get(AUDIT.LANGUAGE)),
            Arrays.stream(row.get(AUDIT.SCENARIOS).split(",")).map(Scenario::valueOf).toList(),
            row.get(AUDIT.WATCH)),
        Outcome.of(row.get(AUDIT.OUTCOME)),
        row.get(AUDIT.FAILURE),
        Optional.ofNullable(row.get(AUDIT.FINISHED_AT)),
        row.get(AUDIT.NEWEST),
        row.get(AUDIT.KEPT),
        tally(i -> row.get(COUNTS.get(i))),
        row.get(AUDIT.CATALOGUE));
  }

  private static Tally tally(IntFunction<Integer> count) {
    return new Tally(
        count.apply(0),
        count.apply(1),
        count.apply(2),
        count.apply(3),
        count.apply(4),
        count.apply(5),
        count.apply(6));
  }
}
