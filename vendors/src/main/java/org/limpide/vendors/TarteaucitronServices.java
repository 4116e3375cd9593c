package org.limpide.vendors;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The services <a href="https://github.com/AmauriC/tarteaucitron.js">tarteaucitron</a> (MIT) knows
 * how to hold back: their cookies, and the hosts their scripts come from. {@code vendors/refresh}
 * makes the data file from its code.
 */
final class TarteaucitronServices {
  static final String SOURCE = "tarteaucitron";

  /** Hosts that many services share, which therefore tell none of them. */
  private static final Set<String> SHARED =
      Set.of("www.google.com", "www.facebook.com", "ajax.googleapis.com", "maps.googleapis.com");

  final List<Service> services = new ArrayList<>();
  final Hosts<Service> hosts = new Hosts<>();
  final CookieNames cookies = new CookieNames(true);

  TarteaucitronServices(byte[] json) {
    JsonMapper.shared().readTree(json).path("services").forEach(this::add);
  }

  private void add(JsonNode node) {
    Purpose purpose = purpose(node.path("type").asString(""));
    ConsentNeed need =
        node.path("needConsent").asBoolean(true) && purpose != Purpose.OTHER
            ? ConsentNeed.CONSENT
            : ConsentNeed.UNKNOWN;
    String name = node.path("name").asString("");
    var service =
        new Service(
            "tac:" + node.path("key").asString(""),
            name,
            name,
            null,
            Set.of(purpose),
            need,
            purpose == Purpose.VIDEO || purpose == Purpose.SOCIAL || purpose == Purpose.CHAT,
            new Bilingual(
                purpose.label().fr() + " (" + name + ")", purpose.label().en() + " (" + name + ")"),
            strings(node.path("hosts")),
            strings(node.path("cookies")),
            SOURCE);
    services.add(service);
    service.hosts().stream()
        .filter(host -> !SHARED.contains(host))
        .forEach(host -> hosts.add(host, service));
    for (String cookie : service.cookies()) {
      cookies.add(
          new CookieEntry(cookie, false, purpose, need, service, service.label(), null, SOURCE),
          List.of());
    }
  }

  private static Purpose purpose(String type) {
    return switch (type) {
      case "analytic" -> Purpose.AUDIENCE;
      case "ads" -> Purpose.ADVERTISING;
      case "social" -> Purpose.SOCIAL;
      case "video" -> Purpose.VIDEO;
      case "support" -> Purpose.CHAT;
      case "comment" -> Purpose.COMMENTS;
      default -> Purpose.OTHER;
    };
  }

  private static List<String> strings(JsonNode array) {
    var all = new ArrayList<String>();
    array.forEach(item -> all.add(item.asString("")));
    return all;
  }
}
