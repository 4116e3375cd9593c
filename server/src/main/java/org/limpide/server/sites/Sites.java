package org.limpide.server.sites;

import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.springframework.stereotype.Service;

/** What one can do with sites. */
@Service
public class Sites {
  private final Database database;
  private final SiteStore store;
  private final SiteCountStore counts;
  private final Clock clock;

  Sites(Database database, SiteStore store, SiteCountStore counts, Clock clock) {
    this.database = database;
    this.store = store;
    this.counts = counts;
    this.clock = clock;
  }

  /**
   * Adds a site.
   *
   * @throws Refusal {@code CONFLICT} when the organisation has that address already
   */
  public Site add(OrganisationId organisation, NewSite wanted) {
    URI url = SiteAddress.parse(wanted.url()).orElseThrow();
    String name = wanted.name().isBlank() ? url.getHost() : wanted.name().strip();
    Site site = new Site(UUID.randomUUID(), organisation, url, name, clock.instant());
    if (!database.write(() -> store.add(site))) {
      throw Refusal.of(Refusal.Code.CONFLICT, "sites.known", url);
    }
    return site;
  }

  /** A page of an organisation's sites, by name. */
  public List<Site> of(OrganisationId organisation, int offset, int limit) {
    return store.of(organisation, offset, limit);
  }

  public int count(OrganisationId organisation) {
    return store.count(organisation);
  }

  /** How many each of many organisations has, in one query; those without a site are left out. */
  public Map<OrganisationId, Integer> counts(Collection<OrganisationId> organisations) {
    return counts.counts(organisations);
  }

  public Optional<Site> find(OrganisationId organisation, UUID id) {
    return store.one(organisation, id);
  }

  /**
   * One site.
   *
   * @throws Refusal {@code NOT_FOUND} when the organisation has none of that id
   */
  public Site one(OrganisationId organisation, UUID id) {
    return find(organisation, id).orElseThrow(Refusal::notFound);
  }

  /** Removes a site with everything known about it. */
  public void remove(OrganisationId organisation, UUID id) {
    if (!database.write(() -> store.remove(organisation, id))) {
      throw Refusal.notFound();
    }
  }
}
