package org.limpide.audit.report;

import java.util.ArrayList;
import java.util.List;
import org.limpide.audit.AuditResult;
import org.limpide.audit.Finding;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.PageKind;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.evidence.Visit;
import org.limpide.audit.judge.Status;

/**
 * What is seen before anything is scrolled: the site, one sentence, three things to mend first, the
 * families.
 */
final class FirstScreen {
  private static final int FIRST = 3;

  private final Html html;
  private final Words words;
  private final Pictures pictures;

  FirstScreen(Html html, Words words, Pictures pictures) {
    this.html = html;
    this.words = words;
    this.pictures = pictures;
  }

  void header(AuditResult result, String host) {
    html.open("header", "class", "top");
    html.element("p", "Limpide", "class", "brand");
    html.element("h1", words.of("heading", host));
    html.element(
        "p",
        words.of(
            "visited",
            result.evidence().url(),
            words.time(result.evidence().startedAt()),
            words.count("pages", result.evidence().pages().size())),
        "class",
        "soft");
    html.close("header");
  }

  void write(AuditResult result, String host) {
    html.open("section", "class", "first", "aria-labelledby", "summary");
    html.element("h2", words.of("summary.title"), "id", "summary");
    html.open("div", "class", "pair").open("div", "class", "said");
    Tally tally = Tally.of(result.findings());
    html.element("p", sentence(words, tally), "class", "sentence");
    html.element("p", words.of("summary.explained"), "class", "soft");
    first(result.findings());
    html.close("div");
    pictures
        .home(homeScreenshot(result.evidence()))
        .ifPresent(
            picture -> {
              html.open("figure", "class", "home");
              picture.write(html, words.of("home.alt", host));
              html.element("figcaption", words.of("home.caption")).close("figure");
            });
    html.close("div");
    families(result.findings());
    html.close("section");
  }

  /** « 6 constats importants, 11 points à vérifier par vous, 42 points conformes » */
  static String sentence(Words words, Tally tally) {
    List<String> parts = new ArrayList<>();
    add(parts, words, "n.important", tally.important());
    add(parts, words, "n.minor", tally.minor());
    add(parts, words, "n.advice", tally.advice());
    add(parts, words, "n.unknown", tally.unknown());
    add(parts, words, "n.pass", tally.pass());
    add(parts, words, "n.not_applicable", tally.notApplicable());
    return String.join(", ", parts) + ".";
  }

  private static void add(List<String> parts, Words words, String key, int n) {
    if (n > 0) {
      parts.add(words.count(key, n));
    }
  }

  private void first(List<Finding> findings) {
    List<Finding> three =
        findings.stream()
            .filter(f -> f.verdict().status() == Status.FAIL)
            .sorted(HtmlReport.FIRST_TO_MEND)
            .limit(FIRST)
            .toList();
    html.element("h3", words.of(three.isEmpty() ? "first.none.title" : "first.title"));
    if (three.isEmpty()) {
      html.element("p", words.of("first.none"));
      return;
    }
    html.open("ol", "class", "mend");
    for (Finding finding : three) {
      html.open("li");
      html.element("a", words.of(finding.rule().title()), "href", "#" + finding.rule().id());
      html.element("span", words.of(Effort.of(finding.rule()).key()), "class", "effort");
      html.element("p", SiteText.cut(words.of(finding.verdict().reason()), 300)).close("li");
    }
    html.close("ol");
  }

  private void families(List<Finding> findings) {
    html.element("h3", words.of("families.title")).open("ul", "class", "strip");
    var families = Tally.byFamily(findings);
    families.forEach(
        (family, some) -> {
          Tally tally = Tally.of(some);
          html.open("li");
          html.element("a", words.of(family.title()), "href", "#family-" + family.name());
          bar(tally);
          html.element("p", brief(tally), "class", "soft").close("li");
        });
    html.close("ul");
    html.open("details", "class", "fold").element("summary", words.of("counts.title"));
    html.open(
        "div",
        "class",
        "scroll",
        "tabindex",
        "0",
        "role",
        "region",
        "aria-label",
        words.of("counts.caption"));
    html.open("table").element("caption", words.of("counts.caption")).open("thead").open("tr");
    for (String column : COLUMNS) {
      html.element("th", words.of("column." + column), "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    families.forEach((family, some) -> row(words.of(family.title()), Tally.of(some)));
    row(words.of("column.total"), Tally.of(findings));
    html.close("tbody").close("table").close("div").close("details");
  }

  private static final List<String> COLUMNS =
      List.of("family", "important", "minor", "advice", "unknown", "pass", "not_applicable");

  private void row(String name, Tally tally) {
    html.open("tr").element("th", name, "scope", "row");
    for (int n : counts(tally)) {
      html.element("td", words.number(n), "class", "number");
    }
    html.close("tr");
  }

  private static int[] counts(Tally tally) {
    return new int[] {
      tally.important(),
      tally.minor(),
      tally.advice(),
      tally.unknown(),
      tally.pass(),
      tally.notApplicable()
    };
  }

  private String brief(Tally tally) {
    List<String> parts = new ArrayList<>();
    add(parts, words, "n.important", tally.important());
    add(parts, words, "n.minor", tally.minor());
    add(parts, words, "n.advice", tally.advice());
    add(parts, words, "n.unknown.brief", tally.unknown());
    add(parts, words, "n.pass.brief", tally.pass());
    return parts.isEmpty()
        ? words.count("n.not_applicable", tally.notApplicable())
        : String.join(" · ", parts);
  }

  /** One share of a line for each sort; the same numbers stand in words below it. */
  private void bar(Tally tally) {
    html.open("svg", "class", "bar", "viewBox", "0 0 100 6", "preserveAspectRatio", "none");
    String[] names = {"important", "minor", "advice", "unknown", "pass", "none"};
    int[] counts = counts(tally);
    double x = 0;
    for (int i = 0; i < counts.length; i++) {
      double width = 100.0 * counts[i] / Math.max(1, tally.total());
      if (width > 0) {
        html.open(
            "rect",
            "class",
            "bar-" + names[i],
            "x",
            "%.2f".formatted(x).replace(',', '.'),
            "y",
            "0",
            "height",
            "6",
            "width",
            "%.2f".formatted(Math.max(0.5, width - 0.8)).replace(',', '.'));
        html.close("rect");
      }
      x += width;
    }
    html.close("svg");
  }

  private static String homeScreenshot(SiteEvidence site) {
    return site.pages(PageKind.HOME).stream()
        .map(PageFact::screenshot)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .or(
            () ->
                site.scenarios().stream()
                    .flatMap(run -> run.visits().stream())
                    .map(Visit::screenshot)
                    .filter(name -> !name.isEmpty())
                    .findFirst())
        .orElse("");
  }
}
