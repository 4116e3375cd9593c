package org.limpide.server.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limpide.audit.judge.Status;
import org.limpide.law.LegalReference;
import org.limpide.law.Rule;
import org.limpide.law.RuleCatalogue;
import org.limpide.law.Text;
import tools.jackson.databind.json.JsonMapper;

/**
 * The dossier of an audit that never took place. Each of its files says so, in the place one reads
 * first.
 *
 * @param url of the site, below {@code .example}: no such site exists
 * @param statuses what is said of each rule; the others pass
 */
record InventedReport(String url, Map<String, Status> statuses) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Text INVENTED =
      Text.of(
          "Audit inventé pour la démonstration : aucun site n'a été visité.",
          "Audit invented for the demonstration: no site was visited.");

  /** Writes it. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("report.json"), MAPPER.writeValueAsString(json()));
    Files.writeString(folder.resolve("report.html"), html());
    Files.writeString(folder.resolve("report.csv"), csv());
    Files.write(folder.resolve("report.pdf"), pdf().getBytes(StandardCharsets.ISO_8859_1));
  }

  private Map<String, Object> json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("schema", "limpide-audit/1");
    report.put("invented", true);
    report.put("catalogueVersion", RuleCatalogue.bundled().version());
    report.put("scenarios", List.of());
    report.put("unseen", List.of(INVENTED.fr()));
    List<Object> findings = new ArrayList<>();
    for (Rule rule : RuleCatalogue.bundled().rules()) {
      findings.add(finding(rule, status(rule)));
    }
    report.put("findings", findings);
    return report;
  }

  private Status status(Rule rule) {
    return statuses.getOrDefault(rule.id(), Status.PASS);
  }

  private Map<String, Object> finding(Rule rule, Status status) {
    Map<String, Object> finding = new LinkedHashMap<>();
    finding.put("rule", rule.id());
    finding.put("family", rule.family().name());
    finding.put("status", code(status));
    finding.put("severity", rule.severity().code());
    finding.put("force", rule.force().code());
    finding.put("title", both(rule.title()));
    finding.put("reason", both(reason(rule, status)));
    finding.put(
        "evidence",
        status == Status.FAIL
            ? List.of(
                Map.of(
                    "scenario", "S0",
                    "page", url,
                    "kind", "page",
                    "detail", INVENTED.fr(),
                    "screenshot", ""))
            : List.of());
    finding.put("remedy", both(rule.remedy()));
    finding.put("law", rule.references().stream().map(InventedReport::law).toList());
    return finding;
  }

  private static Text reason(Rule rule, Status status) {
    Text said =
        switch (status) {
          case FAIL -> rule.failIf();
          case UNKNOWN -> rule.unknownIf();
          case PASS -> rule.passIf();
          case NOT_APPLICABLE -> Text.of("Sans objet sur ce site.", "Does not apply to this site.");
        };
    return Text.of("Exemple inventé. " + said.fr(), "Invented example. " + said.en());
  }

  private static Map<String, Object> law(LegalReference reference) {
    return Map.of("cite", both(reference.cite()), "verified", reference.verified());
  }

  private static Map<String, String> both(Text text) {
    return Map.of("fr", text.fr(), "en", text.en());
  }

  private static String code(Status status) {
    return status.code();
  }

  private String html() {
    StringBuilder rows = new StringBuilder();
    for (Rule rule : RuleCatalogue.bundled().rules()) {
      if (status(rule) == Status.FAIL || status(rule) == Status.UNKNOWN) {
        rows.append("<li>").append(rule.id()).append(" : ").append(escaped(rule.title().fr()));
        rows.append(status(rule) == Status.FAIL ? " (constat)" : " (à vérifier)").append("</li>\n");
      }
    }
    return """
        <!DOCTYPE html>
        <html lang="fr"><head><meta charset="utf-8"><title>Audit inventé</title></head>
        <body><h1>%s</h1><p>%s</p><ul>
        %s</ul></body></html>
        """
        .formatted(escaped(INVENTED.fr()), escaped(url), rows);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private String csv() {
    StringBuilder lines = new StringBuilder("rule,status,note\r\n");
    for (Rule rule : RuleCatalogue.bundled().rules()) {
      lines.append(rule.id()).append(',').append(code(status(rule))).append(",inventé\r\n");
    }
    return lines.toString();
  }

  /** One page with one line (ISO 32000-1, 7.5). */
  private static String pdf() {
    String drawn =
        "BT /F1 16 Tf 60 760 Td ("
            + INVENTED.fr().replace("(", "\\(").replace(")", "\\)")
            + ") Tj ET";
    List<String> objects =
        List.of(
            "<</Type/Catalog/Pages 2 0 R/Lang(fr)>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                + "/Resources<</Font<</F1 5 0 R>>>>>>",
            "<</Length " + drawn.length() + ">>stream\n" + drawn + "\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
    StringBuilder file = new StringBuilder("%PDF-1.4\n");
    StringBuilder places = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      places.append("%010d 00000 n \n".formatted(file.length()));
      file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int table = file.length();
    file.append("xref\n0 ").append(objects.size() + 1).append('\n').append(places);
    file.append("trailer<</Root 1 0 R/Size ").append(objects.size() + 1).append(">>\nstartxref\n");
    return file.append(table).append("\n%%EOF\n").toString();
  }
}
