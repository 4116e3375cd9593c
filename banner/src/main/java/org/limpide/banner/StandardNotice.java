package org.limpide.banner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limpide.vendors.ConsentNeed;
import org.limpide.vendors.CookieEntry;
import org.limpide.vendors.Service;
import org.limpide.vendors.ServiceDirectory;

/** A notice made from the directory of services alone. */
final class StandardNotice {
  private static final List<String> ORDER =
      List.of("audience", "advertising", "social", "media", "personalisation", "assistance");

  /** What a shop that named no service yet may need: it asks nothing it does not show. */
  private static final List<String> WITHOUT_SERVICES = List.of("audience", "advertising", "media");

  /**
   * Addresses a service shares with others, or has on any host, which its list of hosts cannot
   * hold.
   */
  private static final Map<String, List<String>> ALSO =
      Map.of(
          "google-analytics", List.of("googletagmanager.com"),
          "google-ads", List.of("googletagmanager.com", "doubleclick.net"),
          "google-maps", List.of("google.*/maps"),
          "meta-pixel", List.of("connect.facebook.net"),
          "matomo", List.of("*/matomo.js", "*/matomo.php", "*/piwik.js", "*/piwik.php"),
          "youtube", List.of("youtube-nocookie.com"));

  /** A first party of which the directory knows nothing. */
  private static final String SOME_SITE = "site.example";

  private StandardNotice() {}

  static Notice of(
      String site, String policy, Collection<String> services, List<String> languages) {
    List<Words> words = languages.stream().map(Words::of).toList();
    List<Notice.Partner> partners = new ArrayList<>();
    List<Notice.Exempt> exempt = new ArrayList<>();
    for (String id : services) {
      Service service = find(id);
      if (service.need() == ConsentNeed.EXEMPT) {
        exempt.add(new Notice.Exempt(service.name(), each(words, w -> w.say("why.necessary"))));
      } else {
        partners.add(partner(service, words));
      }
    }
    List<String> keys =
        partners.isEmpty()
            ? WITHOUT_SERVICES
            : ORDER.stream()
                .filter(k -> partners.stream().anyMatch(p -> p.purpose().equals(k)))
                .toList();
    return new Notice(
        site,
        policy,
        Notice.SIX_MONTHS,
        keys.stream().map(k -> purpose(k, words)).toList(),
        partners,
        exempt,
        words,
        Theme.standard());
  }

  private static Service find(String id) {
    return ServiceDirectory.bundled().services().stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no service of that id: " + id));
  }

  private static Notice.Purpose purpose(String key, List<Words> words) {
    return new Notice.Purpose(
        key,
        each(words, w -> w.say("purpose." + key + ".title")),
        each(words, w -> w.say("purpose." + key + ".line")));
  }

  private static Map<String, String> each(
      List<Words> words, java.util.function.Function<Words, String> text) {
    Map<String, String> all = new LinkedHashMap<>();
    words.forEach(w -> all.put(w.language(), text.apply(w)));
    return all;
  }

  private static Notice.Partner partner(Service service, List<Words> words) {
    List<String> hosts = new ArrayList<>(service.hosts());
    hosts.addAll(ALSO.getOrDefault(service.id(), List.of()));
    Map<String, String> about = new LinkedHashMap<>();
    for (Words w : words) {
      // the directory speaks French and English; other languages show English, the name and the
      // company
      about.put(
          w.language(), w.language().equals("fr") ? service.label().fr() : service.label().en());
    }
    String country = service.country();
    return new Notice.Partner(
        service.id(),
        key(service),
        service.name(),
        service.company(),
        country == null ? "" : country,
        "",
        hosts,
        service.cookies().stream()
            .filter(n -> !covered(n, service.cookies()))
            .map(n -> cookie(n, service))
            .toList(),
        about);
  }

  /** Whether a pattern of the same service says it already. */
  private static boolean covered(String name, List<String> all) {
    return all.stream()
        .filter(p -> p.endsWith("*") && !p.equals(name))
        .anyMatch(p -> name.startsWith(p.substring(0, p.length() - 1)));
  }

  private static Notice.Cookie cookie(String name, Service service) {
    ServiceDirectory directory = ServiceDirectory.bundled();
    String sample = name.replace("*", "x");
    String host = service.hosts().isEmpty() ? SOME_SITE : service.hosts().getFirst();
    return new Notice.Cookie(
        name,
        directory
            .cookie(sample, host)
            .map(CookieEntry::usualDuration)
            .map(Lifetime::iso)
            .orElse(""),
        // short names such as "fr" or "id" are the service's at its own domain only
        directory
            .cookie(sample, SOME_SITE)
            .map(CookieEntry::service)
            .filter(service::equals)
            .isPresent());
  }

  private static String key(Service service) {
    return switch (service.purpose()) {
      case AUDIENCE, AB_TEST, SESSION_REPLAY, MONITORING, TAG_MANAGER -> "audience";
      case ADVERTISING, AFFILIATION, EMAILING -> "advertising";
      case SOCIAL, COMMENTS, LOGIN -> "social";
      case VIDEO, AUDIO, MAP, FONT, CDN -> "media";
      case PERSONALISATION, PREFERENCE -> "personalisation";
      case CHAT, REVIEWS, CAPTCHA, PAYMENT, CONSENT, SECURITY, DELIVERY, SESSION, CART, OTHER ->
          "assistance";
    };
  }
}
