package org.limpide.server.sites;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.limpide.server.sites.Ownership.Outcome;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Proofs that sites are an organisation's own: begun, looked for, looked for again every day. */
@Service
public class Ownerships {
  /** So many daily checks in a row without the token, and the proof is lost. */
  static final int MOST_FAILURES = 3;

  private static final Duration FRESH = Duration.ofHours(20);
  private static final int AT_ONCE = 8;
  private static final int BATCH = 200;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;
  private final Sites sites;
  private final OwnershipStore store;
  private final ProofSearch search;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

  Ownerships(
      Database database,
      Sites sites,
      OwnershipStore store,
      ProofSearch search,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.sites = sites;
    this.store = store;
    this.search = search;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What is known of a site; its token is made when first asked for.
   *
   * @throws Refusal {@code NOT_FOUND} when the organisation has no such site
   */
  public Ownership of(OrganisationId organisation, UUID site) {
    sites.one(organisation, site);
    Optional<Ownership> known = store.one(organisation, site);
    if (known.isPresent()) {
      return known.get();
    }
    byte[] token = new byte[16];
    RANDOM.nextBytes(token);
    return database.write(
        () -> {
          sites.one(organisation, site);
          store.begin(organisation, site, HexFormat.of().formatHex(token));
          return store.one(organisation, site).orElseThrow(Refusal::notFound);
        });
  }

  /**
   * Looks for the token now. That it is not found takes no proof away: only the daily check does.
   *
   * @throws Refusal {@code TOO_MANY} while the same site is being looked at
   */
  public Ownership check(OrganisationId organisation, UUID site) {
    return check(organisation, site, false);
  }

  /** Looks at every proof that was not looked at for a day. */
  void checkAll() {
    Instant before = clock.instant().minus(FRESH);
    List<OwnershipStore.Due> due = store.due(before, BATCH);
    while (!due.isEmpty()) {
      Semaphore places = new Semaphore(AT_ONCE);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (OwnershipStore.Due one : due) {
          places.acquireUninterruptibly();
          threads.submit(
              () -> {
                try {
                  check(one.organisation(), one.site(), true);
                } catch (Refusal e) {
                  // removed meanwhile, or somebody is looking at it right now
                } finally {
                  places.release();
                }
              });
        }
      }
      List<OwnershipStore.Due> next = store.due(before, BATCH);
      due = next.equals(due) ? List.of() : next; // what cannot be looked at waits for tomorrow
    }
  }

  private Ownership check(OrganisationId organisation, UUID id, boolean daily) {
    Ownership before = of(organisation, id);
    Site site = sites.one(organisation, id);
    if (!underWay.add(id)) {
      throw Refusal.of(Refusal.Code.TOO_MANY, "ownership.busy");
    }
    try {
      ProofSearch.Found found = search.look(site.url(), before.token());
      return database.write(() -> keep(site, found, daily));
    } finally {
      underWay.remove(id);
    }
  }

  private Ownership keep(Site looked, ProofSearch.Found found, boolean daily) {
    OrganisationId organisation = looked.organisation();
    Ownership before = store.one(organisation, looked.id()).orElseThrow(Refusal::notFound);
    if (!sites.one(organisation, looked.id()).url().equals(looked.url())) {
      return before; // it was another address that was looked at
    }
    Ownership now = after(before, found, daily, clock.instant());
    store.keep(organisation, now);
    if (now.proven() && !before.proven()) {
      events.publishEvent(new SiteEvent.OwnershipProven(organisation, looked.id()));
    } else if (before.proven() && !now.proven()) {
      events.publishEvent(new SiteEvent.OwnershipLost(organisation, looked.id()));
    }
    return now;
  }

  static Ownership after(Ownership before, ProofSearch.Found found, boolean daily, Instant now) {
    if (found.outcome() == Outcome.FOUND) {
      return new Ownership(
          before.site(),
          before.token(),
          found.way(),
          before.provenAt().filter(at -> before.proven()).or(() -> Optional.of(now)),
          Optional.of(now),
          Optional.empty(),
          0,
          Outcome.FOUND);
    }
    int failures = before.failures() + (daily ? 1 : 0);
    boolean lost = before.proven() && failures >= MOST_FAILURES;
    return new Ownership(
        before.site(),
        before.token(),
        lost ? Optional.empty() : before.way(),
        before.provenAt(),
        Optional.of(now),
        lost ? Optional.of(now) : before.lostAt(),
        before.proven() ? failures : 0,
        found.outcome());
  }
}
