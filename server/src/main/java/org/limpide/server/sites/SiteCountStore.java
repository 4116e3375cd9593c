package org.limpide.server.sites;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.limpide.server.storage.tables.Tables.SITE;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Counts sites over time and over many organisations. */
@Repository
class SiteCountStore {
  private final Database database;

  SiteCountStore(Database database) {
    this.database = database;
  }

  /** How many sites each has; those without one are left out. */
  Map<OrganisationId, Integer> counts(Collection<OrganisationId> organisations) {
    Map<OrganisationId, Integer> counts = new HashMap<>();
    database
        .sql()
        .select(SITE.ORGANISATION, count())
        .from(SITE)
        .where(SITE.ORGANISATION.in(ids(organisations)))
        .groupBy(SITE.ORGANISATION)
        .forEach(row -> counts.put(new OrganisationId(row.value1()), row.value2()));
    return counts;
  }

  /** When each last got a site. */
  Map<OrganisationId, Instant> latest(Collection<OrganisationId> organisations) {
    Map<OrganisationId, Instant> latest = new HashMap<>();
    database
        .sql()
        .select(SITE.ORGANISATION, max(SITE.CREATED_AT))
        .from(SITE)
        .where(SITE.ORGANISATION.in(ids(organisations)))
        .groupBy(SITE.ORGANISATION)
        .forEach(row -> latest.put(new OrganisationId(row.value1()), row.value2()));
    return latest;
  }

  /** How many of today's sites were there at that moment. */
  int countAt(OrganisationId organisation, Instant moment) {
    return database
        .sql()
        .fetchCount(SITE, SITE.ORGANISATION.eq(organisation.value()), SITE.CREATED_AT.le(moment));
  }

  private static List<UUID> ids(Collection<OrganisationId> organisations) {
    return organisations.stream().map(OrganisationId::value).toList();
  }
}
