package org.limpide.audit.judge.trackers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Control;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * CK-11: accept and refuse look alike. The thresholds are the product's, not a standard's, so the
 * finding is always « à apprécier » (délib. 2020-092 §34; EDPB 03/2022).
 */
final class BalancedButtons implements Evaluator {
  private static final double SMALLEST_RATIO = 0.5;
  private static final double READABLE = 4.5;
  private static final Pattern GUILT =
      Pattern.compile(
          "(?i)(tant pis|je préfère (payer|ne pas)|moins bien|expérience (dégradée|limitée)|je n'aime pas|sans (soutenir|aider)|je renonce|"
              + "no thanks,? i|i don.t (want|like|care)|degraded|limited experience|worse)");

  @Override
  public String rule() {
    return "CK-11";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Optional<Verdict> aside = site.aside();
    if (aside.isPresent()) {
      return aside.get();
    }
    BannerFact banner = site.banner();
    Optional<Control> accept = biggest(banner, Control.Role.ACCEPT);
    Optional<Control> refuse = biggest(banner, Control.Role.REFUSE);
    if (accept.isEmpty() || refuse.isEmpty()) {
      return Verdict.unknown(
          Text.of(
              "Accepter et refuser ne sont pas tous deux sur la première couche : rien à comparer (voir CK-02).",
              "Accept and refuse are not both on the first layer: nothing to compare (see CK-02)."));
    }
    return compare(site, banner, accept.get(), refuse.get());
  }

  private static Verdict compare(Site site, BannerFact banner, Control accept, Control refuse) {
    double ratio = accept.area() > 0 && refuse.area() > 0 ? refuse.area() / accept.area() : 0;
    List<Text> faults = new ArrayList<>();
    if (ratio > 0 && ratio < SMALLEST_RATIO) {
      faults.add(
          Text.of(
              "surface du refus : %s %% de celle de l'acceptation".formatted(percent(ratio)),
              "refusal's surface: %s%% of acceptance's".formatted(percent(ratio))));
    }
    if (refuse.contrast() > 0 && refuse.contrast() < READABLE) {
      faults.add(
          Text.of(
              "contraste du refus : %s:1".formatted(number(refuse.contrast())),
              "refusal's contrast: %s:1".formatted(number(refuse.contrast()))));
    }
    if (GUILT.matcher(refuse.text().replace('’', '\'')).find()) {
      faults.add(
          Text.of(
              "libellé culpabilisant : « " + refuse.text() + " »",
              "wording that shames: \"" + refuse.text() + "\""));
    }
    Text measured =
        Text.of(
            "Accepter « %s » : %s ; refuser « %s » : %s"
                .formatted(accept.text(), look(accept), refuse.text(), look(refuse)),
            "Accept \"%s\": %s; refuse \"%s\": %s"
                .formatted(accept.text(), look(accept), refuse.text(), look(refuse)));
    List<Proof> proofs =
        List.of(
            new Proof(
                Scenario.S0,
                site.evidence().home().toString(),
                "banner",
                measured,
                banner.screenshot()));
    if (!faults.isEmpty()) {
      return Verdict.fail(
          Text.of(
              "Présentation déséquilibrée, à apprécier : "
                  + String.join(" ; ", faults.stream().map(Text::fr).toList())
                  + ".",
              "Unbalanced presentation, to be weighed: "
                  + String.join("; ", faults.stream().map(Text::en).toList())
                  + "."),
          proofs);
    }
    if (ratio >= SMALLEST_RATIO
        && ratio <= 1 / SMALLEST_RATIO
        && accept.contrast() >= READABLE
        && refuse.contrast() >= READABLE) {
      return Verdict.pass(
          Text.of(
              "Les deux boutons ont une taille et un contraste comparables, à apprécier.",
              "Both buttons have a comparable size and contrast, to be weighed."),
          proofs);
    }
    return Verdict.unknown(
        Text.of(
            "Taille ou contraste des boutons non mesurable : à apprécier sur la capture.",
            "The buttons' size or contrast could not be measured: to be weighed on the screenshot."));
  }

  private static Optional<Control> biggest(BannerFact banner, Control.Role role) {
    return banner.controls().stream()
        .filter(control -> control.layer() == 1 && control.role() == role)
        .max(Comparator.comparingDouble(Control::area));
  }

  private static String look(Control control) {
    return "%.0f × %.0f px, %s px, %s:1"
        .formatted(
            control.width(),
            control.height(),
            number(control.fontPixels()),
            number(control.contrast()));
  }

  private static String percent(double ratio) {
    return String.format(Locale.ROOT, "%.0f", ratio * 100);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
