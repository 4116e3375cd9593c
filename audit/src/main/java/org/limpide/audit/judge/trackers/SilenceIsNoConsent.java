package org.limpide.audit.judge.trackers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * CK-09: scrolling, browsing on or closing the banner starts nothing new (délib. 2020-091 §27-28).
 */
final class SilenceIsNoConsent implements Evaluator {
  @Override
  public String rule() {
    return "CK-09";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Optional<ScenarioRun> run = site.played(Scenario.S3);
    if (run.isPresent()) {
      Set<String> already =
          Stream.concat(
                  site.trackers().uses(run.get(), Trackers.BEFORE).stream(),
                  site.played(Scenario.S0).stream()
                      .flatMap(play -> site.trackers().uses(play, Trackers.BEFORE).stream()))
              .map(use -> use.service().name())
              .collect(Collectors.toSet());
      List<Use> started =
          site.trackers().uses(run.get(), Set.of(Phase.PASSIVE)).stream()
              .filter(use -> !already.contains(use.service().name()))
              .toList();
      if (!started.isEmpty()) {
        String names = Use.names(started);
        return Verdict.fail(
                Text.of(
                    "Défiler, poursuivre la navigation ou fermer le bandeau a déclenché : "
                        + names
                        + ".",
                    "Scrolling, browsing on or closing the banner started: " + names + "."),
                Use.proofs(started))
            .filling("tiers", names);
      }
      if (!already.isEmpty() && site.banner().found()) {
        return Verdict.unknown(
            Text.of(
                "Les traceurs étaient déjà actifs avant tout geste (CK-01) : rien de nouveau ne peut être distingué.",
                "The trackers were already active before any gesture (CK-01): nothing new can be told apart."));
      }
    }
    Optional<Verdict> aside = site.aside();
    if (aside.isPresent()) {
      return aside.get();
    }
    if (!site.done(Scenario.S3)) {
      return Site.notPlayed(Scenario.S3, site.evidence().scenario(Scenario.S3));
    }
    return Verdict.pass(
        Text.of(
            "Ni défilement, ni clic interne, ni fermeture n'a déclenché de traceur.",
            "No scroll, internal click or closing started a tracker."),
        List.of());
  }
}
