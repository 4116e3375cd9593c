package org.limpide.server.sites;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What one can do with sites. */
@Service
public class Sites {
  private final Database database;
  private final SiteStore store;
  private final OwnershipStore ownerships;
  private final SiteCountStore counts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Sites(
      Database database,
      SiteStore store,
      OwnershipStore ownerships,
      SiteCountStore counts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.ownerships = ownerships;
    this.counts = counts;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Adds a site.
   *
   * @throws Refusal {@code CONFLICT} when the organisation has that address already
   */
  public Site add(OrganisationId organisation, NewSite wanted) {
    Site site = site(UUID.randomUUID(), organisation, wanted, clock.instant());
    if (!database.write(() -> store.add(site))) {
      throw Refusal.of(Refusal.Code.CONFLICT, "sites.known", site.url());
    }
    return site;
  }

  /** The organisation's site at that address, added when it is new. */
  public Site known(OrganisationId organisation, NewSite wanted) {
    Site site = site(UUID.randomUUID(), organisation, wanted, clock.instant());
    return database.write(
        () -> store.add(site) ? site : store.at(organisation, site.url()).orElseThrow());
  }

  private static Site site(UUID id, OrganisationId organisation, NewSite wanted, Instant at) {
    URI url = SiteAddress.parse(wanted.url()).orElseThrow();
    String name = wanted.name().isBlank() ? url.getHost() : wanted.name().strip();
    return new Site(id, organisation, url, name, at);
  }

  /**
   * Renames a site or changes its address. On another host or port it must be shown anew that it is
   * the organisation's.
   *
   * @throws Refusal {@code NOT_FOUND} when there is no such site, {@code CONFLICT} when another one
   *     has that address
   */
  public Site edit(OrganisationId organisation, UUID id, NewSite wanted) {
    return database.write(
        () -> {
          Site before = one(organisation, id);
          Site after = site(id, organisation, wanted, before.createdAt());
          if (!store.change(after)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "sites.known", after.url());
          }
          if (!before.url().getRawAuthority().equals(after.url().getRawAuthority())
              || !before.url().getScheme().equals(after.url().getScheme())) {
            ownerships.one(organisation, id).ifPresent(known -> moved(organisation, known));
          }
          return after;
        });
  }

  private void moved(OrganisationId organisation, Ownership known) {
    ownerships.keep(
        organisation,
        new Ownership(
            known.site(),
            known.token(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            known.proven() ? Optional.of(clock.instant()) : known.lostAt(),
            0,
            Ownership.Outcome.NEVER));
    if (known.proven()) {
      events.publishEvent(new SiteEvent.OwnershipLost(organisation, known.site()));
    }
  }

  /**
   * Whether it was shown that the site is the organisation's own, and still is: only then may
   * anything be sent to it that a visitor would not send.
   */
  public boolean proven(OrganisationId organisation, UUID site) {
    return !ownerships.proven(organisation, List.of(site)).isEmpty();
  }

  /** Those of these sites that were shown to be the organisation's own. */
  public Set<UUID> proven(OrganisationId organisation, List<Site> sites) {
    return ownerships.proven(organisation, sites.stream().map(Site::id).toList());
  }

  /** A page of the sites whose name or address holds a text, by name. */
  public List<Site> search(OrganisationId organisation, String text, int offset, int limit) {
    return store.search(organisation, text.strip(), offset, limit);
  }

  /** How many those are in all. */
  public int count(OrganisationId organisation, String text) {
    return store.count(organisation, text.strip());
  }

  /** A page of an organisation's sites, by name. */
  public List<Site> of(OrganisationId organisation, int offset, int limit) {
    return store.search(organisation, "", offset, limit);
  }

  public int count(OrganisationId organisation) {
    return store.count(organisation, "");
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
