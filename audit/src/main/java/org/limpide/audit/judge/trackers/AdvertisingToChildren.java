package org.limpide.audit.judge.trackers;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Evaluator;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * MN-02: no profiled advertising on pages for children, consent or not (RGPD cons. 38 and 71; DSA
 * art. 28).
 */
final class AdvertisingToChildren implements Evaluator {
  @Override
  public String rule() {
    return "MN-02";
  }

  @Override
  public Verdict judge(Dossier dossier) {
    var site = new Site(dossier);
    List<PageFact> forChildren = dossier.evidence().pages(PageKind.CHILDREN);
    Set<String> pages =
        forChildren.stream()
            .filter(page -> !page.is(PageKind.PRODUCT) && !page.is(PageKind.CATEGORY))
            .map(page -> bare(page.url()))
            .collect(Collectors.toSet());
    if (forChildren.isEmpty()) {
      return Verdict.notApplicable(
          Text.of(
              "Aucune page destinée aux enfants n'a été trouvée.",
              "No page for children was found."));
    }
    List<Use> uses =
        dossier.evidence().scenarios().stream()
            .flatMap((ScenarioRun run) -> site.trackers().uses(run, Trackers.ALWAYS).stream())
            .filter(use -> Aims.advertising(use.service()) || Aims.social(use.service()))
            .filter(use -> pages.contains(bare(use.page())))
            .toList();
    if (!uses.isEmpty()) {
      String names = Use.names(uses);
      return Verdict.fail(
              Text.of(
                  "Publicité profilée sur une page pour enfants : " + names + ".",
                  "Profiled advertising on a page for children: " + names + "."),
              Use.proofs(uses))
          .filling("tiers", names);
    }
    return Verdict.unknown(
        Text.of(
            "Aucune publicité profilée observée sur les pages pour enfants ; l'information adaptée et l'effacement prioritaire restent à vérifier.",
            "No profiled advertising seen on pages for children; the adapted notice and prompt erasure are still to be checked."));
  }

  private static String bare(String url) {
    return url.replaceFirst("[?#].*$", "").replaceFirst("/$", "");
  }
}
