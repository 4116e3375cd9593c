package org.limpide.vendors;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.limpide.vendors.CookieNames.Line;

/**
 * Who a host belongs to and what a cookie is for. What Limpide says goes before what others' lists
 * say; a name that anybody may give to a cookie ({@code id}, {@code uid}) is judged only where its
 * domain is the one the list speaks of.
 */
public final class ServiceDirectory {
  private final Curated curated;
  private final CookieNames others;
  private final TarteaucitronServices tarteaucitron;
  private final ThirdPartyWeb thirdPartyWeb;
  private final List<Service> services;
  private final @Nullable TrackerList trackers;

  private static final class Bundled {
    static final ServiceDirectory DIRECTORY = new ServiceDirectory();
  }

  private ServiceDirectory() {
    curated = Curated.bundled();
    tarteaucitron = new TarteaucitronServices(Resource.bytes("tarteaucitron.json"));
    thirdPartyWeb = new ThirdPartyWeb(Resource.bytes("third-party-web.json"));
    services =
        Stream.of(curated.services, tarteaucitron.services, thirdPartyWeb.services)
            .flatMap(List::stream)
            .toList();
    Map<String, Service> byName = new HashMap<>();
    for (Service service : curated.services) {
      byName.putIfAbsent(service.name().toLowerCase(Locale.ROOT), service);
    }
    others =
        OpenCookieDatabase.read(
            Resource.text("open-cookie-database.csv"),
            name -> Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT))));
    trackers = null;
  }

  private ServiceDirectory(ServiceDirectory other, TrackerList list) {
    curated = other.curated;
    others = other.others;
    tarteaucitron = other.tarteaucitron;
    thirdPartyWeb = other.thirdPartyWeb;
    services = other.services;
    trackers = list;
  }

  /** The directory this build carries, read once. */
  public static ServiceDirectory bundled() {
    return Bundled.DIRECTORY;
  }

  /** The same directory with a list of trackers that the user adds, for what it does not know. */
  public ServiceDirectory withTrackerList(TrackerList list) {
    return new ServiceDirectory(this, list);
  }

  /**
   * What the user's list of trackers says of a third-party request to a URL, as {@code list: rule};
   * empty without a list. It never tells whose the tracker is.
   *
   * @param pageHost host of the page that asks
   * @param type Chromium's resource type, such as {@code Script}
   */
  public Optional<String> listedTracker(String url, String pageHost, String type) {
    return trackers == null
        ? Optional.empty()
        : trackers.tracks(url, pageHost, true, type).map(rule -> trackers.name() + ": " + rule);
  }

  /** Every service, those curated by Limpide first. */
  public List<Service> services() {
    return services;
  }

  /** The version of the curated list, a date. */
  public String version() {
    return curated.version;
  }

  /** Who runs the host. */
  public Optional<Service> byHost(String host) {
    return curated
        .hosts
        .find(host)
        .or(() -> tarteaucitron.hosts.find(host))
        .or(() -> thirdPartyWeb.hosts.find(host));
  }

  /**
   * Who answers at the URL; its path tells services apart that share a host, or that the site
   * serves itself.
   */
  public Optional<Service> byUrl(String url) {
    var address = WebAddress.of(url);
    return curated
        .urls
        .onItsHost(address)
        .or(() -> curated.hosts.find(address.host()))
        .or(() -> curated.urls.anywhere(address))
        .or(() -> byHost(address.host()));
  }

  /**
   * The tracker behind a DNS alias: a first-party name whose CNAME leads to a third party ("CNAME
   * cloaking"). Plain hosting and content delivery are no answer.
   */
  public Optional<Service> byCname(String target) {
    return curated
        .cnames
        .find(target)
        .or(() -> byHost(target).filter(s -> s.need() == ConsentNeed.CONSENT));
  }

  /**
   * What is known of a cookie.
   *
   * @param domain the cookie's domain or host, with or without a leading dot
   */
  public Optional<CookieEntry> cookie(String name, String domain) {
    String host = Hosts.normal(domain);
    Optional<Service> owner = byHost(host);
    boolean trackerHost = owner.filter(s -> s.need() == ConsentNeed.CONSENT).isPresent();
    Optional<CookieEntry> said =
        fit(curated.cookies.about(name), host)
            .or(
                () ->
                    fit(curated.ownCookies.about(unprefixed(name)), host)
                        .map(e -> trackerHost ? e.withNeed(ConsentNeed.UNKNOWN) : e));
    if (said.isPresent()) {
      return said;
    }
    Optional<CookieEntry> listed =
        listed(others.about(name), name, host)
            .or(() -> listed(tarteaucitron.cookies.about(name), name, host));
    if (listed.isPresent() && listed.get().need() != ConsentNeed.UNKNOWN) {
      return listed;
    }
    return owner
        .filter(s -> trackerHost)
        .map(
            s ->
                new CookieEntry(name, false, s.purpose(), s.need(), s, s.label(), null, s.source()))
        .or(() -> listed);
  }

  /** What is known of a key of local or session storage or of a database. */
  public Optional<CookieEntry> storageKey(String key) {
    return fit(curated.storage.about(key), "")
        .or(() -> fit(curated.cookies.about(key), ""))
        .or(() -> fit(curated.ownCookies.about(key), ""))
        .or(() -> listed(others.about(key), key, ""));
  }

  /** A line of ours about this domain, else one about any domain. */
  private static Optional<CookieEntry> fit(List<Line> lines, String host) {
    return lines.stream()
        .filter(line -> line.isAbout(host))
        .findFirst()
        .or(() -> lines.stream().filter(line -> line.domains().isEmpty()).findFirst())
        .map(Line::entry);
  }

  /**
   * As {@link #fit}, but a namesake on another domain, or a name anybody may give, is only a hint.
   */
  private static Optional<CookieEntry> listed(List<Line> lines, String name, String host) {
    var exact = lines.stream().filter(line -> line.isAbout(host)).findFirst();
    if (exact.isPresent()) {
      return exact.map(Line::entry);
    }
    var anywhere = lines.stream().filter(line -> line.domains().isEmpty()).findFirst();
    if (anywhere.isPresent() && !isGeneric(name)) {
      return anywhere.map(Line::entry);
    }
    return lines.stream().findFirst().map(line -> line.entry().withNeed(ConsentNeed.UNKNOWN));
  }

  private static final Set<String> GENERIC =
      Set.of(
          "session_id",
          "user_id",
          "client_id",
          "visitor_id",
          "visitorid",
          "device_id",
          "last_visit");

  private static boolean isGeneric(String name) {
    return name.length() <= 4
        || name.length() <= 10 && name.chars().allMatch(c -> c >= 'a' && c <= 'z')
        || GENERIC.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String unprefixed(String name) {
    return name.startsWith("__Host-")
        ? name.substring(7)
        : name.startsWith("__Secure-") ? name.substring(9) : name;
  }
}
