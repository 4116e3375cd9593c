package org.limpide.audit.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.limpide.audit.AuditResult;
import org.limpide.audit.Finding;
import org.limpide.audit.judge.Status;
import org.limpide.audit.report.seal.Seal;
import org.limpide.law.Family;
import org.limpide.law.Language;
import org.limpide.law.RuleCatalogue;

/**
 * The report a shopkeeper reads and sends on: one HTML file without scripts, outside assets or
 * anything to fetch, whose own content security policy lets only its style sheet and its embedded
 * pictures through.
 */
final class HtmlReport {
  private final AuditResult result;
  private final Words words;
  private final Html html = new Html();
  private final Pictures pictures;
  private final FindingCard card;
  private final Classifier classifier;
  private final Seal.Fingerprint fingerprint;

  HtmlReport(
      AuditResult result,
      RuleCatalogue law,
      Classifier classifier,
      Seal.Fingerprint fingerprint,
      Language language) {
    this.result = result;
    this.words = new Words(language);
    this.pictures = new Pictures(result.evidenceFolder());
    this.card = new FindingCard(html, words, law, pictures);
    this.classifier = classifier;
    this.fingerprint = fingerprint;
  }

  String render() {
    String host = Objects.requireNonNullElse(result.evidence().home().getHost(), "");
    String css = css(host);
    html.open("html", "lang", words.tag()).open("head");
    html.open("meta", "charset", "utf-8");
    html.open(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; img-src data:; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
            .formatted(sha256(css)));
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "referrer", "content", "no-referrer");
    html.open("meta", "name", "color-scheme", "content", "light dark");
    html.element("title", words.of("title", host)).style(css);
    html.close("head").open("body");
    html.element("a", words.of("skip"), "class", "skip", "href", "#main");
    var first = new FirstScreen(html, words, pictures);
    first.header(result, host);
    html.open("main", "id", "main");
    first.write(result, host);
    new Timeline(html, words, classifier).write(result.evidence());
    findings();
    var colophon = new Colophon(html, words);
    colophon.unseen(result);
    colophon.method(result, fingerprint);
    html.close("main");
    html.open("footer").element("p", words.of("disclaimer")).close("footer");
    return html.close("body").close("html").done();
  }

  private void findings() {
    html.open("section", "aria-labelledby", "findings", "class", "findings");
    html.element("h2", words.of("findings.title"), "id", "findings");
    var families = Tally.byFamily(result.findings());
    html.open("fieldset", "class", "filter").element("legend", words.of("filter.legend"));
    choice("all", words.of("filter.all"), true);
    families.keySet().forEach(f -> choice(f.name(), words.of(f.title()), false));
    html.close("fieldset");
    families.forEach(this::family);
    html.close("section");
  }

  private void choice(String id, String label, boolean chosen) {
    String[] attributes = {"type", "radio", "name", "family", "id", "only-" + id};
    if (chosen) {
      attributes = java.util.Arrays.copyOf(attributes, attributes.length + 2);
      attributes[attributes.length - 2] = "checked";
      attributes[attributes.length - 1] = "";
    }
    html.open("span", "class", "choice").open("input", attributes);
    html.element("label", label, "for", "only-" + id).close("span");
  }

  private void family(Family family, List<Finding> findings) {
    html.open(
        "section", "class", "family family-" + family.name(), "id", "family-" + family.name());
    html.element("h3", words.of(family.title()));
    html.element("p", FirstScreen.sentence(words, Tally.of(findings)), "class", "soft");
    List<Finding> open =
        findings.stream()
            .filter(f -> f.verdict().status() == Status.FAIL)
            .sorted(FIRST_TO_MEND)
            .toList();
    open.forEach(card::open);
    fold(findings, Status.UNKNOWN, "fold.unknown", card::unknown);
    fold(findings, Status.PASS, "fold.pass", card::brief);
    fold(findings, Status.NOT_APPLICABLE, "fold.not_applicable", card::brief);
    html.close("section");
  }

  private void fold(
      List<Finding> findings,
      Status status,
      String key,
      java.util.function.Consumer<Finding> writer) {
    List<Finding> some = findings.stream().filter(f -> f.verdict().status() == status).toList();
    if (some.isEmpty()) {
      return;
    }
    html.open("details", "class", "fold").open("summary");
    html.element("span", mark(status), "class", "mark " + status.code(), "aria-hidden", "true");
    html.text(words.count(key, some.size())).close("summary").open("ul", "class", "briefs");
    some.forEach(writer);
    html.close("ul").close("details");
  }

  /** The shape that stands beside the colour of each status. */
  static String mark(Status status) {
    return switch (status) {
      case FAIL -> "▲";
      case PASS -> "✓";
      case UNKNOWN -> "?";
      case NOT_APPLICABLE -> "–";
    };
  }

  /** Faults before advice, the law before guidance, the gravest first, what takes least first. */
  static final Comparator<Finding> FIRST_TO_MEND =
      Comparator.comparing((Finding f) -> Tally.advice(f))
          .thenComparing(f -> f.rule().severity())
          .thenComparing(f -> f.rule().force())
          .thenComparing(f -> Effort.of(f.rule()))
          .thenComparing(f -> f.rule().id());

  /**
   * The style sheet, with the filter's rules and the site's name at the foot of each printed page.
   */
  private String css(String host) {
    StringBuilder css = new StringBuilder(resource("report.css"));
    css.append("@media screen{");
    for (Family family : Family.values()) {
      css.append(
          ".findings:has(#only-%1$s:checked) .family:not(.family-%1$s){display:none}"
              .formatted(family.name()));
    }
    css.append("}");
    css.append(
        "@page{@bottom-left{content:\"Limpide · %s\"}@bottom-right{content:counter(page) \" / \" counter(pages)}}"
            .formatted(host.replaceAll("[^A-Za-z0-9.-]", "")));
    return css.toString();
  }

  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String css) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
