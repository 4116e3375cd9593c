package org.limpide.audit.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.limpide.audit.AuditResult;
import org.limpide.audit.Finding;
import org.limpide.audit.judge.Proof;
import org.limpide.law.Language;
import org.limpide.law.LegalReference;

/**
 * Writes {@code report.csv} (RFC 4180, UTF-8 with a byte order mark, without which Excel reads
 * accents wrong): one row a finding. A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it, as OWASP advises.
 */
final class CsvReport {
  private static final List<String> HEADER =
      List.of(
          "rule",
          "family",
          "status",
          "severity",
          "force",
          "title",
          "reason",
          "proofs",
          "scenario",
          "page",
          "kind",
          "detail",
          "remedy",
          "question",
          "law");

  private CsvReport() {}

  static void write(AuditResult result, Language language, Writer out) throws IOException {
    out.write('\uFEFF');
    row(HEADER, out);
    for (Finding finding : result.findings()) {
      row(cells(finding, language), out);
    }
  }

  private static List<String> cells(Finding finding, Language language) {
    var rule = finding.rule();
    var verdict = finding.verdict();
    Filled filled = Filled.of(finding);
    boolean shown = !verdict.proofs().isEmpty();
    Proof none = new Proof(null, "", "", org.limpide.law.Text.of("", ""));
    Proof first = shown ? verdict.proofs().getFirst() : none;
    return List.of(
        rule.id(),
        rule.family().name(),
        verdict.status().code(),
        JsonReport.lower(rule.severity()),
        JsonReport.lower(rule.force()),
        rule.title().in(language),
        verdict.reason().in(language),
        String.valueOf(verdict.proofs().size()),
        first.scenario() == null ? "" : first.scenario().name(),
        first.page(),
        first.kind(),
        first.detail().in(language),
        filled.remedy().in(language),
        filled.question().in(language),
        rule.references().stream()
            .map(LegalReference::cite)
            .map(cite -> cite.in(language))
            .collect(Collectors.joining("; ")));
  }

  private static void row(List<String> cells, Writer out) throws IOException {
    out.write(cells.stream().map(CsvReport::cell).collect(Collectors.joining(",")));
    out.write("\r\n");
  }

  static String cell(String text) {
    // Excel reads 32,767 characters of a cell and spills the rest over the next ones.
    String safe = guarded(SiteText.cut(SiteText.visible(text), 32_000));
    return safe.matches("(?s).*[\",\r\n].*") || !safe.equals(safe.strip())
        ? "\"" + safe.replace("\"", "\"\"") + "\""
        : safe;
  }

  /** Spreadsheets skip blanks before a formula's sign, and take full-width signs for it too. */
  private static String guarded(String text) {
    String start = text.stripLeading();
    boolean formula =
        !start.isEmpty() && "=+-@＝＋－＠".indexOf(start.charAt(0)) >= 0 || text.startsWith("\t");
    return formula ? "'" + text : text;
  }
}
