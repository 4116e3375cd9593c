package org.limpide.audit.judge.trackers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Control;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * CK-02: refusing takes no more clicks than accepting, on the same layer (délib. 2020-091 §30-31).
 */
final class RefusalAsEasy implements Evaluator {
  @Override
  public String rule() {
    return "CK-02";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Optional<Verdict> aside = site.aside();
    if (aside.isPresent()) {
      return aside.get();
    }
    BannerFact banner = site.banner();
    List<Control> first =
        banner.controls().stream().filter(control -> control.layer() == 1).toList();
    boolean accept = first.stream().anyMatch(control -> control.role() == Control.Role.ACCEPT);
    boolean refuse = first.stream().anyMatch(control -> control.role() == Control.Role.REFUSE);
    int toAccept = clicks(site.evidence().scenario(Scenario.S1));
    int toRefuse = clicks(site.evidence().scenario(Scenario.S2));
    String controls =
        first.stream()
            .map(control -> "« " + control.text() + " »")
            .distinct()
            .collect(Collectors.joining(", "));
    List<Proof> proofs =
        List.of(
            new Proof(
                Scenario.S0,
                site.evidence().home().toString(),
                "banner",
                Text.of(
                    "Première couche ("
                        + banner.recognisedBy()
                        + ") : "
                        + controls
                        + counted(toAccept, toRefuse).fr(),
                    "First layer ("
                        + banner.recognisedBy()
                        + "): "
                        + controls
                        + counted(toAccept, toRefuse).en()),
                banner.screenshot()));
    if (toRefuse > 0 && toAccept > 0 && toRefuse > toAccept) {
      return Verdict.fail(
          Text.of(
              "Refuser demande %d clics, accepter %d.".formatted(toRefuse, toAccept),
              "Refusing takes %d clicks, accepting %d.".formatted(toRefuse, toAccept)),
          proofs);
    }
    if (toRefuse > 0 && toAccept > 0) {
      return Verdict.pass(
          Text.of(
              "Refuser demande %d clic, accepter %d.".formatted(toRefuse, toAccept),
              "Refusing takes %d click, accepting %d.".formatted(toRefuse, toAccept)),
          proofs);
    }
    if (accept && !refuse && everythingUnderstood(first)) {
      return Verdict.fail(
          Text.of(
              "La couche où l'on accepte n'offre aucun moyen de refuser.",
              "The layer where one accepts offers no way to refuse."),
          proofs);
    }
    return Verdict.unknown(
        accept && refuse
            ? Text.of(
                "Un refus est proposé à côté de l'acceptation, mais il n'a pas pu être essayé jusqu'au bout.",
                "A refusal is offered beside acceptance, but it could not be tried to its end.")
            : Text.of(
                "Les commandes du bandeau n'ont pas toutes été comprises : " + controls + ".",
                "Not all the banner's controls were understood: " + controls + "."));
  }

  /** Presses it took, 0 when the choice was not made. */
  private static int clicks(Optional<ScenarioRun> run) {
    return run.filter(ScenarioRun::done)
        .map(
            play ->
                (int)
                    play.clicks().stream()
                        .filter(click -> click.meaning() != Control.Role.REOPEN)
                        .count())
        .orElse(0);
  }

  private static boolean everythingUnderstood(List<Control> first) {
    return first.stream()
        .noneMatch(control -> control.role() == Control.Role.OTHER && control.href().isEmpty());
  }

  private static Text counted(int toAccept, int toRefuse) {
    return toAccept == 0 || toRefuse == 0
        ? Text.of("", "")
        : Text.of(
            " ; clics pour accepter : %d, pour refuser : %d".formatted(toAccept, toRefuse),
            "; clicks to accept: %d, to refuse: %d".formatted(toAccept, toRefuse));
  }
}
