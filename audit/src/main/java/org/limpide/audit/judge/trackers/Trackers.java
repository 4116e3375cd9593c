package org.limpide.audit.judge.trackers;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.Origin;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.ServerFacts;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.evidence.StorageFact;
import org.limpide.audit.judge.Dossier;
import org.limpide.vendors.ConsentNeed;

/**
 * Sorts what a scenario stored and sent by what it needs under article 82 of the LIL: consent,
 * nothing, or nothing under conditions (audience measurement). What the directory does not know is
 * unknown: it is named, never accused.
 *
 * <p>A cookie counts by its name first, then by who set it, then by whose domain it is. A cookie
 * that the browser refused proves a call, not storage.
 */
final class Trackers {
  /** Before any choice. */
  static final Set<Phase> BEFORE = EnumSet.of(Phase.BEFORE, Phase.TYPED);

  /** After a refusal. */
  static final Set<Phase> REFUSED = EnumSet.of(Phase.CHOSEN, Phase.SECOND_VISIT);

  /** Any moment. */
  static final Set<Phase> ALWAYS = EnumSet.allOf(Phase.class);

  private final Services services;
  private final SiteEvidence evidence;

  Trackers(Dossier dossier) {
    services = new Services(dossier);
    evidence = dossier.evidence();
  }

  Services services() {
    return services;
  }

  /** Everything that needs consent. */
  List<Use> uses(ScenarioRun run, Set<Phase> phases) {
    return classified(run, phases, known -> known.need() == ConsentNeed.CONSENT);
  }

  /**
   * Audience measurement that may do without consent under conditions (délib. 2020-091, §50-52).
   */
  List<Use> exemptable(ScenarioRun run, Set<Phase> phases) {
    return classified(run, phases, known -> known.need() == ConsentNeed.EXEMPTABLE);
  }

  /** Cookies that need consent, as sent back in requests. */
  List<Use> sent(ScenarioRun run, Set<Phase> phases) {
    List<Use> uses = new ArrayList<>();
    for (RequestFact request : run.requests()) {
      if (phases.contains(request.phase())) {
        for (String cookie : request.cookiesSent()) {
          String name =
              cookie.contains("@") ? cookie.substring(0, cookie.lastIndexOf('@')) : cookie;
          run.cookies().stream()
              .filter(fact -> fact.name().equals(name) && cookie.endsWith(fact.host()))
              .findFirst()
              .flatMap(this::of)
              .filter(known -> known.need() == ConsentNeed.CONSENT)
              .ifPresent(known -> uses.add(Told.sent(run, request, name, known)));
        }
      }
    }
    return uses;
  }

  /** Names of cookies, keys and calls that nobody can attribute, for the human question. */
  List<String> unknowns(ScenarioRun run, Set<Phase> phases) {
    Set<String> names = new TreeSet<>();
    for (CookieFact cookie : run.cookies()) {
      if (cookie.wasStored() && in(cookie, phases) && need(of(cookie)) == ConsentNeed.UNKNOWN) {
        names.add(cookie.name() + (cookie.thirdParty() ? " (" + cookie.host() + ")" : ""));
      }
    }
    for (StorageFact entry : run.storage()) {
      if (phases.contains(entry.phase())
          && entry.thirdParty()
          && need(of(entry)) == ConsentNeed.UNKNOWN) {
        names.add(entry.key() + " (" + host(entry.origin()) + ")");
      }
    }
    var identifiers = new Identifiers(run);
    for (RequestFact request : run.requests()) {
      if (phases.contains(request.phase())
          && request.thirdParty()
          && need(of(request)) == ConsentNeed.UNKNOWN
          && identifiers.in(request).isPresent()) {
        names.add(request.host());
      }
    }
    return List.copyOf(names);
  }

  /**
   * Calls to services that need consent which carried nothing that identifies, scripts and style
   * left aside.
   */
  List<String> bareCalls(ScenarioRun run, Set<Phase> phases) {
    Set<String> hosts = new TreeSet<>();
    var identifiers = new Identifiers(run);
    for (RequestFact request : run.requests()) {
      boolean active =
          Set.of("XHR", "Fetch", "Ping", "Image", "WebSocket").contains(request.type());
      if (active
          && phases.contains(request.phase())
          && need(of(request)) == ConsentNeed.CONSENT
          && identifiers.in(request).isEmpty()) {
        hosts.add(request.host());
      }
    }
    return List.copyOf(hosts);
  }

