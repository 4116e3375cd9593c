package org.limpide.audit.judge.trackers;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.Visit;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * CK-05: consent can be withdrawn at any time, from every page, in about as many clicks as it was
 * given (RGPD art. 7(3)).
 */
final class WithdrawalEverywhere implements Evaluator {
  private static final int MOST_CLICKS = 2;
  private static final Pattern PERHAPS =
      Pattern.compile(
          "(?i)cookie|consent|traceur|tracker|vos choix|your choices|privacy (settings|choices)|préférences|confidentialité \\(|paramètres de");

  @Override
  public String rule() {
    return "CK-05";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Optional<Verdict> aside = site.aside();
    if (aside.isPresent()) {
      return aside.get();
    }
    List<Visit> chosen =
        Stream.of(Scenario.S1, Scenario.S4, Scenario.S2)
            .flatMap(scenario -> site.played(scenario).stream())
            .flatMap(run -> run.visits().stream())
            .filter(
                visit ->
                    visit.read() && visit.status() < 400 && !visit.bannerShown() && after(visit))
            .toList();
    if (chosen.isEmpty()) {
      return Site.notPlayed(Scenario.S1, site.evidence().scenario(Scenario.S1));
    }
    List<Visit> without = chosen.stream().filter(visit -> visit.reopeners().isEmpty()).toList();
    Optional<ScenarioRun> withdrawn = site.evidence().scenario(Scenario.S4);
    int clicks = withdrawn.map(ScenarioRun::reopenClicks).orElse(-1);
    if (!without.isEmpty()) {
      boolean perhaps = without.stream().allMatch(visit -> mentions(dossier, visit));
      if (perhaps && without.size() == chosen.size()) {
        return Verdict.unknown(
            Text.of(
                "Un lien évoque les cookies, mais rien ne montre qu'il rouvre les choix.",
                "A link speaks of cookies, but nothing shows that it opens the choices again."));
      }
      return Verdict.fail(
          Text.of(
              "Aucune commande ne rouvre les choix sur %d pages (de %d)."
                  .formatted(pages(without), pages(chosen)),
              "No control opens the choices again on %d pages (of %d)."
                  .formatted(pages(without), pages(chosen))),
          without.stream()
              .map(Visit::finalUrl)
              .distinct()
              .limit(Use.SHOWN)
              .map(
                  page ->
                      new Proof(
                          Scenario.S1,
                          page,
                          "link",
                          Text.of(
                              "Ni lien ni bouton pour rouvrir ses choix une fois le bandeau fermé.",
                              "No link or button to open one's choices again once the banner is closed.")))
              .toList());
    }
    if (clicks > MOST_CLICKS) {
      return Verdict.fail(
          Text.of(
              "Retirer son accord demande %d clics.".formatted(clicks),
              "Withdrawing takes %d clicks.".formatted(clicks)),
          List.of(
              new Proof(
                  Scenario.S4,
                  site.evidence().home().toString(),
                  "banner",
                  Text.of(
                      "Clics jusqu'au retrait : " + clicks, "Clicks to withdrawal: " + clicks))));
    }
    if (!site.done(Scenario.S4)) {
      return Site.notPlayed(Scenario.S4, withdrawn);
    }
    return Verdict.pass(
        Text.of(
            "Une commande rouvre les choix sur chacune des %d pages.".formatted(pages(chosen)),
            "A control opens the choices again on each of the %d pages.".formatted(pages(chosen))),
        List.of());
  }

  private static long pages(List<Visit> visits) {
    return visits.stream().map(Visit::finalUrl).distinct().count();
  }

  private static boolean after(Visit visit) {
    return switch (visit.phase()) {
      case CHOSEN, SECOND_VISIT, WITHDRAWN -> true;
      case BEFORE, PASSIVE, TYPED -> false;
    };
  }

  private static boolean mentions(Dossier dossier, Visit visit) {
    return dossier.evidence().pages().stream()
        .filter(page -> page.url().equals(visit.finalUrl()))
        .flatMap(page -> page.links().stream())
        .anyMatch(link -> PERHAPS.matcher(link.text()).find());
  }
}
