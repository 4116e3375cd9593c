package org.limpide.server.sites;

import static org.limpide.server.storage.tables.Tables.SITE_OWNERSHIP;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record;
import org.limpide.server.sites.Ownership.Outcome;
import org.limpide.server.sites.Ownership.Way;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Ownerships in the database. */
@Repository
class OwnershipStore {
  /** A proof to look at again. */
  record Due(OrganisationId organisation, UUID site) {}

  private final Database database;

  OwnershipStore(Database database) {
    this.database = database;
  }

  /** Begins one, unless there is one already. */
  void begin(OrganisationId organisation, UUID site, String token) {
    database
        .sql()
        .insertInto(SITE_OWNERSHIP)
        .set(SITE_OWNERSHIP.SITE, site)
        .set(SITE_OWNERSHIP.ORGANISATION, organisation.value())
        .set(SITE_OWNERSHIP.TOKEN, token)
        .set(SITE_OWNERSHIP.FAILURES, 0)
        .set(SITE_OWNERSHIP.OUTCOME, Outcome.NEVER.code())
        .onConflictDoNothing()
        .execute();
  }

  Optional<Ownership> one(OrganisationId organisation, UUID site) {
    return database
        .sql()
        .selectFrom(SITE_OWNERSHIP)
        .where(SITE_OWNERSHIP.ORGANISATION.eq(organisation.value()), SITE_OWNERSHIP.SITE.eq(site))
        .fetchOptional(OwnershipStore::ownership);
  }

  /** Those of these sites that are proven. */
  Set<UUID> proven(OrganisationId organisation, Collection<UUID> sites) {
    return new HashSet<>(
        database
            .sql()
            .select(SITE_OWNERSHIP.SITE)
            .from(SITE_OWNERSHIP)
            .where(
                SITE_OWNERSHIP.ORGANISATION.eq(organisation.value()),
                SITE_OWNERSHIP.SITE.in(sites),
                SITE_OWNERSHIP.WAY.isNotNull())
            .fetch(SITE_OWNERSHIP.SITE));
  }

  /** Keeps what a check has changed. */
  void keep(OrganisationId organisation, Ownership now) {
    database
        .sql()
        .update(SITE_OWNERSHIP)
        .set(SITE_OWNERSHIP.WAY, now.way().map(Way::code).orElse(null))
        .set(SITE_OWNERSHIP.PROVEN_AT, now.provenAt().orElse(null))
        .set(SITE_OWNERSHIP.CHECKED_AT, now.checkedAt().orElse(null))
        .set(SITE_OWNERSHIP.LOST_AT, now.lostAt().orElse(null))
        .set(SITE_OWNERSHIP.FAILURES, now.failures())
        .set(SITE_OWNERSHIP.OUTCOME, now.outcome().code())
        .where(
            SITE_OWNERSHIP.ORGANISATION.eq(organisation.value()),
            SITE_OWNERSHIP.SITE.eq(now.site()))
        .execute();
  }

  /** Proofs not looked at since then, of every organisation, the oldest first. */
  List<Due> due(Instant before, int limit) {
    return database
        .sql()
        .select(SITE_OWNERSHIP.ORGANISATION, SITE_OWNERSHIP.SITE)
        .from(SITE_OWNERSHIP)
        .where(SITE_OWNERSHIP.WAY.isNotNull(), SITE_OWNERSHIP.CHECKED_AT.lt(before))
        .orderBy(SITE_OWNERSHIP.CHECKED_AT, SITE_OWNERSHIP.SITE)
        .limit(limit)
        .fetch(row -> new Due(new OrganisationId(row.value1()), row.value2()));
  }

  private static Ownership ownership(Record row) {
    return new Ownership(
        row.get(SITE_OWNERSHIP.SITE),
        row.get(SITE_OWNERSHIP.TOKEN),
        Optional.ofNullable(row.get(SITE_OWNERSHIP.WAY)).map(Way::of),
        Optional.ofNullable(row.get(SITE_OWNERSHIP.PROVEN_AT)),
        Optional.ofNullable(row.get(SITE_OWNERSHIP.CHECKED_AT)),
        Optional.ofNullable(row.get(SITE_OWNERSHIP.LOST_AT)),
        row.get(SITE_OWNERSHIP.FAILURES),
        Outcome.of(row.get(SITE_OWNERSHIP.OUTCOME)));
  }
}