  /** Whose cookie it is; empty when nobody knows. */
  Optional<Known> of(CookieFact cookie) {
    Optional<Known> named = services.cookie(cookie.name(), cookie.host()).filter(Trackers::certain);
    if (named.isPresent()) {
      return named;
    }
    Optional<Known> setter =
        setter(cookie.setBy()).filter(known -> known.need() != ConsentNeed.EXEMPT);
    if (setter.isPresent()) {
      return setter;
    }
    if (cookie.thirdParty()) {
      return services.host(cookie.host()).filter(Trackers::certain);
    }
    return Necessary.cookie(cookie);
  }

  /** Whose entry it is; empty when nobody knows. */
  Optional<Known> of(StorageFact entry) {
    return services
        .storage(entry.key())
        .filter(Trackers::certain)
        .or(() -> setter(entry.setBy()).filter(known -> known.need() != ConsentNeed.EXEMPT))
        .or(
            () ->
                entry.thirdParty()
                    ? services.host(host(entry.origin())).filter(Trackers::certain)
                    : Optional.empty());
  }

  /**
   * Who is called: by address; on the site itself, what its name is an alias of, or a tool it
   * hosts.
   */
  Optional<Known> of(RequestFact request) {
    if (request.thirdParty()) {
      return services
          .url(request.url())
          .or(() -> services.listed(request.url(), request.page(), request.type()));
    }
    boolean itself = services.host(request.host()).isPresent();
    return alias(request.host()).or(() -> itself ? Optional.empty() : services.url(request.url()));
  }

  /** The tracker that a host of the site is an alias (CNAME) of. */
  Optional<Known> alias(String host) {
    return chain(host).stream().flatMap(target -> services.cname(target).stream()).findFirst();
  }

  /** What a host is an alias of, link after link. */
  List<String> chain(String host) {
    ServerFacts.Names names = evidence.servers().names().get(host.toLowerCase(Locale.ROOT));
    return names == null ? List.of() : names.cnames();
  }

  private List<Use> classified(ScenarioRun run, Set<Phase> phases, Predicate<Known> wanted) {
    List<Use> uses = new ArrayList<>();
    for (CookieFact cookie : run.cookies()) {
      if (cookie.wasStored() && in(cookie, phases)) {
        of(cookie)
            .filter(wanted)
            .ifPresent(known -> uses.add(Told.cookie(run, cookie, first(cookie, phases), known)));
      }
    }
    for (StorageFact entry : run.storage()) {
      if (phases.contains(entry.phase())) {
        of(entry).filter(wanted).ifPresent(known -> uses.add(Told.storage(run, entry, known)));
      }
    }
    var identifiers = new Identifiers(run);
    for (RequestFact request : run.requests()) {
      if (phases.contains(request.phase())) {
        Optional<Known> known = of(request).filter(wanted);
        if (known.isPresent()) {
          identifiers
              .in(request)
              .ifPresent(by -> uses.add(Told.request(run, request, by, known.get())));
        }
      }
    }
    return uses;
  }

  /** The innermost script or response of a known service in what set it. */
  private Optional<Known> setter(Origin origin) {
    List<String> urls = new ArrayList<>();
    urls.add(origin.url());
    origin
        .stack()
        .forEach(
            frame ->
                urls.add(
                    frame.substring(frame.indexOf('@') + 1).replaceFirst("(:\\d+){1,2}$", "")));
    return urls.stream()
        .filter(url -> url.startsWith("http"))
        .flatMap(url -> services.url(url).stream())
        .filter(known -> certain(known) && !Aims.carrier(known.purpose()))
        .findFirst();
  }

  private static boolean in(CookieFact cookie, Set<Phase> phases) {
    return phases.contains(cookie.phase())
        || cookie.writtenIn().stream().anyMatch(phases::contains);
  }

  private static Phase first(CookieFact cookie, Set<Phase> phases) {
    return phases.contains(cookie.phase())
        ? cookie.phase()
        : cookie.writtenIn().stream()
            .filter(phases::contains)
            .min(Comparator.naturalOrder())
            .orElse(cookie.phase());
  }

  private static boolean certain(Known known) {
    return known.need() != ConsentNeed.UNKNOWN;
  }

  private static ConsentNeed need(Optional<Known> known) {
    return known.map(Known::need).orElse(ConsentNeed.UNKNOWN);
  }

  static String host(String address) {
    try {
      String host = URI.create(address).getHost();
      return host == null ? address : host;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
