package org.limpide.vendors;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code banner-services.json} against its schema and joins it with the directory: each says
 * what the other leaves out, neither repeats the other.
 */
final class BannerFile {
  static final String[] ROOT = {"version", "reasons", "notServices", "services"};
  static final String[] TEXTS = {"fr", "en"};
  static final String[] NOT_SERVICE = {"tarteaucitron", "fr", "en"};
  static final String[] SERVICE = {
    "id", "privacy", "cookies", "why", "placeholder", "load", "tarteaucitron", "closed", "source"
  };
  static final String[] COOKIE = {"name", "lifetime", "source"};
  static final String[] SOURCE = {"identity", "privacy", "load"};

  final String version;
  final List<BannerService> services = new ArrayList<>();
  final Map<String, Bilingual> notServices = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Bilingual> reasons = new LinkedHashMap<>();
  private final Map<String, Service> directory = new HashMap<>();
  private final Curated curated;

  BannerFile(byte[] json, Curated curated) {
    this.curated = curated;
    curated.services.forEach(service -> directory.put(service.id(), service));
    Entry root = new Entry(JsonMapper.shared().readTree(json), "file", problems, ROOT);
    version = root.text("version");
    if (!version.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      root.problem("version is not a date: " + version);
    }
    root.entries("reasons", TEXTS)
        .forEach((name, one) -> reasons.put(name, new Bilingual(one.text("fr"), one.text("en"))));
    for (Entry one : root.objects("notServices", true, "en", NOT_SERVICE)) {
      var because = new Bilingual(one.text("fr"), one.text("en"));
      one.texts("tarteaucitron", true).forEach(key -> notServices.put(key, because));
    }
    Set<String> seen = new HashSet<>();
    for (Entry one : root.objects("services", true, "id", SERVICE)) {
      if (!seen.add(one.text("id"))) {
        one.problem("written twice");
      }
      service(one);
    }
    directory.keySet().stream()
        .filter(id -> !seen.contains(id))
        .sorted()
        .forEach(id -> root.problem("services.json has " + id + ", which is not here"));
    if (!problems.isEmpty()) {
      throw new CatalogueException(problems);
    }
  }

  private void service(Entry entry) {
    Service service = directory.get(entry.text("id"));
    URI privacy = privacy(entry);
    List<BannerCookie> cookies = cookies(entry);
    Placeholder placeholder =
        entry.choice("placeholder", Placeholder.values(), p -> p.name().toLowerCase(Locale.ROOT));
    Load load = LoadEntry.read(entry.object("load", LoadEntry.FIELDS));
    Optional<String> closed = entry.optionalText("closed");
    if (closed.isPresent() && !closed.get().matches("[0-9]{4}-[0-9]{2}")) {
      entry.problem("closed is not a month: " + closed.get());
    }
    List<String> tarteaucitron = entry.texts("tarteaucitron", false);
    Entry sources = entry.object("source", SOURCE);
    var from =
        new BannerService.Sources(
            source(sources, "identity"), source(sources, "privacy"), source(sources, "load"));
    Optional<String> reason = entry.optionalText("why");
    reason.filter(r -> !reasons.containsKey(r)).ifPresent(r -> entry.problem("no reason " + r));
    if (service == null) {
      entry.problem("services.json does not have it");
      return;
    }
    agree(entry, service, cookies, reason.isPresent());
    services.add(
        new BannerService(
            service,
            privacy,
            cookies,
            curated.written(service).storage(),
            reason.map(reasons::get),
            placeholder,
            load,
            closed,
            tarteaucitron,
            from));
  }

  private static FactSource source(Entry entry, String field) {
    return entry.choice(field, FactSource.values(), FactSource::written);
  }

  private static URI privacy(Entry entry) {
    String written = entry.text("privacy");
    if (!HttpsAddress.is(written)) {
      entry.problem("privacy is no https address: " + written);
      return URI.create("about:blank");
    }
    return URI.create(written);
  }

  private static List<BannerCookie> cookies(Entry entry) {
    var all = new ArrayList<BannerCookie>();
    for (Entry one : entry.objects("cookies", true, "name", COOKIE)) {
      String lifetime = one.text("lifetime");
      FactSource source = source(one, "source");
      try {
        all.add(BannerCookie.of(one.text("name"), Lifetime.of(lifetime), source));
      } catch (IllegalArgumentException e) {
        one.problem(String.valueOf(e.getMessage()));
      }
    }
    return all;
  }

  /** What both files say must be the same. */
  private void agree(Entry entry, Service service, List<BannerCookie> cookies, boolean excused) {
    Set<String> here = new HashSet<>();
    for (BannerCookie cookie : cookies) {
      String written =
          cookie.mayBeFirstParty()
              ? cookie.name()
              : cookie.name() + "@" + String.join(",", cookie.domains());
      if (!here.add(written)) {
        entry.problem("cookie " + written + " is written twice");
      }
    }
    Set<String> there = new HashSet<>(curated.written(service).cookies());
    there.stream()
        .filter(name -> !here.contains(name))
        .forEach(name -> entry.problem("no lifetime for the cookie " + name));
    here.stream()
        .filter(name -> !there.contains(name))
        .forEach(name -> entry.problem("services.json does not have the cookie " + name));
    boolean exempt =
        switch (service.need()) {
          case EXEMPT, EXEMPTABLE -> true;
          case CONSENT, UNKNOWN -> false;
        };
    if (exempt != excused) {
      entry.problem(exempt ? "no why, yet it is exempt" : "a why, yet it is not exempt");
    }
  }
}
