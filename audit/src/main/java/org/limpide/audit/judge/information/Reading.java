package org.limpide.audit.judge.information;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.evidence.Visit;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;
import org.limpide.vendors.ServiceDirectory;

/** What was read of the site, and what its links promise that was not. */
final class Reading {
  private final Dossier dossier;
  private final SiteEvidence evidence;
  private final Map<String, String> redirected = new HashMap<>();

  Reading(Dossier dossier) {
    this.dossier = dossier;
    evidence = dossier.evidence();
    for (ScenarioRun run : evidence.scenarios()) {
      for (Visit visit : run.visits()) {
        redirected.putIfAbsent(Links.key(visit.url()), Links.key(visit.finalUrl()));
      }
    }
  }

  SiteEvidence evidence() {
    return evidence;
  }

  ServiceDirectory vendors() {
    return dossier.vendors();
  }

  /** Pages that were really the site's, not an error. */
  List<PageFact> pages() {
    return evidence.pages().stream().filter(page -> page.status() < 400).toList();
  }

  List<PageFact> pages(PageKind kind) {
    return pages().stream().filter(page -> page.is(kind)).toList();
  }

  Optional<PageFact> home() {
    return pages(PageKind.HOME).stream().findFirst();
  }

  /** Whether the visit was played to its end. */
  boolean done() {
    return evidence.scenario(Scenario.S0).filter(ScenarioRun::done).isPresent();
  }

  /** A link and the page it stands on. */
  record Placed(PageFact page, PageFact.Link link) {}

  /** Links that promise something, on every page read; a banner's go away with it. */
  Stream<Placed> links(Pattern promise) {
    return pages().stream()
        .flatMap(
            page ->
                page.links().stream()
                    .filter(link -> link.region() != PageFact.Region.BANNER)
                    .filter(link -> Links.promises(promise, link) && Links.leads(page, link))
                    .map(link -> new Placed(page, link)));
  }

  /** The page that a link leads to, if it was opened. */
  Optional<PageFact> target(PageFact.Link link) {
    if (link.href().contains("#/") || link.href().contains("#!")) {
      return evidence.pages().stream().filter(page -> page.url().equals(link.href())).findFirst();
    }
    String key = Links.key(link.href());
    String end = redirected.getOrDefault(key, key);
    return evidence.pages().stream()
        .filter(page -> Links.key(page.url()).equals(key) || Links.key(page.url()).equals(end))
        .findFirst();
  }

  /** Whether a link stays on the site. */
  boolean own(PageFact.Link link) {
    try {
      String host = URI.create(link.href()).getHost();
      return host != null
          && (host.endsWith(evidence.site())
              || dossier
                  .suffixes()
                  .sameSite(host, Optional.ofNullable(evidence.home().getHost()).orElse("")));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether some link promises such a page of the site and none of them was opened. */
  boolean leftUnread(Pattern promise) {
    return links(promise)
        .filter(placed -> own(placed.link()))
        .anyMatch(placed -> target(placed.link()).isEmpty());
  }

  /** Why nothing can be said: the home page itself was not read. */
  Optional<Verdict> nothingRead() {
    return evidence.pages().stream().limit(1).anyMatch(page -> page.status() < 400)
        ? Optional.empty()
        : Optional.of(
            Verdict.unknown(Text.of("Le site n'a pas pu être lu.", "The site could not be read.")));
  }
}
