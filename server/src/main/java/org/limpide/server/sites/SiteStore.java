package org.limpide.server.sites;

import static org.limpide.server.storage.tables.Tables.SITE;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Sites in the database. */
@Repository
class SiteStore {
  private final Database database;

  SiteStore(Database database) {
    this.database = database;
  }

  /**
   * Adds a site.
   *
   * @return whether it was new; an organisation has an address once
   */
  boolean add(Site site) {
    return database
            .sql()
            .insertInto(SITE)
            .set(SITE.ID, site.id())
            .set(SITE.ORGANISATION, site.organisation().value())
            .set(SITE.URL, site.url().toString())
            .set(SITE.NAME, site.name())
            .set(SITE.CREATED_AT, site.createdAt())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  List<Site> of(OrganisationId organisation, int offset, int limit) {
    return database
        .sql()
        .selectFrom(SITE)
        .where(SITE.ORGANISATION.eq(organisation.value()))
        .orderBy(SITE.NAME, SITE.ID)
        .limit(limit)
        .offset(offset)
        .fetch(SiteStore::site);
  }

  int count(OrganisationId organisation) {
    return database.sql().fetchCount(SITE, SITE.ORGANISATION.eq(organisation.value()));
  }

  Optional<Site> one(OrganisationId organisation, UUID id) {
    return database
        .sql()
        .selectFrom(SITE)
        .where(SITE.ORGANISATION.eq(organisation.value()), SITE.ID.eq(id))
        .fetchOptional(SiteStore::site);
  }

  boolean remove(OrganisationId organisation, UUID id) {
    return database
            .sql()
            .deleteFrom(SITE)
            .where(SITE.ORGANISATION.eq(organisation.value()), SITE.ID.eq(id))
            .execute()
        == 1;
  }

  private static Site site(Record row) {
    return new Site(
        row.get(SITE.ID),
        new OrganisationId(row.get(SITE.ORGANISATION)),
        URI.create(row.get(SITE.URL)),
        row.get(SITE.NAME),
        row.get(SITE.CREATED_AT));
  }
}
