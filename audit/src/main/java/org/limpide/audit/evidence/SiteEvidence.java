package org.limpide.audit.evidence;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that was seen of one site.
 *
 * @param url the address the audit was asked for
 * @param home the address of the home page after redirects
 * @param site the audited site's registrable domain (public suffix + 1), or the host when it has
 *     none
 * @param on the date whose law applies
 * @param verified whether the caller declared that the site is theirs
 * @param browser product and version of the browser
 * @param environment language, time zone, outgoing address and other conditions of the visit
 * @param pages each distinct page once, in the order of visit
 * @param profiles pages about the shop on social networks that the site links to, opened in a
 *     context of their own
 * @param witnesses the witness values typed into fields, by kind ({@code email}, {@code phone},
 *     {@code name})
 * @param unseen what could not be seen, in English, one sentence each
 */
public record SiteEvidence(
    URI url,
    URI home,
    String site,
    Instant startedAt,
    Instant finishedAt,
    LocalDate on,
    boolean verified,
    String browser,
    Map<String, String> environment,
    List<ScenarioRun> scenarios,
    List<PageFact> pages,
    List<PageFact> profiles,
    ServerFacts servers,
    Map<String, String> witnesses,
    List<String> unseen) {
  public SiteEvidence {
    environment = Map.copyOf(environment);
    scenarios = List.copyOf(scenarios);
    pages = List.copyOf(pages);
    profiles = List.copyOf(profiles);
    witnesses = Map.copyOf(witnesses);
    unseen = List.copyOf(unseen);
  }

  /** The (first) play of a scenario. */
  public Optional<ScenarioRun> scenario(Scenario scenario) {
    return scenarios.stream()
        .filter(run -> run.scenario() == scenario && run.run() == 1)
        .findFirst();
  }

  /** The pages of a kind, in the order of visit. */
  public List<PageFact> pages(PageKind kind) {
    return pages.stream().filter(page -> page.is(kind)).toList();
  }

  /** Every form of every page. */
  public Stream<FormOnPage> forms() {
    return pages.stream()
        .flatMap(page -> page.forms().stream().map(form -> new FormOnPage(page, form)));
  }

  /** A form and the page it was seen on. */
  public record FormOnPage(PageFact page, FormFact form) {}
}
