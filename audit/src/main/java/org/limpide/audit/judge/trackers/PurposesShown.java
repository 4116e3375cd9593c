package org.limpide.audit.judge.trackers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;
import org.limpide.vendors.Purpose;

/**
 * CK-06: each purpose that is really active is named on the banner's first layer (délib. 2020-091
 * §24).
 */
final class PurposesShown implements Evaluator {
  private static final int SHORTEST_TEXT = 20;

  @Override
  public String rule() {
    return "CK-06";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Optional<Verdict> aside = site.aside();
    if (aside.isPresent()) {
      return aside.get();
    }
    BannerFact banner = site.banner();
    if (banner.text().length() < SHORTEST_TEXT || !Aims.readable(banner.text())) {
      return Verdict.unknown(
          Text.of(
              "Le texte du bandeau n'a pas pu être lu (image, ou autre langue que le français et l'anglais).",
              "The banner's text could not be read (an image, or another language than French and English)."));
    }
    Set<Purpose> active = site.activePurposes();
    List<Purpose> silent =
        active.stream().filter(purpose -> !Aims.named(purpose, banner.text())).sorted().toList();
    Text shown =
        Text.of(
            " ; texte : « " + cut(banner.text()) + " »", "; text: \"" + cut(banner.text()) + "\"");
    if (!silent.isEmpty()) {
      String fr =
          silent.stream()
              .map(purpose -> Aims.label(purpose).fr())
              .distinct()
              .collect(Collectors.joining(", "));
      String en =
          silent.stream()
              .map(purpose -> Aims.label(purpose).en())
              .distinct()
              .collect(Collectors.joining(", "));
      return Verdict.fail(
              Text.of(
                  "Le bandeau ne nomme pas : " + fr + ".", "The banner does not name: " + en + "."),
              List.of(
                  new Proof(
                      Scenario.S0,
                      site.evidence().home().toString(),
                      "banner",
                      Text.of(
                          "Première couche sans : " + fr + shown.fr(),
                          "First layer without: " + en + shown.en()),
                      banner.screenshot())))
          .filling("finalité", fr);
    }
    if (active.isEmpty() || !site.done(Scenario.S1)) {
      return Site.notPlayed(Scenario.S1, site.evidence().scenario(Scenario.S1));
    }
    return Verdict.pass(
        Text.of(
            "Chaque finalité active est nommée sur la première couche.",
            "Each active purpose is named on the first layer."),
        List.of(
            new Proof(
                Scenario.S0,
                site.evidence().home().toString(),
                "banner",
                Text.of("Première couche" + shown.fr(), "First layer" + shown.en()))));
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }
}
