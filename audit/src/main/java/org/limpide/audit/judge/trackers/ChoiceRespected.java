package org.limpide.audit.judge.trackers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * CK-03 and CK-04: after a refusal, or after consent was withdrawn, nothing that needs consent is
 * written, nor read: a cookie that is still sent is read (LIL art. 82; RGPD art. 7(3)).
 */
final class ChoiceRespected implements Evaluator {
  private final String rule;
  private final Scenario scenario;
  private final Set<Phase> after;
  private final Text act;

  private ChoiceRespected(String rule, Scenario scenario, Set<Phase> after, Text act) {
    this.rule = rule;
    this.scenario = scenario;
    this.after = after;
    this.act = act;
  }

  static ChoiceRespected refusal() {
    return new ChoiceRespected(
        "CK-03", Scenario.S2, Trackers.REFUSED, Text.of("le refus", "refusal"));
  }

  static ChoiceRespected withdrawal() {
    return new ChoiceRespected(
        "CK-04",
        Scenario.S4,
        Set.of(Phase.WITHDRAWN),
        Text.of("le retrait du consentement", "consent was withdrawn"));
  }

  @Override
  public String rule() {
    return rule;
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Optional<ScenarioRun> run = site.played(scenario);
    List<Use> uses = new ArrayList<>();
    run.ifPresent(
        play -> {
          uses.addAll(site.trackers().uses(play, after));
          uses.addAll(site.trackers().sent(play, after));
        });
    if (!uses.isEmpty()) {
      String names = Use.names(uses);
      return Verdict.fail(
              Text.of(
                  "Après %s, des traceurs sont encore écrits ou lus : %s."
                      .formatted(act.fr(), names),
                  "After %s, trackers are still written or read: %s.".formatted(act.en(), names)),
              Use.proofs(uses))
          .filling("tiers", names);
    }
    Optional<Verdict> aside = site.aside();
    if (aside.isPresent()) {
      return aside.get();
    }
    if (!site.done(scenario)) {
      return Site.notPlayed(scenario, site.evidence().scenario(scenario));
    }
    List<String> unknown = site.trackers().unknowns(run.orElseThrow(), after);
    if (!unknown.isEmpty()) {
      String names = String.join(", ", unknown);
      return Verdict.unknown(
              Text.of(
                  "Après %s, des traceurs d'usage inconnu sont écrits ou lus : %s."
                      .formatted(act.fr(), names),
                  "After %s, trackers of unknown use are written or read: %s."
                      .formatted(act.en(), names)))
          .filling("nom", names);
    }
    return Verdict.pass(
        Text.of(
            "Après %s, aucun traceur soumis à consentement n'a été écrit ni lu."
                .formatted(act.fr()),
            "After %s, no tracker that needs consent was written or read.".formatted(act.en())),
        List.of());
  }
}
