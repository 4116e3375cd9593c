package org.limpide.audit.judge.information;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;
import org.limpide.vendors.Purpose;
import org.limpide.vendors.Service;

/**
 * A service that the visitor's browser called: whoever runs it receives the visitor's address at
 * least.
 */
record Callee(Service service, ScenarioRun run, RequestFact request) {

  /** Each service called in any scenario, the first time it answered. */
  static List<Callee> all(Dossier dossier) {
    Map<String, Callee> found = new LinkedHashMap<>();
    for (ScenarioRun run : dossier.evidence().scenarios()) {
      for (RequestFact request : run.requests()) {
        if (request.status() > 0 && request.url().startsWith("http")) {
          service(dossier, request)
              .ifPresent(
                  service -> found.putIfAbsent(service.id(), new Callee(service, run, request)));
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** Somebody else's service, or a tool for audience measurement that the site hosts itself. */
  private static Optional<Service> service(Dossier dossier, RequestFact request) {
    if (request.thirdParty()) {
      return dossier.vendors().byUrl(request.url());
    }
    return dossier.vendors().byHost(request.host()).isPresent()
        ? Optional.empty()
        : dossier.vendors().byUrl(request.url()).filter(s -> s.purpose() == Purpose.AUDIENCE);
  }

  /** Whether a text in plain form names the service or its company. */
  boolean namedIn(String plain) {
    String name = Plain.of(service.name());
    String brand = Plain.of(service.company()).replaceAll("[ .,(].*", "");
    return plain.contains(name) || brand.length() > 2 && plain.contains(brand);
  }

  /** The service, and its company when that is another word. */
  String label() {
    return service.company().isEmpty()
            || service
                .company()
                .toLowerCase(Locale.ROOT)
                .startsWith(service.name().toLowerCase(Locale.ROOT))
        ? service.name()
        : service.name() + " (" + service.company() + ")";
  }

  Proof proof() {
    String country = service.country() == null ? "" : ", " + service.country();
    String url = request.url().replaceFirst("\\?.*", "");
    return new Proof(
        run.scenario(),
        request.page(),
        "request",
        Text.of(
            "Appel à %s : %s%s".formatted(Plain.cut(url, 120), label(), country),
            "Call to %s: %s%s".formatted(Plain.cut(url, 120), label(), country)));
  }
}
