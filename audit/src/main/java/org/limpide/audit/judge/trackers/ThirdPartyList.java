package org.limpide.audit.judge.trackers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Control;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * CK-07: every third party that sets or reads trackers is in the list that the banner leads to
 * (CJEU C-673/17).
 */
final class ThirdPartyList implements Evaluator {
  @Override
  public String rule() {
    return "CK-07";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    Optional<Verdict> aside = site.aside();
    if (aside.isPresent()) {
      return aside.get();
    }
    BannerFact banner = site.banner();
    List<PageFact> pages =
        Stream.of(PageKind.COOKIES, PageKind.PRIVACY)
            .flatMap(kind -> dossier.evidence().pages(kind).stream())
            .distinct()
            .toList();
    String declared =
        (banner.text()
                + "\n"
                + banner.secondLayerText()
                + "\n"
                + banner.html()
                + "\n"
                + pages.stream()
                    .map(page -> page.title() + "\n" + page.text())
                    .collect(Collectors.joining("\n")))
            .toLowerCase(Locale.ROOT);
    boolean reachable =
        banner.secondLayerOpened()
            || banner.controls().stream().anyMatch(ThirdPartyList::leadsToList)
            || !pages.isEmpty();
    Map<String, Use> missing = new LinkedHashMap<>();
    for (Use use : site.consentNeeded()) {
      if (!names(declared, use)) {
        missing.putIfAbsent(use.service().name(), use);
      }
    }
    if (!missing.isEmpty() && reachable && !wordless(declared)) {
      String names = String.join(", ", missing.keySet());
      return Verdict.fail(
              Text.of(
                  "Tiers observés et absents de la liste : " + names + ".",
                  "Third parties seen and missing from the list: " + names + "."),
              Use.proofs(new ArrayList<>(missing.values())))
          .filling("tiers", names)
          .filling("anciens", "ceux qui ne sont plus appelés");
    }
    if (!site.done(Scenario.S1)) {
      return Site.notPlayed(Scenario.S1, site.evidence().scenario(Scenario.S1));
    }
    List<String> unknown =
        site.evidence()
            .scenario(Scenario.S1)
            .map(run -> site.trackers().unknowns(run, Trackers.ALWAYS))
            .orElse(List.of());
    if (!missing.isEmpty() || !reachable) {
      return Verdict.unknown(
          Text.of(
              "La liste des tiers n'a pas été trouvée.",
              "The list of third parties was not found."));
    }
    if (!unknown.isEmpty()) {
      String names = String.join(", ", unknown);
      return Verdict.unknown(
              Text.of(
                  "Tiers non identifiés : " + names + ".",
                  "Unidentified third parties: " + names + "."))
          .filling("hôte", names);
    }
    return Verdict.pass(
        Text.of(
            "Chaque tiers observé figure dans la liste affichée.",
            "Each third party seen is in the list shown."),
        List.of());
  }

  private static boolean leadsToList(Control control) {
    return !control.href().isEmpty()
        || control.role() == Control.Role.SETTINGS
        || control.role() == Control.Role.LINK;
  }

  private static boolean wordless(String declared) {
    return declared.strip().length() < 40;
  }

  /** By the service's name, its company's first word, or the cookie's own name. */
  private static boolean names(String declared, Use use) {
    String company =
        use.service().company().toLowerCase(Locale.ROOT).replaceAll("[,(].*", "").strip();
    String brand = company.split("[ .]")[0];
    return declared.contains(use.service().name().toLowerCase(Locale.ROOT))
        || (brand.length() > 2 && declared.contains(brand))
        || (use.kind() == Use.Kind.COOKIE
            && use.name().length() > 2
            && declared.contains(use.name().toLowerCase(Locale.ROOT)));
  }
}
