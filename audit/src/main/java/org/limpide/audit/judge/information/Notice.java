package org.limpide.audit.judge.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Verdict;
import org.limpide.audit.judge.reading.Plain;
import org.limpide.law.Text;

/**
 * What the site tells of its use of personal data (GDPR art. 13): its privacy page, and its page on
 * cookies; else the part of another page that does it.
 */
final class Notice {
  private static final Pattern ABOUT_DATA =
      Plain.pattern(
          "donnees (a caractere )?personnelles|vie privee|confidentialite|\\brgpd\\b|privacy|personal (data|information)|data protection");

  private final Reading reading;
  private final List<PageFact> pages;
  private final Prose prose;

  Notice(Dossier dossier) {
    reading = new Reading(dossier);
    List<PageFact> found = new ArrayList<>(reading.pages(PageKind.PRIVACY));
    if (found.isEmpty()) {
      Stream.of(PageKind.LEGAL_NOTICE, PageKind.TERMS)
          .flatMap(kind -> reading.pages(kind).stream())
          .filter(Notice::hasPartOnData)
          .forEach(found::add);
    }
    if (!found.isEmpty()) {
      found.addAll(reading.pages(PageKind.COOKIES));
    }
    pages = found.stream().distinct().toList();
    prose = Prose.beside(pages, reading.home().filter(home -> !pages.contains(home)));
  }

  private static boolean hasPartOnData(PageFact page) {
    return page.headings().stream().anyMatch(h -> Plain.has(ABOUT_DATA, Plain.of(h.text())));
  }

  Reading reading() {
    return reading;
  }

  /** The pages that make it, the privacy page first. */
  List<PageFact> pages() {
    return pages;
  }

  Prose prose() {
    return prose;
  }

  Optional<Prose.Passage> says(Pattern pattern) {
    return prose.first(pattern);
  }

  /** Why its words cannot be judged; empty when they can. */
  Optional<Verdict> unreadable() {
    Optional<Verdict> nothing = reading.nothingRead();
    if (nothing.isPresent()) {
      return nothing;
    }
    if (pages.isEmpty()) {
      return Optional.of(
          Verdict.unknown(
              Text.of(
                  "Aucune page sur les données personnelles n'a été lue (voir IN-01).",
                  "No page on personal data was read (see IN-01).")));
    }
    if (!prose.readable()) {
      return Optional.of(
          Verdict.unknown(
              Text.of(
                  "La page sur les données personnelles est presque vide, ou dans une langue que l'audit ne lit pas.",
                  "The page on personal data is almost empty, or in a language that the audit does not read.")));
    }
    return Optional.empty();
  }

  /** Shows that the page was read and does not hold what is missing. */
  Proof without(Text missing) {
    PageFact page = pages.getFirst();
    return new Proof(
        Scenario.S0,
        page.url(),
        "text",
        Text.of(
            "Page « %s » lue en entier (%d caractères) : %s"
                .formatted(Plain.cut(page.title(), 80), page.text().length(), missing.fr()),
            "Page “%s” read as a whole (%d characters): %s"
                .formatted(Plain.cut(page.title(), 80), page.text().length(), missing.en())),
        page.screenshot());
  }
}
