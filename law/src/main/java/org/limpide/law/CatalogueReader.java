package org.limpide.law;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a catalogue and refuses it, with all its faults at once, when anything is missing or
 * contradictory.
 */
final class CatalogueReader {
  private final List<String> faults = new ArrayList<>();
  private final TextReader texts = new TextReader(faults);

  RuleCatalogue read(InputStream catalogue, InputStream sanctionFile) {
    JsonNode root;
    JsonNode sanctionRoot;
    try {
      root = JsonMapper.shared().readTree(catalogue);
      sanctionRoot = JsonMapper.shared().readTree(sanctionFile);
    } catch (JacksonException e) {
      throw new InvalidCatalogueException(List.of("not JSON: " + e.getOriginalMessage()));
    }
    if (!root.path("schema").asString("").equals("limpide-catalogue/1")) {
      faults.add("the schema is not limpide-catalogue/1");
    }
    if (!sanctionRoot.path("schema").asString("").equals("limpide-sanctions/1")) {
      faults.add("the schema of the sanctions is not limpide-sanctions/1");
    }
    if (date("the catalogue", "version", root.path("version")) == null) {
      faults.add("the catalogue has no version");
    }
    List<Sanction> sanctions = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (JsonNode sanction : sanctionRoot.path("sanctions")) {
      Sanction read = sanction(sanction);
      if (!keys.add(read.key())) {
        faults.add("sanction " + read.key() + " stands twice");
      }
      sanctions.add(read);
    }
    List<Rule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode node : root.path("rules")) {
      String id = node.path("id").asString("");
      if (!ids.add(id)) {
        faults.add("rule " + id + " stands twice");
      }
      @Nullable Rule rule = rule(id, node, keys);
      if (rule != null) {
        rules.add(rule);
      }
    }
    sanctions.forEach(
        sanction ->
            sanction.rules().stream()
                .filter(rule -> !ids.contains(rule))
                .forEach(
                    rule ->
                        faults.add(
                            "sanction " + sanction.key() + " names the unknown rule " + rule)));
    if (!faults.isEmpty()) {
      throw new InvalidCatalogueException(faults);
    }
    return new RuleCatalogue(root.path("version").asString(""), rules, sanctions);
  }

  private @Nullable Rule rule(String id, JsonNode node, Set<String> sanctionKeys) {
    int before = faults.size();
    Family family = one(Family.class, id, "family", node.path("family").asString(""), Family.CK);
    if (!id.startsWith(family.name() + "-")) {
      faults.add(id + " does not belong to family " + family);
    }
    Severity severity =
        one(Severity.class, id, "severity", node.path("severity").asString(""), Severity.INFO);
    Force force = one(Force.class, id, "force", node.path("force").asString(""), Force.PRACTICE);
    List<LegalReference> references = new ArrayList<>();
    for (JsonNode reference : node.path("references")) {
      references.add(reference(id, reference));
    }
    if (references.isEmpty()) {
      faults.add(id + " has no reference");
    }
    List<String> sanctions = new ArrayList<>();
    for (JsonNode key : node.path("sanctions")) {
      sanctions.add(key.asString(""));
      if (!sanctionKeys.contains(key.asString(""))) {
        faults.add(id + " names the unknown sanction " + key.asString(""));
      }
    }
    Map<String, LocalDate> gates = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> gate : node.path("gates").properties()) {
      LocalDate from = date(id, gate.getKey(), gate.getValue());
      if (from != null) {
        gates.put(gate.getKey(), from);
      }
    }
    Rule rule =
        new Rule(
            id,
            family,
            severity,
            force,
            texts.translated(id, "title", node.path("title")),
            texts.translated(id, "observed", node.path("observed")),
            texts.translated(id, "failIf", node.path("failIf")),
            texts.translated(id, "passIf", node.path("passIf")),
            texts.translated(id, "unknownIf", node.path("unknownIf")),
            texts.translated(id, "question", node.path("question")),
            texts.translated(id, "remedy", node.path("remedy")),
            references,
            sanctions,
            date(id, "inForceFrom", node.path("inForceFrom")),
            date(id, "inForceTo", node.path("inForceTo")),
            gates);
    return faults.size() == before ? rule : null;
  }

  private LegalReference reference(String id, JsonNode node) {
    String source = source(id + ": a reference", node);
    return new LegalReference(
        texts.citation(id, node.path("cite")), source, node.path("verified").asBoolean(false));
  }

  /** Where something was confirmed; memory confirms nothing. */
  private String source(String of, JsonNode node) {
    String source = node.path("source").asString("");
    if (source.isBlank()) {
      faults.add(of + " says no source");
    }
    if (source.equals("memory") && node.path("verified").asBoolean(false)) {
      faults.add(of + " is verified from memory");
    }
    return source;
  }

  private Sanction sanction(JsonNode node) {
    String key = node.path("key").asString("");
    List<String> rules = new ArrayList<>();
    node.path("rules").forEach(rule -> rules.add(rule.asString("")));
    String source = source("sanction " + key, node);
    return new Sanction(
        key,
        texts.name("sanction " + key, "body", node.path("body")),
        texts.translated("sanction " + key, "amount", node.path("amount")),
        node.path("euros").isNumber() ? node.path("euros").asLong() : null,
        node.path("decision").asString(""),
        date("sanction " + key, "date", node.path("date")),
        texts.translated("sanction " + key, "found", node.path("found")),
        rules,
        node.path("link").isString() ? node.path("link").asString("") : null,
        source,
        node.path("verified").asBoolean(false));
  }

  private @Nullable LocalDate date(String of, String what, JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    try {
      return LocalDate.parse(node.asString(""));
    } catch (DateTimeException e) {
      faults.add(of + ": " + what + " is not a date: " + node.asString(""));
      return null;
    }
  }

  private <E extends Enum<E>> E one(
      Class<E> type, String id, String what, String value, E otherwise) {
    try {
      return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      faults.add(id + ": unknown " + what + " « " + value + " »");
      return otherwise;
    }
  }
}
