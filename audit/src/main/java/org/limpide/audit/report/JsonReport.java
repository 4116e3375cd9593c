package org.limpide.audit.report;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.limpide.audit.AuditResult;
import org.limpide.audit.Finding;
import org.limpide.audit.evidence.PageFact;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.judge.Proof;
import org.limpide.audit.judge.Status;
import org.limpide.audit.report.seal.Product;
import org.limpide.audit.report.seal.Seal;
import org.limpide.law.Family;
import org.limpide.law.Language;
import org.limpide.law.LegalReference;
import org.limpide.law.Rule;
import org.limpide.law.RuleCatalogue;
import org.limpide.law.Sanction;

/**
 * Writes {@code report.json}, schema {@code limpide-audit/1}: everything a program may want to know
 * of an audit, with every rule of the catalogue once. It is streamed, for a site may make tens of
 * thousands of requests.
 *
 * <p>Keys may be added within a schema's version; none is removed and none changes its type.
 */
final class JsonReport {
  static final String SCHEMA = "limpide-audit/1";

  private final AuditResult result;
  private final RuleCatalogue law;
  private final Classifier classifier;
  private final Seal.Fingerprint fingerprint;
  private final Language language;

  JsonReport(
      AuditResult result,
      RuleCatalogue law,
      Classifier classifier,
      Seal.Fingerprint fingerprint,
      Language language) {
    this.result = result;
    this.law = law;
    this.classifier = classifier;
    this.fingerprint = fingerprint;
    this.language = language;
  }

  void write(OutputStream stream) {
    SiteEvidence site = result.evidence();
    try (Json json = new Json(stream)) {
      json.object();
      json.put("schema", SCHEMA);
      json.put("url", site.url().toString());
      json.put("home", site.home().toString());
      json.put("site", site.site());
      json.put("startedAt", site.startedAt().toString());
      json.put("finishedAt", site.finishedAt().toString());
      json.put("lawOf", site.on().toString());
      json.put("language", lower(language));
      json.put("verified", site.verified());
      json.put("browser", site.browser());
      json.put("product", Product.NAME);
      json.put("catalogueVersion", result.catalogueVersion());
      json.put("vendorsVersion", result.vendorsVersion());
      environment(json, site.environment());
      json.object("evidence").put("files", fingerprint.files());
      json.put("sha256", fingerprint.sha256()).end();
      pages(json, "pages", site.pages());
      pages(json, "profiles", site.profiles());
      json.array("scenarios");
      var scenarios = new JsonScenario(json, classifier);
      site.scenarios().forEach(scenarios::write);
      json.endArray();
      JsonServers.write(json, site.servers());
      json.strings("unseen", site.unseen());
      json.array("findings");
      result.findings().forEach(finding -> finding(json, finding));
      json.endArray();
      counts(json);
      json.end();
    }
  }

  private static void environment(Json json, Map<String, String> environment) {
    json.object("environment");
    new TreeMap<>(environment).forEach(json::put);
    json.end();
  }

  private static void pages(Json json, String name, List<PageFact> pages) {
    json.array(name);
    for (PageFact page : pages) {
      json.object();
      json.put("url", page.url());
      json.put("status", page.status());
      json.put("title", page.title());
      json.put("lang", page.lang());
      json.strings("kinds", page.kinds().stream().sorted().map(JsonReport::lower).toList());
      json.put("depth", page.depth());
      json.put("mimeType", page.mimeType());
      json.put("forms", page.forms().size());
      json.put("links", page.links().size());
      json.put("screenshot", page.screenshot());
      json.end();
    }
    json.endArray();
  }

  private void finding(Json json, Finding finding) {
    Rule rule = finding.rule();
    Filled filled = Filled.of(finding);
    json.object();
    json.put("rule", rule.id());
    json.put("family", rule.family().name());
    json.put("status", finding.verdict().status().code());
    json.put("severity", lower(rule.severity()));
    json.put("force", lower(rule.force()));
    json.put("advice", Tally.advice(finding));
    json.put("title", rule.title());
    json.put("reason", finding.verdict().reason());
    json.array("evidence");
    finding.verdict().proofs().forEach(proof -> proof(json, proof));
    json.endArray();
    json.put("remedy", filled.remedy());
    json.put("question", filled.question());
    json.array("law");
    rule.references().forEach(reference -> reference(json, reference));
    json.endArray();
    json.array("sanctions");
    rule.sanctions().stream()
        .flatMap(key -> law.sanction(key).stream())
        .forEach(s -> sanction(json, s));
    json.endArray();
    json.end();
  }

  private void proof(Json json, Proof proof) {
    json.object();
    json.put("scenario", proof.scenario() == null ? "" : proof.scenario().name());
    json.put("page", proof.page());
    json.put("kind", proof.kind());
    json.put("detail", proof.detail().in(language));
    json.put("screenshot", proof.screenshot());
    json.end();
  }

  private void reference(Json json, LegalReference reference) {
    json.object();
    json.put("text", reference.cite().in(language));
    json.put("cite", reference.cite());
    json.put("source", reference.source());
    json.put("verified", reference.verified());
    json.end();
  }

  private void sanction(Json json, Sanction sanction) {
    json.object();
    json.put("key", sanction.key());
    json.put("body", sanction.body().in(language));
    json.put("amount", sanction.amount());
    json.put("decision", sanction.decision());
    json.put("date", sanction.date() == null ? null : sanction.date().toString());
    json.put("found", sanction.found());
    json.put("link", sanction.link());
    json.put("verified", sanction.verified());
    json.end();
  }

  private void counts(Json json) {
    json.object("counts").object("byFamily");
    for (var family : Tally.byFamily(result.findings()).entrySet()) {
      Family key = family.getKey();
      json.object(key.name());
      count(json, family.getValue());
      json.end();
    }
    json.end().object("all");
    count(json, result.findings());
    json.end().end();
  }

  /**
   * By status, as {@code findings} has them; besides, how many of the fails are advice, and how
   * many are important.
   */
  private static void count(Json json, List<Finding> findings) {
    for (Status status : Status.values()) {
      json.put(
          status.code(), findings.stream().filter(f -> f.verdict().status() == status).count());
    }
    Tally tally = Tally.of(findings);
    json.put("advice", tally.advice());
    json.put("important", tally.important());
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
