package org.limpide.server.consents;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.limpide.banner.Notice;
import org.limpide.server.sites.Sites;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.PublicAddress;
import org.springframework.stereotype.Service;

/** What one can do with banners. */
@Service
public class Banners {
  private static final int KEY_BYTES = 10;

  /** How long a node may serve a version after another node has published a newer one. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Database database;
  private final BannerStore store;
  private final Sites sites;
  private final PublicAddress address;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /** What was read, and when. */
  private record Seen(Shown shown, Instant at) {}

  Banners(Database database, BannerStore store, Sites sites, PublicAddress address, Clock clock) {
    this.database = database;
    this.store = store;
    this.sites = sites;
    this.address = address;
    this.clock = clock;
  }

  /** The site's banner, if it has one. */
  public Optional<Banner> of(OrganisationId organisation, UUID site) {
    return store.of(organisation, site);
  }

  /**
   * Shows a notice from now on. What was told before is kept: consents were given to it.
   *
   * @param by who publishes it; nobody for the one a program asked for
   * @throws org.limpide.server.web.Refusal {@code NOT_FOUND} when the organisation has no such site
   */
  public Banner publish(OrganisationId organisation, UUID site, Notice notice, Optional<UUID> by) {
    Instant now = clock.instant();
    Banner banner =
        database.write(
            () -> {
              sites.one(organisation, site);
              store.keep(organisation, site, notice, by, now);
              Banner fresh = new Banner(site, organisation, key(), notice.version(), now);
              if (!store.add(fresh)) {
                store.show(organisation, site, notice.version());
              }
              return store.of(organisation, site).orElseThrow();
            });
    seen.remove(banner.key());
    return banner;
  }

  private String key() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What the banner tells now. */
  public Notice notice(Banner banner) {
    return store.notice(banner.site(), banner.notice()).orElseThrow();
  }

  /** What the public sees at {@code /c/KEY/}. */
  Optional<Shown> shown(String key) {
    Seen known = seen.get(key);
    Instant now = clock.instant();
    if (known != null && known.at.plus(FRESH).isAfter(now)) {
      return Optional.of(known.shown);
    }
    Optional<Shown> shown =
        store
            .byKey(key)
            .flatMap(
                banner ->
                    known != null && known.shown.banner().equals(banner)
                        ? Optional.of(known.shown)
                        : read(banner));
    shown.ifPresentOrElse(one -> seen.put(key, new Seen(one, now)), () -> seen.remove(key));
    return shown;
  }

  private Optional<Shown> read(Banner banner) {
    return sites
        .find(banner.organisation(), banner.site())
        .map(site -> site.url().getHost())
        .map(host -> Shown.of(banner, host, base(banner, host), store.notices(banner.site())));
  }

  /** A path where the banner lives on the shop's own host, else the full address. */
  private String base(Banner banner, String host) {
    URI full = address.of("/c/" + banner.key() + "/");
    return full.getHost().equalsIgnoreCase(host) ? full.getPath() : full.toString();
  }
}
