package org.limpide.audit.judge.trackers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;
import org.limpide.vendors.Purpose;

/**
 * What the consent rules ask first: is there anything to consent to, and a banner to choose with.
 */
final class Site {
  private final SiteEvidence evidence;
  private final Trackers trackers;

  Site(Dossier dossier) {
    evidence = dossier.evidence();
    trackers = new Trackers(dossier);
  }

  SiteEvidence evidence() {
    return evidence;
  }

  Trackers trackers() {
    return trackers;
  }

  /** A play of a scenario, if it was asked for and something was seen. */
  Optional<ScenarioRun> played(Scenario scenario) {
    return evidence
        .scenario(scenario)
        .filter(run -> run.outcome() != Outcome.SKIPPED && run.outcome() != Outcome.UNREACHABLE);
  }

  /** Played to its end on pages that were really the site's: a refusal to serve shows nothing. */
  boolean done(Scenario scenario) {
    return evidence
        .scenario(scenario)
        .filter(ScenarioRun::done)
        .filter(run -> run.visits().isEmpty() || run.visits().getFirst().status() < 400)
        .isPresent();
  }

  /** The banner as first met, in whichever scenario met it best. */
  BannerFact banner() {
    return evidence.scenarios().stream()
        .map(ScenarioRun::banner)
        .filter(BannerFact::found)
        .max(
            java.util.Comparator.comparingInt(
                banner -> (banner.secondLayerOpened() ? 1000 : 0) + banner.controls().size()))
        .orElse(BannerFact.NONE);
  }

  /** Everything that needed consent before a choice or after acceptance. */
  List<Use> consentNeeded() {
    List<Use> uses = new ArrayList<>();
    for (ScenarioRun run : evidence.scenarios()) {
      if (run.scenario() == Scenario.S1 || run.scenario() == Scenario.S4) {
        uses.addAll(trackers.uses(run, Trackers.ALWAYS));
      } else {
        uses.addAll(trackers.uses(run, Trackers.BEFORE));
      }
    }
    return uses;
  }

  /** The purposes of {@link #consentNeeded}. */
  Set<Purpose> activePurposes() {
    return consentNeeded().stream().map(use -> use.service().purpose()).collect(Collectors.toSet());
  }

  /**
   * Why the consent rules do not apply, or cannot be judged: nothing needs consent; or no banner
   * was recognised; or nobody knows yet. Empty when there is a banner and a reason to have one.
   */
  Optional<Verdict> aside() {
    boolean needed = !consentNeeded().isEmpty();
    BannerFact banner = banner();
    boolean everythingSeen = done(Scenario.S0) && (done(Scenario.S1) || !banner.found());
    if (!needed && everythingSeen && doubts().isEmpty()) {
      return Optional.of(
          Verdict.notApplicable(
              Text.of(
                  "Aucun traceur soumis à consentement n'a été observé.",
                  "No tracker that needs consent was seen.")));
    }
    if (!banner.found()) {
      return Optional.of(
          Verdict.unknown(
              needed
                  ? Text.of(
                      "Des traceurs sont soumis à consentement, mais aucun bandeau n'a été reconnu.",
                      "Some trackers need consent, but no banner was recognised.")
                  : Text.of(
                      "Aucun bandeau n'a été reconnu, et des traceurs restent à identifier.",
                      "No banner was recognised, and some trackers are still to be identified.")));
    }
    if (!needed && done(Scenario.S1) && !doubts().isEmpty()) {
      return Optional.of(
          Verdict.unknown(
              Text.of(
                  "Les traceurs observés ne sont pas identifiés : "
                      + String.join(", ", doubts())
                      + ".",
                  "The trackers seen are not identified: " + String.join(", ", doubts()) + ".")));
    }
    return Optional.empty();
  }

  private List<String> doubts() {
    return Stream.of(Scenario.S0, Scenario.S1)
        .flatMap(scenario -> evidence.scenario(scenario).stream())
        .flatMap(run -> trackers.unknowns(run, Trackers.ALWAYS).stream())
        .distinct()
        .toList();
  }

  /** Why a scenario says nothing. */
  static Verdict notPlayed(Scenario scenario, Optional<ScenarioRun> run) {
    String outcome =
        run.map(play -> play.outcome() + (play.note().isEmpty() ? "" : ", " + play.note()))
            .orElse("SKIPPED");
    return Verdict.unknown(
        Text.of(
            "Le scénario %s n'a pas été mené à son terme (%s).".formatted(scenario, outcome),
            "Scenario %s was not played to its end (%s).".formatted(scenario, outcome)));
  }
}
