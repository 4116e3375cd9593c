package org.limpide.server.audits;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What was seen in one play of a scenario, for the evidence browser. */
public record ScenarioDetail(
    ScenarioBrief brief, List<Visit> visits, List<Cookie> cookies, List<Request> requests) {

  /** A page that was opened. */
  public record Visit(
      String url, int status, String title, String phase, String problem, String shot) {}

  /** A cookie; values are never kept. */
  public record Cookie(
      String name,
      String domain,
      String expires,
      boolean thirdParty,
      String phase,
      String state,
      String service,
      String need) {}

  /** A request; its headers and bodies stay in the HAR file of the dossier. */
  public record Request(
      String url, String host, String method, int status, String phase, boolean thirdParty) {}

  static ScenarioDetail of(JsonNode node) {
    return new ScenarioDetail(
        ScenarioBrief.of(node),
        each(
            node.path("visits"),
            one ->
                new Visit(
                    address(one),
                    one.path("status").asInt(0),
                    ReportFile.text(one, "title"),
                    ReportFile.text(one, "phase"),
                    ReportFile.text(one, "problem"),
                    ReportFile.bare(ReportFile.text(one, "screenshot")))),
        each(
            node.path("cookies"),
            one ->
                new Cookie(
                    ReportFile.text(one, "name"),
                    ReportFile.text(one, "domain"),
                    ReportFile.text(one, "expires"),
                    one.path("thirdParty").asBoolean(false),
                    ReportFile.text(one, "phase"),
                    ReportFile.text(one, "state"),
                    ReportFile.text(one.path("classification"), "service"),
                    ReportFile.text(one.path("classification"), "need"))),
        each(
            node.path("requests"),
            one ->
                new Request(
                    ReportFile.cut(ReportFile.text(one, "url"), 500),
                    ReportFile.text(one, "host"),
                    ReportFile.text(one, "method"),
                    one.path("status").asInt(0),
                    ReportFile.text(one, "phase"),
                    one.path("thirdParty").asBoolean(false))));
  }

  private static String address(JsonNode visit) {
    String last = ReportFile.text(visit, "finalUrl");
    return ReportFile.cut(last.isEmpty() ? ReportFile.text(visit, "url") : last, 500);
  }

  private static <T> List<T> each(JsonNode array, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    for (JsonNode one : array) {
      all.add(read.apply(one));
    }
    return all;
  }
}
