package org.limpide.audit.judge.trackers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * EC-08: no advertising, social or session-replay script where one pays or gives an address (PCI
 * DSS 4, 6.4.3).
 */
final class ScriptsOnPayment implements Evaluator {
  @Override
  public String rule() {
    return "EC-08";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Set<String> pages =
        Stream.of(PageKind.PAYMENT, PageKind.CHECKOUT)
            .flatMap(kind -> dossier.evidence().pages(kind).stream())
            .map(PageFact::url)
            .map(ScriptsOnPayment::bare)
            .collect(Collectors.toSet());
    if (pages.isEmpty()) {
      boolean shop =
          !dossier.evidence().pages(PageKind.CART).isEmpty()
              || !dossier.evidence().pages(PageKind.PRODUCT).isEmpty();
      return shop || !site.done(Scenario.S0)
          ? Verdict.unknown(
              Text.of(
                  "La page de paiement n'a pas été atteinte.", "The payment page was not reached."))
          : Verdict.notApplicable(
              Text.of("Aucune page de commande ni de paiement.", "No order or payment page."));
    }
    Map<String, Proof> faults = new LinkedHashMap<>();
    Set<String> others = new TreeSet<>();
    List<Known> known = new ArrayList<>();
    for (ScenarioRun run : dossier.evidence().scenarios()) {
      for (RequestFact request : run.requests()) {
        if (request.type().equals("Script")
            && request.thirdParty()
            && pages.contains(bare(request.page()))
            && request.mainFrame()) {
          Optional<Known> service = site.trackers().services().url(request.url());
          if (service.filter(Aims::unwantedAtPayment).isPresent()) {
            known.add(service.get());
            faults.putIfAbsent(Told.address(request), proof(run, request, service.get()));
          } else if (service.filter(Aims::atHomeAtPayment).isEmpty()) {
            others.add(service.map(Known::name).orElse(request.host()));
          }
        }
      }
    }
    if (!faults.isEmpty()) {
      String names = known.stream().map(Known::name).distinct().collect(Collectors.joining(", "));
      return Verdict.fail(
              Text.of(
                  "Scripts publicitaires, sociaux ou d'enregistrement sur le paiement : "
                      + names
                      + ".",
                  "Advertising, social or recording scripts on payment: " + names + "."),
              faults.values().stream().limit(Use.SHOWN).toList())
          .filling("script", String.join(", ", faults.keySet()));
    }
    if (!others.isEmpty()) {
      String names = String.join(", ", others);
      return Verdict.unknown(
              Text.of(
                  "Autres scripts tiers sur le paiement, à justifier : " + names + ".",
                  "Other third-party scripts on payment, to be justified: " + names + "."))
          .filling("script", names);
    }
    return site.done(Scenario.S0)
        ? Verdict.pass(
            Text.of(
                "Sur %d pages de commande ou de paiement : le site et son prestataire de paiement seulement."
                    .formatted(pages.size()),
                "On %d order or payment pages: the site and its payment provider only."
                    .formatted(pages.size())),
            List.of())
        : Site.notPlayed(Scenario.S0, site.evidence().scenario(Scenario.S0));
  }

  private static Proof proof(ScenarioRun run, RequestFact request, Known service) {
    Text aim = Aims.label(service.purpose());
    return new Proof(
        run.scenario(),
        request.page(),
        "script",
        Text.of(
            "%s : %s, %s".formatted(Told.address(request), service.name(), aim.fr()),
            "%s: %s, %s".formatted(Told.address(request), service.name(), aim.en())));
  }

  private static String bare(String url) {
    return url.replaceFirst("[?#].*$", "").replaceFirst("/$", "");
  }
}
