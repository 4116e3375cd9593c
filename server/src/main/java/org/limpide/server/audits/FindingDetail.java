package org.limpide.server.audits;

import java.util.ArrayList;
import java.util.List;
import org.limpide.law.Text;
import tools.jackson.databind.JsonNode;

/**
 * All that a report says of one rule.
 *
 * @param remedy how to mend it
 * @param question what only a person can answer
 */
public record FindingDetail(
    List<Proof> proofs,
    Text remedy,
    Text question,
    List<Reference> references,
    List<Sanction> sanctions) {

  /**
   * One piece of evidence.
   *
   * @param scenario where it was seen; empty for what our own requests showed
   * @param screenshot a file of the evidence, or empty
   */
  public record Proof(
      String scenario, String page, String kind, String detail, String screenshot) {}

  /** A text behind the rule. */
  public record Reference(Text cite, boolean verified) {}

  /** A decision in another case, as an illustration. */
  public record Sanction(String body, Text amount, String date, Text found) {}

  static FindingDetail of(JsonNode node) {
    List<Proof> proofs = new ArrayList<>();
    for (JsonNode one : node.path("evidence")) {
      proofs.add(
          new Proof(
              ReportFile.text(one, "scenario"),
              ReportFile.text(one, "page"),
              ReportFile.text(one, "kind"),
              ReportFile.cut(ReportFile.text(one, "detail"), 2000),
              ReportFile.bare(ReportFile.text(one, "screenshot"))));
    }
    List<Reference> references = new ArrayList<>();
    for (JsonNode one : node.path("law")) {
      references.add(
          new Reference(ReportFile.both(one.path("cite")), one.path("verified").asBoolean(false)));
    }
    List<Sanction> sanctions = new ArrayList<>();
    for (JsonNode one : node.path("sanctions")) {
      sanctions.add(
          new Sanction(
              ReportFile.text(one, "body"),
              ReportFile.both(one.path("amount")),
              ReportFile.text(one, "date"),
              ReportFile.both(one.path("found"))));
    }
    return new FindingDetail(
        proofs,
        ReportFile.both(node.path("remedy")),
        ReportFile.both(node.path("question")),
        references,
        sanctions);
  }

  /** The pictures among the proofs, each once. */
  public List<String> screenshots() {
    return proofs.stream().map(Proof::screenshot).filter(s -> !s.isEmpty()).distinct().toList();
  }
}
