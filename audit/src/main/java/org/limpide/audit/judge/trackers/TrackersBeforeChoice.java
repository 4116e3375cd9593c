package org.limpide.audit.judge.trackers;

import java.util.ArrayList;
import java.util.List;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * CK-01: nothing that needs consent is read or written before the visitor has chosen (LIL art. 82).
 */
final class TrackersBeforeChoice implements Evaluator {
  @Override
  public String rule() {
    return "CK-01";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    List<ScenarioRun> plays =
        dossier.evidence().scenarios().stream()
            .filter(run -> run.scenario() == Scenario.S0)
            .toList();
    List<Use> uses = new ArrayList<>();
    plays.forEach(run -> uses.addAll(site.trackers().uses(run, Trackers.BEFORE)));
    if (!uses.isEmpty()) {
      String names = Use.names(uses);
      return Verdict.fail(
              Text.of(
                  "Sans aucun clic du visiteur, le site a écrit ou lu des traceurs soumis à consentement : "
                      + names
                      + ".",
                  "Without any click, the site wrote or read trackers that need consent: "
                      + names
                      + "."),
              Use.proofs(uses))
          .filling("nom", names)
          .filling("tiers", names)
          .filling("finalité", Use.purposes(uses));
    }
    if (!site.done(Scenario.S0)) {
      return Site.notPlayed(Scenario.S0, site.evidence().scenario(Scenario.S0));
    }
    List<String> unknown =
        plays.stream()
            .flatMap(run -> site.trackers().unknowns(run, Trackers.BEFORE).stream())
            .distinct()
            .toList();
    if (!unknown.isEmpty()) {
      String names = String.join(", ", unknown);
      return Verdict.unknown(
              Text.of(
                  "Traceurs d'usage inconnu avant tout choix : " + names + ".",
                  "Trackers of unknown use before any choice: " + names + "."))
          .filling("nom", names);
    }
    List<String> bare =
        plays.stream()
            .flatMap(run -> site.trackers().bareCalls(run, Trackers.BEFORE).stream())
            .distinct()
            .toList();
    if (!bare.isEmpty()) {
      String hosts = String.join(", ", bare);
      return Verdict.unknown(
              Text.of(
                  "Des services soumis à consentement sont appelés avant le choix, sans identifiant visible : "
                      + hosts
                      + ".",
                  "Services that need consent are called before the choice, with no visible identifier: "
                      + hosts
                      + "."))
          .filling("nom", hosts);
    }
    return Verdict.pass(
        Text.of(
            "Sur %d pages visitées sans rien choisir, rien de soumis à consentement n'a été écrit ni lu."
                .formatted(plays.getFirst().visits().size()),
            "On %d pages visited without choosing, nothing that needs consent was written or read."
                .formatted(plays.getFirst().visits().size())),
        List.of());
  }
}
