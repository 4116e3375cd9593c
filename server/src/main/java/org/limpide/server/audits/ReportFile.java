package org.limpide.server.audits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.limpide.audit.judge.Status;
import org.limpide.law.Family;
import org.limpide.law.Force;
import org.limpide.law.Severity;
import org.limpide.law.Text;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a dossier's {@code report.json} (schema {@code limpide-audit/1}, see {@code
 * docs/report.md}) part by part: it may hold tens of thousands of requests, of which a page shows a
 * few.
 */
final class ReportFile {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int LINE = 300;

  private final Path file;

  ReportFile(Path file) {
    this.file = file;
  }

  /** What a program may want first. */
  record Head(String catalogue, List<SiteFinding> findings) {}

  Head head() {
    String version = "";
    List<SiteFinding> findings = List.of();
    try (JsonParser parser = MAPPER.createParser(file)) {
      parser.nextToken();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        switch (name) {
          case "catalogueVersion" -> version = parser.getString();
          case "findings" -> findings = elements(parser, _ -> true, ReportFile::finding);
          default -> parser.skipChildren();
        }
      }
    }
    return new Head(version, findings);
  }

  /** All that the report says of one rule. */
  Optional<FindingDetail> finding(String rule) {
    return in("findings", node -> rule.equals(text(node, "rule")), FindingDetail::of).stream()
        .findFirst();
  }

  /** Every play of every scenario, with how much was seen. */
  List<ScenarioBrief> scenarios() {
    return in("scenarios", _ -> true, ScenarioBrief::of);
  }

  /** One play: its pages, cookies, requests. */
  Optional<ScenarioDetail> scenario(String id, int run) {
    return in(
            "scenarios",
            node -> id.equals(text(node, "id")) && node.path("run").asInt(1) == run,
            ScenarioDetail::of)
        .stream()
        .findFirst();
  }

  /** What was not seen, in the audit's own English. */
  List<String> unseen() {
    return in("unseen", _ -> true, node -> node.asString(""));
  }

  private <T> List<T> in(String array, Predicate<JsonNode> which, Function<JsonNode, T> read) {
    try (JsonParser parser = MAPPER.createParser(file)) {
      parser.nextToken();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        if (name.equals(array)) {
          return elements(parser, which, read);
        }
        parser.skipChildren();
      }
    }
    return List.of();
  }

  private static <T> List<T> elements(
      JsonParser parser, Predicate<JsonNode> which, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode node = parser.readValueAsTree();
      if (which.test(node)) {
        all.add(read.apply(node));
      }
    }
    return all;
  }

  private static SiteFinding finding(JsonNode node) {
    JsonNode proofs = node.path("evidence");
    JsonNode first = proofs.path(0);
    String shot = "";
    for (JsonNode proof : proofs) {
      shot = shot.isEmpty() ? bare(text(proof, "screenshot")) : shot;
    }
    return new SiteFinding(
        text(node, "rule"),
        Family.valueOf(text(node, "family")),
        Codes.of(Status.class, text(node, "status")),
        Codes.of(Severity.class, text(node, "severity")),
        Codes.of(Force.class, text(node, "force")),
        both(node.path("title")),
        both(node.path("reason")),
        cut(text(first, "detail"), LINE),
        proofs.size(),
        shot);
  }

  static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  static Text both(JsonNode node) {
    return Text.of(cut(text(node, "fr"), 4000), cut(text(node, "en"), 4000));
  }

  /** A file's name without the folder of the evidence. */
  static String bare(String name) {
    return name.startsWith("evidence/") ? name.substring("evidence/".length()) : name;
  }

  static String cut(String text, int most) {
    // PostgreSQL keeps no NUL
    String clean = text.replace("\u0000", "");
    return clean.length() <= most ? clean : clean.substring(0, most - 1) + "…";
  }
}
