package org.limpide.server.consents;

import static org.limpide.server.storage.tables.Tables.BANNER;
import static org.limpide.server.storage.tables.Tables.BANNER_NOTICE;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.limpide.banner.Notice;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Banners and notices in the database. */
@Repository
class BannerStore {
  private final Database database;

  BannerStore(Database database) {
    this.database = database;
  }

  Optional<Banner> byKey(String key) {
    return one(BANNER.ADDRESS_KEY.eq(key));
  }

  Optional<Banner> of(OrganisationId organisation, UUID site) {
    return one(BANNER.ORGANISATION.eq(organisation.value()).and(BANNER.SITE.eq(site)));
  }

  private Optional<Banner> one(Condition which) {
    return database.sql().selectFrom(BANNER).where(which).fetchOptional(BannerStore::banner);
  }

  /**
   * Adds a banner.
   *
   * @return false when the site has one
   */
  boolean add(Banner banner) {
    return database
            .sql()
            .insertInto(BANNER)
            .set(BANNER.SITE, banner.site())
            .set(BANNER.ORGANISATION, banner.organisation().value())
            .set(BANNER.ADDRESS_KEY, banner.key())
            .set(BANNER.NOTICE, banner.notice())
            .set(BANNER.CREATED_AT, banner.createdAt())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  void show(OrganisationId organisation, UUID site, String notice) {
    database
        .sql()
        .update(BANNER)
        .set(BANNER.NOTICE, notice)
        .where(BANNER.ORGANISATION.eq(organisation.value()), BANNER.SITE.eq(site))
        .execute();
  }

  /** Keeps a notice for good; the same one a second time changes nothing. */
  void keep(OrganisationId organisation, UUID site, Notice notice, Optional<UUID> by, Instant at) {
    database
        .sql()
        .insertInto(BANNER_NOTICE)
        .set(BANNER_NOTICE.SITE, site)
        .set(BANNER_NOTICE.VERSION, notice.version())
        .set(BANNER_NOTICE.ORGANISATION, organisation.value())
        .set(BANNER_NOTICE.CONTENT, notice.json())
        .set(BANNER_NOTICE.PUBLISHED_BY, by.orElse(null))
        .set(BANNER_NOTICE.PUBLISHED_AT, at)
        .onConflictDoNothing()
        .execute();
  }

  /** Every notice the site has published, by version. */
  Map<String, Notice> notices(UUID site) {
    return database
        .sql()
        .select(BANNER_NOTICE.VERSION, BANNER_NOTICE.CONTENT)
        .from(BANNER_NOTICE)
        .where(BANNER_NOTICE.SITE.eq(site))
        .fetchMap(BANNER_NOTICE.VERSION, row -> Notice.read(row.value2()));
  }

  Optional<Notice> notice(UUID site, String version) {
    return database
        .sql()
        .select(BANNER_NOTICE.CONTENT)
        .from(BANNER_NOTICE)
        .where(BANNER_NOTICE.SITE.eq(site), BANNER_NOTICE.VERSION.eq(version))
        .fetchOptional(row -> Notice.read(row.value1()));
  }

  private static Banner banner(Record row) {
    return new Banner(
        row.get(BANNER.SITE),
        new OrganisationId(row.get(BANNER.ORGANISATION)),
        row.get(BANNER.ADDRESS_KEY),
        row.get(BANNER.NOTICE),
        row.get(BANNER.CREATED_AT));
  }
}
