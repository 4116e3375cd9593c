package org.limpide.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limpide.audit.AuditResult;
import org.limpide.audit.report.seal.Seal;
import org.limpide.law.Language;
import org.limpide.law.Rule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
  private static final Classifier CLASSIFIER =
      new VendorClassifier(org.limpide.vendors.ServiceDirectory.bundled());

  @TempDir Path folder;

  @Test
  void everyKeyOfTheSchemaIsThereWithItsType() throws IOException {
    JsonNode report = read(SampleAudit.shop(folder));

    assertThat(report.path("schema").stringValue()).isEqualTo("limpide-audit/1");
    for (String key : List.of("url", "startedAt", "finishedAt", "browser")) {
      assertThat(report.path(key).isString()).as(key).isTrue();
    }
    for (String key : List.of("pages", "scenarios", "findings")) {
      assertThat(report.path(key).isArray()).as(key).isTrue();
    }
    for (JsonNode scenario : report.path("scenarios")) {
      assertThat(scenario.path("id").isString()).isTrue();
      assertThat(scenario.path("outcome").stringValue()).matches("[a-z_]+");
      for (String key : List.of("cookies", "storage", "requests")) {
        assertThat(scenario.path(key).isArray()).as(key).isTrue();
      }
    }
    for (JsonNode finding : report.path("findings")) {
      assertThat(finding.path("rule").isString()).isTrue();
      assertThat(finding.path("status").stringValue())
          .isIn("fail", "pass", "unknown", "not_applicable");
      assertThat(finding.path("severity").stringValue()).isIn("critical", "major", "minor", "info");
      assertThat(finding.path("force").stringValue()).isIn("law", "guidance", "practice");
      for (String key : List.of("title", "remedy", "question", "reason")) {
        assertThat(finding.path(key).path("fr").isString()).as(key).isTrue();
        assertThat(finding.path(key).path("en").isString()).as(key).isTrue();
      }
      assertThat(finding.path("law").isArray()).isTrue();
      for (JsonNode proof : finding.path("evidence")) {
        for (String key : List.of("scenario", "page", "kind", "detail")) {
          assertThat(proof.path(key).isString()).as(key).isTrue();
        }
      }
    }
    assertThat(report.path("counts").path("byFamily").path("CK").path("fail").isInt()).isTrue();
  }

  @Test
  void everyRuleOfTheCatalogueStandsThereOnce() throws IOException {
    List<String> rules = new ArrayList<>();
    read(SampleAudit.shop(folder))
        .path("findings")
        .forEach(f -> rules.add(f.path("rule").stringValue()));
    assertThat(rules)
        .hasSize(100)
        .containsExactlyElementsOf(SampleAudit.LAW.rules().stream().map(Rule::id).toList());
  }

  @Test
  void aCookieCarriesAllItsAttributes() throws IOException {
    JsonNode cookie =
        read(SampleAudit.shop(folder)).path("scenarios").get(0).path("cookies").get(0);
    assertThat(cookie.propertyNames())
        .contains(
            "name",
            "domain",
            "path",
            "expires",
            "secure",
            "httpOnly",
            "sameSite",
            "thirdParty",
            "state",
            "blockedReason",
            "setBy",
            "phase",
            "page",
            "classification");
    assertThat(cookie.path("state").stringValue()).isIn("stored", "blocked", "deleted");
    assertThat(cookie.path("setBy").propertyNames()).contains("kind", "url", "stack");
    assertThat(cookie.path("classification").propertyNames())
        .contains("service", "purpose", "need");
  }

  @Test
  void theSecondPlayOfS0IsAnEntryOfItsOwn() throws IOException {
    JsonNode scenarios = read(SampleAudit.shop(folder)).path("scenarios");
    assertThat(scenarios.get(1).path("id").stringValue()).isEqualTo("S0");
    assertThat(scenarios.get(1).path("run").intValue()).isEqualTo(2);
  }

  @Test
  void countsAgreeWithTheFindings() throws IOException {
    JsonNode report = read(SampleAudit.shop(folder));
    int counted = 0;
    for (JsonNode family : report.path("counts").path("byFamily")) {
      counted += family.path("fail").intValue();
    }
    int listed = 0;
    for (JsonNode finding : report.path("findings")) {
      listed += finding.path("status").stringValue().equals("fail") ? 1 : 0;
    }
    assertThat(counted).isEqualTo(listed).isPositive();
  }

  @Test
  void brokenUnicodeOfASiteDoesNotStopTheReport() throws IOException {
    assertThat(
            read(SampleAudit.hostile(folder, "a\uD800b\u0000\"\\"))
                .path("pages")
                .get(0)
                .path("title")
                .stringValue())
        .isEqualTo("a\uFFFDb\u0000\"\\");
  }

  @Test
  void twentyThousandRequestsAreStreamed() throws IOException {
    AuditResult result = SampleAudit.large(folder, 20_000);
    long[] size = {0};
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int b) {
            size[0]++;
          }
        };
    report(result).write(new BufferedOutputStream(counting));
    assertThat(size[0]).isGreaterThan(5_000_000);
  }

  private static JsonReport report(AuditResult result) {
    return new JsonReport(
        result, SampleAudit.LAW, CLASSIFIER, new Seal.Fingerprint(3, "ab"), Language.FR);
  }

  private static JsonNode read(AuditResult result) {
    var out = new ByteArrayOutputStream();
    report(result).write(out);
    return JsonMapper.builder().build().readTree(out.toByteArray());
  }
}
