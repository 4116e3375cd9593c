package org.limpide.vendors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Limpide itself says, from {@code services.json} (the services that matter in France) and
 * {@code cookies.json} (cookies a site sets for itself). A cookie is written {@code "name"}, {@code
 * "beginning*"}, {@code "name@domain,domain"}, or as an object where it differs from its service.
 */
final class Curated {
  static final String SOURCE = "limpide";

  final List<Service> services = new ArrayList<>();
  final Hosts<Service> hosts = new Hosts<>();
  final Hosts<Service> cnames = new Hosts<>();
  final UrlRules urls = new UrlRules();
  final CookieNames cookies = new CookieNames(true);
  final CookieNames ownCookies = new CookieNames(false);
  final CookieNames storage = new CookieNames(true);
  private final Map<String, Written> written = new HashMap<>();
  final String version;

  /** A service's cookies and storage keys as the file writes them, with their domains. */
  record Written(List<String> cookies, List<String> storage) {}

  private static final class Bundled {
    static final Curated LIST =
        new Curated(Resource.bytes("services.json"), Resource.bytes("cookies.json"));
  }

  Written written(Service service) {
    return written.getOrDefault(service.id(), new Written(List.of(), List.of()));
  }

  /** The lists this build carries, read once. */
  static Curated bundled() {
    return Bundled.LIST;
  }

  Curated(byte[] servicesJson, byte[] cookiesJson) {
    var mapper = JsonMapper.shared();
    JsonNode file = mapper.readTree(servicesJson);
    version = file.path("version").asString("");
    file.path("services").forEach(this::service);
    mapper.readTree(cookiesJson).path("groups").forEach(this::group);
  }

  private void service(JsonNode node) {
    var purposes = new LinkedHashSet<Purpose>();
    strings(node, "purposes").forEach(p -> purposes.add(Purpose.valueOf(p)));
    List<String> cookiesWritten = names(node.path("cookies"));
    var service =
        new Service(
            text(node, "id"),
            text(node, "name"),
            text(node, "company"),
            optional(node, "country"),
            purposes,
            ConsentNeed.valueOf(text(node, "need")),
            node.path("embed").asBoolean(false),
            new Bilingual(text(node, "fr"), text(node, "en")),
            strings(node, "hosts"),
            cookiesWritten.stream().map(name -> name.split("@")[0]).toList(),
            SOURCE);
    services.add(service);
    written.put(service.id(), new Written(cookiesWritten, names(node.path("storage"))));
    service.hosts().forEach(h -> hosts.add(h, service));
    strings(node, "cnames").forEach(h -> cnames.add(h, service));
    strings(node, "urls").forEach(u -> urls.add(u, service));
    var usual = new Usual(service, service.purpose(), service.need(), service.label());
    node.path("cookies").forEach(c -> cookie(c, usual, cookies));
    node.path("storage").forEach(c -> cookie(c, usual, storage));
  }

  private void group(JsonNode node) {
    var usual =
        new Usual(
            null,
            Purpose.valueOf(text(node, "purpose")),
            ConsentNeed.valueOf(text(node, "need")),
            new Bilingual(text(node, "fr"), text(node, "en")));
    node.path("names").forEach(c -> cookie(c, usual, ownCookies));
  }

  private record Usual(
      @Nullable Service service, Purpose purpose, ConsentNeed need, Bilingual description) {}

  private static void cookie(JsonNode node, Usual usual, CookieNames into) {
    String written = node.isObject() ? text(node, "name") : node.asString("");
    String[] nameAndDomains = written.split("@", 2);
    String name = nameAndDomains[0];
    boolean prefix = name.endsWith("*");
    String fr = optional(node, "fr");
    String en = optional(node, "en");
    String purpose = optional(node, "purpose");
    String need = optional(node, "need");
    var entry =
        new CookieEntry(
            prefix ? name.substring(0, name.length() - 1) : name,
            prefix,
            purpose == null ? usual.purpose : Purpose.valueOf(purpose),
            need == null ? usual.need : ConsentNeed.valueOf(need),
            usual.service,
            fr == null || en == null ? usual.description : new Bilingual(fr, en),
            optional(node, "duration"),
            SOURCE);
    into.add(
        entry,
        nameAndDomains.length < 2 ? List.of() : List.copyOf(Set.of(nameAndDomains[1].split(","))));
  }

  private static List<String> names(JsonNode array) {
    var all = new ArrayList<String>();
    for (JsonNode item : array) {
      all.add(item.isObject() ? item.path("name").asString("") : item.asString(""));
    }
    return List.copyOf(all);
  }

  private static String text(JsonNode node, String field) {
    String value = optional(node, field);
    if (value == null) {
      throw new IllegalArgumentException("no " + field + " in " + node);
    }
    return value;
  }

  private static @Nullable String optional(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() ? value.stringValue() : null;
  }

  private static List<String> strings(JsonNode node, String field) {
    var all = new ArrayList<String>();
    node.path(field).forEach(v -> all.add(v.asString("")));
    return all;
  }
}
