package org.limpide.vendors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The entities of <a href="https://github.com/patrickhulce/third-party-web">third-party-web</a>
 * (MIT): who owns a host and what kind of service it is. Advertising, analytics and social hosts
 * need consent; of the rest it says nothing of what they store, so their need is {@link
 * ConsentNeed#UNKNOWN}.
 */
final class ThirdPartyWeb {
  static final String SOURCE = "third-party-web";

  final List<Service> services = new ArrayList<>();
  final Hosts<Service> hosts = new Hosts<>();

  ThirdPartyWeb(byte[] json) {
    for (JsonNode entity : JsonMapper.shared().readTree(json)) {
      Service service = service(entity);
      services.add(service);
      service.hosts().forEach(host -> hosts.add(host, service));
    }
  }

  private static Service service(JsonNode entity) {
    String name = entity.path("name").asString("");
    Purpose purpose = purpose(entity.path("category").asString(""));
    List<String> domains = new ArrayList<>();
    for (JsonNode domain : entity.path("domains")) {
      String written = domain.asString("");
      domains.add(written.startsWith("*.") ? written.substring(2) : "=" + written);
    }
    return new Service(
        "tpw:" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
        name,
        entity.path("company").asString(name),
        null,
        Set.of(purpose),
        need(purpose),
        purpose == Purpose.VIDEO || purpose == Purpose.CHAT,
        new Bilingual(
            purpose.label().fr() + " (" + name + ")", purpose.label().en() + " (" + name + ")"),
        domains,
        List.of(),
        SOURCE);
  }

  private static ConsentNeed need(Purpose purpose) {
    return switch (purpose) {
      case ADVERTISING, AUDIENCE, SOCIAL -> ConsentNeed.CONSENT;
      default -> ConsentNeed.UNKNOWN;
    };
  }

  private static Purpose purpose(String category) {
    return switch (category) {
      case "ad" -> Purpose.ADVERTISING;
      case "analytics" -> Purpose.AUDIENCE;
      case "social" -> Purpose.SOCIAL;
      case "video" -> Purpose.VIDEO;
      case "tag-manager" -> Purpose.TAG_MANAGER;
      case "consent-provider" -> Purpose.CONSENT;
      case "customer-success" -> Purpose.CHAT;
      case "marketing" -> Purpose.EMAILING;
      case "cdn", "hosting" -> Purpose.CDN;
      default -> Purpose.OTHER;
    };
  }
}
