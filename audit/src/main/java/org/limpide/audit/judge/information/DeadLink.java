package org.limpide.audit.judge.information;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/**
 * A link « Vie privée » that stays on the page: it leads nowhere, unless a script opens something
 * there.
 */
final class DeadLink {
  private static final Pattern SCRIPTED =
      Pattern.compile("(?i)onclick|data-|modal|pop-?up|\\bid=|@click|role=|aria-|jsaction");

  private DeadLink() {}

  static Optional<Verdict> verdict(Reading reading) {
    for (PageFact page : reading.pages()) {
      for (PageFact.Link link : page.links()) {
        if (Links.named(Links.PRIVACY, link) && !Links.leads(page, link)) {
          return Optional.of(
              nowhere(page, link)
                  ? Verdict.fail(
                      Text.of(
                          "Le lien vers la page « vie privée » ne mène nulle part.",
                          "The link to the privacy page leads nowhere."),
                      List.of(proof(page, link)))
                  : Verdict.unknown(
                      Text.of(
                          "Le lien « %s » ne mène pas à une page : il ouvre peut-être une fenêtre."
                              .formatted(link.text()),
                          "The link “%s” leads to no page: it may open a window."
                              .formatted(link.text()))));
        }
      }
    }
    return Optional.empty();
  }

  /** An anchor with nothing but an empty address. */
  private static boolean nowhere(PageFact page, PageFact.Link link) {
    if (!link.href().endsWith("#")) {
      return false;
    }
    Matcher anchor =
        Pattern.compile("<a\\b([^>]*href=[\"']#?[\"'][^>]*)>\\s*" + Pattern.quote(link.text()))
            .matcher(page.html());
    return anchor.find() && !SCRIPTED.matcher(anchor.group(1)).find();
  }

  private static Proof proof(PageFact page, PageFact.Link link) {
    return new Proof(
        Scenario.S0,
        page.url(),
        "link",
        Text.of(
            "« " + link.text() + " » → " + link.href(), "“" + link.text() + "” → " + link.href()),
        page.screenshot());
  }
}
