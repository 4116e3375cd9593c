package org.limpide.audit.judge.trackers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Control;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.Toggle;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * CK-08: no box or switch of an optional purpose is on when first shown (CJEU C-673/17, Planet49).
 */
final class NothingPreticked implements Evaluator {
  @Override
  public String rule() {
    return "CK-08";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Optional<Verdict> aside = site.aside();
    if (aside.isPresent()) {
      return aside.get();
    }
    BannerFact banner = site.banner();
    List<Toggle> on =
        banner.toggles().stream()
            .filter(toggle -> toggle.stateKnown() && toggle.checked() && optional(toggle))
            .toList();
    if (!on.isEmpty()) {
      String labels =
          on.stream()
              .map(toggle -> "« " + toggle.label() + " »")
              .distinct()
              .collect(Collectors.joining(", "));
      return Verdict.fail(
          Text.of(
              "Choix facultatifs actifs d'avance : " + labels + ".",
              "Optional choices on beforehand: " + labels + "."),
          on.stream()
              .map(
                  toggle ->
                      new Proof(
                          Scenario.S0,
                          site.evidence().home().toString(),
                          "banner",
                          Text.of(
                              "« "
                                  + toggle.label()
                                  + " » est activé au premier affichage"
                                  + (toggle.locked() ? " et verrouillé" : ""),
                              "\""
                                  + toggle.label()
                                  + "\" is on when first shown"
                                  + (toggle.locked() ? " and locked" : "")),
                          banner.screenshot()))
              .toList());
    }
    if (banner.toggles().stream().anyMatch(toggle -> !toggle.stateKnown() && optional(toggle))) {
      return Verdict.unknown(
          Text.of(
              "Des interrupteurs graphiques n'exposent pas leur état.",
              "Some graphic switches do not expose their state."));
    }
    if (banner.toggles().stream().anyMatch(NothingPreticked::optional)) {
      return Verdict.pass(
          Text.of(
              "Les %d cases ou interrupteurs facultatifs sont inactifs au premier affichage."
                  .formatted(banner.toggles().stream().filter(NothingPreticked::optional).count()),
              "The %d optional boxes or switches are off when first shown."
                  .formatted(banner.toggles().stream().filter(NothingPreticked::optional).count())),
          List.of());
    }
    boolean settings =
        banner.controls().stream().anyMatch(control -> control.role() == Control.Role.SETTINGS);
    if (settings || banner.secondLayerOpened()) {
      return Verdict.unknown(
          Text.of(
              "Aucune case ni interrupteur n'a pu être lu.", "No box or switch could be read."));
    }
    return Verdict.notApplicable(
        Text.of("Le bandeau n'a ni case ni interrupteur.", "The banner has no box or switch."));
  }

  /**
   * Whether it stands for something one may refuse. A locked switch that names no purpose is taken
   * for what is necessary.
   */
  private static boolean optional(Toggle toggle) {
    if (Aims.saysNecessary(toggle.label())) {
      return false;
    }
    return !toggle.locked()
        ? !toggle.label().isBlank() || !Aims.saysNecessary(toggle.context())
        : Aims.namesOptional(toggle.label());
  }
}
