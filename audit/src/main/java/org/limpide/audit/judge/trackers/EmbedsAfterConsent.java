package org.limpide.audit.judge.trackers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;
import org.limpide.vendors.Purpose;

/**
 * CK-15: videos, maps, captchas and other embedded content that tracks load after consent only
 * (Guide dev, sheets 9 and 16).
 */
final class EmbedsAfterConsent implements Evaluator {
  @Override
  public String rule() {
    return "CK-15";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Optional<ScenarioRun> run = site.played(Scenario.S0);
    if (run.isEmpty()) {
      return Site.notPlayed(Scenario.S0, site.evidence().scenario(Scenario.S0));
    }
    List<Use> uses =
        site.trackers().uses(run.get(), Trackers.BEFORE).stream()
            .filter(use -> Aims.embed(use.service()))
            .toList();
    if (!uses.isEmpty()) {
      String names = Use.names(uses);
      return Verdict.fail(
              Text.of(
                  "Des contenus intégrés déposent ou lisent des traceurs avant l'accord : "
                      + names
                      + ".",
                  "Embedded content writes or reads trackers before consent: " + names + "."),
              Use.proofs(uses))
          .filling("tiers", names);
    }
    if (!run.get().done()) {
      return Site.notPlayed(Scenario.S0, run);
    }
    Set<String> before = embeds(site, run.get(), false);
    Set<String> plain = embeds(site, run.get(), true);
    if (!plain.isEmpty()) {
      String names = String.join(", ", plain);
      return Verdict.unknown(
          Text.of(
              names
                  + " : ressource tierce sans traceur observé ; l'adresse IP du visiteur lui est transmise (voir IN-07 et PR-01).",
              names
                  + ": third-party resource with no tracker seen; the visitor's IP address is sent to it (see IN-07 and PR-01)."));
    }
    if (!before.isEmpty()) {
      String names = String.join(", ", before);
      return Verdict.pass(
          Text.of(
              "Contenus intégrés sans traceur avant l'accord : " + names + ".",
              "Embedded content without trackers before consent: " + names + "."),
          List.of());
    }
    Set<String> after =
        site.evidence()
            .scenario(Scenario.S1)
            .map(accepted -> embeds(site, accepted, false))
            .orElse(Set.of());
    if (!after.isEmpty()) {
      String names = String.join(", ", after);
      return Verdict.pass(
          Text.of(
              "Contenus intégrés chargés après accord seulement : " + names + ".",
              "Embedded content loaded after consent only: " + names + "."),
          List.of());
    }
    return Verdict.notApplicable(
        Text.of(
            "Aucun contenu tiers intégré n'a été observé.",
            "No embedded third-party content was seen."));
  }

  /** Embedded services called; either plain static resources (fonts, libraries) or real content. */
  private static Set<String> embeds(Site site, ScenarioRun run, boolean plain) {
    return run.requests().stream()
        .filter(RequestFact::thirdParty)
        .flatMap(request -> site.trackers().services().url(request.url()).stream())
        .filter(known -> Aims.embed(known) && plain == (known.purpose() == Purpose.FONT))
        .map(Known::name)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }
}
