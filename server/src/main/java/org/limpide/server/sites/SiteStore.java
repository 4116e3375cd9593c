package org.limpide.server.sites;

import static org.limpide.server.storage.tables.Tables.SITE;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Sites in the database. */
@Repository
class SiteStore {
  private static final org.limpide.server.storage.tables.tables.Site OTHER = SITE.as("other");

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

  /**
   * Changes name and address.
   *
   * @return false when another site of the organisation has the address
   */
  boolean change(Site site) {
    return database
            .sql()
            .update(SITE)
            .set(SITE.URL, site.url().toString())
            .set(SITE.NAME, site.name())
            .where(SITE.ORGANISATION.eq(site.organisation().value()), SITE.ID.eq(site.id()))
            .andNotExists(
                database
                    .sql()
                    .selectOne()
                    .from(OTHER)
                    .where(
                        OTHER.ORGANISATION.eq(site.organisation().value()),
                        OTHER.URL.eq(site.url().toString()),
                        OTHER.ID.ne(site.id())))
            .execute()
        == 1;
  }

  /** Those whose name or address holds the text; all of them for an empty one. */
  List<Site> search(OrganisationId organisation, String text, int offset, int limit) {
    return database
        .sql()
        .selectFrom(SITE)
        .where(holding(organisation, text))
        .orderBy(SITE.NAME, SITE.ID)
        .limit(limit)
        .offset(offset)
        .fetch(SiteStore::site);
  }

  int count(OrganisationId organisation, String text) {
    return database.sql().fetchCount(SITE, holding(organisation, text));
  }

  private static Condition holding(OrganisationId organisation, String text) {
    Condition all = SITE.ORGANISATION.eq(organisation.value());
    return text.isEmpty()
        ? all
        : all.and(SITE.NAME.containsIgnoreCase(text).or(SITE.URL.containsIgnoreCase(text)));
  }

  Optional<Site> one(OrganisationId organisation, UUID id) {
    return database
        .sql()
        .selectFrom(SITE)
        .where(SITE.ORGANISATION.eq(organisation.value()), SITE.ID.eq(id))
        .fetchOptional(SiteStore::site);
  }

  Optional<Site> at(OrganisationId organisation, URI url) {
    return database
        .sql()
        .selectFrom(SITE)
        .where(SITE.ORGANISATION.eq(organisation.value()), SITE.URL.eq(url.toString()))
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
