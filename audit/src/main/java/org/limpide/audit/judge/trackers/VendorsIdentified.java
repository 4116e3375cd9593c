package org.limpide.audit.judge.trackers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * PR-01: every third party that the site calls is known. On its own, an audit has no vendor
 * records: it takes the directory's for them, and faults a host that it cannot name only when that
 * host does more than serve files (RGPD art. 28 and 30).
 */
final class VendorsIdentified implements Evaluator {
  private static final Set<String> FILES =
      Set.of("Script", "Stylesheet", "Font", "Image", "Media", "Manifest", "Other");

  @Override
  public String rule() {
    return "PR-01";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Map<String, Proof> active = new LinkedHashMap<>();
    Map<String, String> identified = new TreeMap<>();
    Set<String> quiet = new TreeSet<>();
    for (ScenarioRun run : dossier.evidence().scenarios()) {
      var identifiers = new Identifiers(run);
      for (RequestFact request : run.requests()) {
        if (request.thirdParty() && request.status() > 0 && request.url().startsWith("http")) {
          site.trackers()
              .services()
              .url(request.url())
              .ifPresentOrElse(
                  known -> identified.put(request.host(), known.name()),
                  () -> {
                    if (onlyAFile(request, identifiers) && !listed(site, request)) {
                      quiet.add(request.host());
                    } else {
                      active.putIfAbsent(request.host(), proof(run, request));
                    }
                  });
        }
      }
    }
    if (!active.isEmpty()) {
      String hosts = String.join(", ", active.keySet());
      return Verdict.fail(
              Text.of(
                  "Tiers appelés que rien n'identifie : " + hosts + ".",
                  "Third parties called that nothing identifies: " + hosts + "."),
              active.values().stream().limit(Use.SHOWN).toList())
          .filling("hôte", hosts);
    }
    if (!site.done(Scenario.S0)) {
      return Site.notPlayed(Scenario.S0, site.evidence().scenario(Scenario.S0));
    }
    if (!quiet.isEmpty()) {
      String hosts = String.join(", ", quiet);
      return Verdict.unknown(
              Text.of(
                  "Hôtes de fichiers non identifiés (réseau de diffusion partagé ?) : "
                      + hosts
                      + ".",
                  "Unidentified file hosts (a shared CDN?): " + hosts + "."))
          .filling("hôte", hosts);
    }
    return Verdict.pass(
        identified.isEmpty()
            ? Text.of("Aucun tiers n'est appelé.", "No third party is called.")
            : Text.of(
                "Tiers appelés, tous identifiés : " + told(identified) + ".",
                "Third parties called, all identified: " + told(identified) + "."),
        List.of());
  }

  private static boolean onlyAFile(RequestFact request, Identifiers identifiers) {
    return FILES.contains(request.type())
        && request.method().equals("GET")
        && request.body().isEmpty()
        && identifiers.in(request).isEmpty();
  }

  /** A list of trackers knows it, which does not say whose it is. */
  private static boolean listed(Site site, RequestFact request) {
    return site.trackers()
        .services()
        .listed(request.url(), request.page(), request.type())
        .isPresent();
  }

  private static String told(Map<String, String> identified) {
    return String.join(
        ", ",
        identified.entrySet().stream()
            .map(host -> host.getKey() + " (" + host.getValue() + ")")
            .toList());
  }

  private static Proof proof(ScenarioRun run, RequestFact request) {
    return new Proof(
        run.scenario(),
        request.page(),
        "request",
        Text.of(
            "%s %s (%s), %s"
                .formatted(
                    request.method(),
                    Told.address(request),
                    request.type(),
                    Told.moment(request.phase()).fr()),
            "%s %s (%s), %s"
                .formatted(
                    request.method(),
                    Told.address(request),
                    request.type(),
                    Told.moment(request.phase()).en())));
  }
}
