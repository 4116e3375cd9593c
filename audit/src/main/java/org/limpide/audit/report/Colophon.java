package org.limpide.audit.report;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import org.limpide.audit.AuditResult;
import org.limpide.audit.evidence.Outcome;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.evidence.Visit;
import org.limpide.audit.report.seal.Product;
import org.limpide.audit.report.seal.Seal;

/** The end of the report: what was not seen and why, then how it was made and how to check it. */
final class Colophon {
  private static final int MOST = 60;

  private final Html html;
  private final Words words;

  Colophon(Html html, Words words) {
    this.html = html;
    this.words = words;
  }

  void unseen(AuditResult result) {
    SiteEvidence site = result.evidence();
    html.open("section", "aria-labelledby", "unseen");
    html.element("h2", words.of("unseen.title"), "id", "unseen");
    html.element("p", words.of("unseen.explained"));
    Set<String> lines = new LinkedHashSet<>();
    for (ScenarioRun run : site.scenarios()) {
      if (run.outcome() != Outcome.DONE) {
        lines.add(
            words.of("scenario." + run.scenario())
                + words.of("colon")
                + words.of("outcome." + JsonReport.lower(run.outcome())));
      }
      run.visits().stream()
          .filter(visit -> !visit.read())
          .forEach(visit -> lines.add(problem(visit)));
    }
    if (site.environment().containsKey("privateAddressesNotVisited")) {
      lines.add(words.of("unseen.private"));
    }
    if (!lines.isEmpty()) {
      html.open("ul", "class", "plain");
      lines.stream().limit(MOST).forEach(line -> html.element("li", line));
      html.close("ul");
    }
    Set<String> notes = new LinkedHashSet<>(site.unseen());
    site.scenarios().stream().map(ScenarioRun::note).filter(n -> !n.isBlank()).forEach(notes::add);
    if (!notes.isEmpty()) {
      html.open("details").element("summary", words.of("unseen.notes"));
      html.open("ul", "class", "plain", "lang", "en");
      notes.stream().limit(MOST).forEach(note -> html.element("li", SiteText.cut(note, 600)));
      html.close("ul").close("details");
    } else if (lines.isEmpty()) {
      html.element("p", words.of("unseen.nothing"));
    }
    html.close("section");
  }

  private String problem(Visit visit) {
    String key = "problem." + visit.problem();
    String why = words.knows(key) ? words.of(key) : visit.problem();
    return SiteText.cut(visit.url(), 300) + words.of("colon") + why;
  }

  void method(AuditResult result, Seal.Fingerprint fingerprint) {
    SiteEvidence site = result.evidence();
    html.open("section", "aria-labelledby", "method");
    html.element("h2", words.of("method.title"), "id", "method");
    html.element("p", words.of("method.explained"));
    html.open("dl");
    fact("method.site", site.url().toString());
    fact("method.when", words.time(site.startedAt()) + " – " + words.time(site.finishedAt()));
    fact("method.law", words.date(site.on()));
    fact("method.verified", words.of(site.verified() ? "yes" : "no"));
    fact("method.browser", site.browser());
    fact("method.product", Product.NAME);
    fact("method.catalogue", result.catalogueVersion());
    fact("method.vendors", result.vendorsVersion());
    new TreeMap<>(site.environment())
        .forEach((name, value) -> html.element("dt", name).element("dd", value));
    html.close("dl");
    html.element("h3", words.of("seal.title"));
    html.element("p", words.of("seal.explained"));
    if (!fingerprint.sha256().isEmpty()) {
      html.open("p").text(words.count("seal.files", fingerprint.files()) + " ");
      html.element("code", fingerprint.sha256(), "class", "hash").close("p");
    }
    html.close("section");
  }

  private void fact(String key, String value) {
    if (!value.isBlank()) {
      html.element("dt", words.of(key)).element("dd", value);
    }
  }
}
