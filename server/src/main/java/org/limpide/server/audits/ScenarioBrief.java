package org.limpide.server.audits;

import tools.jackson.databind.JsonNode;

/**
 * One play of a scenario, with how much was seen.
 *
 * @param run 1, or 2 for the second play of S0
 */
public record ScenarioBrief(
    String id, int run, String outcome, int visits, int cookies, int requests) {
  static ScenarioBrief of(JsonNode node) {
    return new ScenarioBrief(
        ReportFile.text(node, "id"),
        node.path("run").asInt(1),
        ReportFile.text(node, "outcome"),
        node.path("visits").size(),
        node.path("cookies").size(),
        node.path("requests").size());
  }
}
