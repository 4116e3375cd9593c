package org.limpide.audit.judge.security;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Verdict;
import org.limpide.law.Text;

/** The site's own pages that were really served, and what they say of it as a whole. */
final class OwnPages {
  /** Most proofs shown for one rule. */
  static final int SHOWN = 12;

  private static final Set<PageKind> ACCOUNT =
      Set.of(PageKind.LOGIN, PageKind.SIGN_UP, PageKind.ACCOUNT, PageKind.PASSWORD_RESET);

  private final Dossier dossier;
  private final SiteEvidence evidence;

  OwnPages(Dossier dossier) {
    this.dossier = dossier;
    evidence = dossier.evidence();
  }

  /** Pages of the site itself that a visitor can read. */
  List<PageFact> read() {
    return evidence.pages().stream()
        .filter(page -> own(page.url()) && page.status() >= 200 && page.status() < 400)
        .toList();
  }

  /** Whether an address is on the site. */
  boolean own(String url) {
    String host = host(url);
    return !host.isEmpty()
        && (host.equals(host(evidence.home().toString()))
            || dossier.suffixes().registrableDomain(host).equals(evidence.site()));
  }

  /** Whether one signs in on the site. */
  boolean account() {
    return read().stream().anyMatch(page -> page.kinds().stream().anyMatch(ACCOUNT::contains))
        || read().stream()
            .flatMap(page -> page.forms().stream())
            .anyMatch(OwnPages::asksForPassword);
  }

  /** Whether one orders or pays on the site. */
  boolean purchase() {
    return read().stream()
        .anyMatch(page -> page.kinds().stream().anyMatch(PageKind::onPurchasePath));
  }

  static boolean asksForPassword(FormFact form) {
    return form.visible()
        && form.fields().stream().anyMatch(field -> field.type().equals("password"));
  }

  /** Whether the first scenario went to its end on pages that were really the site's. */
  boolean complete() {
    return evidence
        .scenario(Scenario.S0)
        .filter(ScenarioRun::done)
        .filter(run -> run.visits().isEmpty() || run.visits().getFirst().status() < 400)
        .isPresent();
  }

  /** Nothing was read, so nothing can be said. */
  static Verdict nothingRead() {
    return Verdict.unknown(
        Text.of("Aucune page du site n'a pu être lue.", "No page of the site could be read."));
  }

  /** The visit was cut short. */
  static Verdict cutShort() {
    return Verdict.unknown(
        Text.of(
            "La visite n'est pas allée à son terme : rien n'a été vu de contraire, mais tout n'a pas été vu.",
            "The visit did not go to its end: nothing to the contrary was seen, but not everything was seen."));
  }

  static String host(String url) {
    try {
      String bare = url.replaceFirst("[?#].*$", "").replace(" ", "%20");
      String host = URI.create(bare).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** A list of values as a sentence's end, the first few only. */
  static String list(List<String> values) {
    List<String> few = values.stream().distinct().limit(4).toList();
    return String.join(", ", few) + (values.stream().distinct().count() > few.size() ? "…" : "");
  }
}
