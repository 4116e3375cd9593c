package org.limpide.audit.judge.trackers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Click;
import org.limpide.audit.evidence.Control;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;
import org.limpide.vendors.Purpose;

/**
 * CK-10: one choice per purpose, and accepting one starts that one only (RGPD cons. 43; délib.
 * 2020-092).
 */
final class ChoicePerPurpose implements Evaluator {
  @Override
  public String rule() {
    return "CK-10";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Optional<Verdict> aside = site.aside();
    if (aside.isPresent()) {
      return aside.get();
    }
    Set<Purpose> active = site.activePurposes();
    Optional<Verdict> spilled = site.played(Scenario.S5).flatMap(run -> spilled(site, run));
    if (spilled.isPresent()) {
      return spilled.get();
    }
    if (site.done(Scenario.S1) && Aims.groups(active).size() < 2) {
      return Verdict.notApplicable(
          Text.of(
              "Une seule finalité est soumise à consentement.", "One purpose only needs consent."));
    }
    BannerFact banner = site.banner();
    long switches =
        banner.toggles().stream()
            .filter(toggle -> !toggle.locked() && !Aims.saysNecessary(toggle.label()))
            .count();
    boolean settings =
        banner.controls().stream().anyMatch(control -> control.role() == Control.Role.SETTINGS);
    boolean otherWay =
        banner.controls().stream().anyMatch(control -> control.role() == Control.Role.OTHER);
    if (Aims.groups(active).size() > 1
        && switches <= 1
        && (banner.secondLayerOpened() ? switches == 1 : !settings && !otherWay)) {
      String fr =
          active.stream()
              .map(purpose -> Aims.label(purpose).fr())
              .sorted()
              .distinct()
              .collect(Collectors.joining(", "));
      String en =
          active.stream()
              .map(purpose -> Aims.label(purpose).en())
              .sorted()
              .distinct()
              .collect(Collectors.joining(", "));
      return Verdict.fail(
          Text.of(
              "Un seul choix vaut pour plusieurs finalités : " + fr + ".",
              "One choice stands for several purposes: " + en + "."),
          List.of(
              new Proof(
                  Scenario.S0,
                  site.evidence().home().toString(),
                  "banner",
                  Text.of(
                      "Choix distincts proposés : %d ; finalités actives : %s"
                          .formatted(switches, fr),
                      "Distinct choices offered: %d; active purposes: %s".formatted(switches, en)),
                  banner.screenshot())));
    }
    if (!site.done(Scenario.S5) || !site.done(Scenario.S1)) {
      Scenario missing = site.done(Scenario.S5) ? Scenario.S1 : Scenario.S5;
      return Site.notPlayed(missing, site.evidence().scenario(missing));
    }
    return switches >= Aims.groups(active).size()
        ? Verdict.pass(
            Text.of(
                "%d choix distincts, et n'en accepter qu'un n'active que lui.".formatted(switches),
                "%d distinct choices, and accepting one starts that one only.".formatted(switches)),
            List.of())
        : Verdict.unknown(
            Text.of(
                "Les choix par finalité n'ont pas tous été lus.",
                "Not all the choices per purpose were read."));
  }

  /** What the acceptance of one purpose started besides that purpose. */
  private static Optional<Verdict> spilled(Site site, ScenarioRun run) {
    Set<String> already =
        site.trackers().uses(run, Trackers.BEFORE).stream()
            .map(use -> use.service().name())
            .collect(Collectors.toSet());
    List<Use> started =
        site.trackers().uses(run, Set.of(Phase.CHOSEN)).stream()
            .filter(use -> !already.contains(use.service().name()))
            .toList();
    String pressed =
        run.clicks().stream()
            .map(Click::text)
            .filter(text -> !text.startsWith(Click.OFF))
            .collect(Collectors.joining(" | "));
    Set<Purpose> asked =
        started.stream()
            .map(use -> use.service().purpose())
            .filter(purpose -> Aims.named(purpose, pressed))
            .collect(Collectors.toSet());
    List<Use> others =
        started.stream()
            .filter(use -> !Aims.groups(asked).contains(Aims.group(use.service().purpose())))
            .toList();
    boolean certain =
        !asked.isEmpty()
            || Aims.groups(
                        started.stream()
                            .map(use -> use.service().purpose())
                            .collect(Collectors.toSet()))
                    .size()
                > 1
            || Aims.namesOptional(pressed);
    if (others.isEmpty() || !certain) {
      return Optional.empty();
    }
    String names = Use.names(others);
    return Optional.of(
        Verdict.fail(
                Text.of(
                    "N'accepter qu'une finalité ("
                        + pressed
                        + ") en active d'autres : "
                        + names
                        + ".",
                    "Accepting one purpose (" + pressed + ") starts others: " + names + "."),
                Use.proofs(others))
            .filling("tiers", names));
  }
}
