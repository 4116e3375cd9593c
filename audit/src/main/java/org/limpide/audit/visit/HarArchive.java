package org.limpide.audit.visit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.Visit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what one scenario asked for as an HTTP Archive (HAR 1.2); bodies of answers are left out.
 */
final class HarArchive {
  private HarArchive() {}

  static byte[] of(ScenarioRun run, Instant began, String browser) {
    JsonMapper json = JsonMapper.shared();
    ObjectNode root = json.createObjectNode();
    ObjectNode log = root.putObject("log");
    log.put("version", "1.2");
    log.putObject("creator").put("name", "Limpide").put("version", "1");
    String[] product = browser.split("/", 2);
    log.putObject("browser")
        .put("name", product[0])
        .put("version", product.length > 1 ? product[1] : "");
    ArrayNode pages = log.putArray("pages");
    int number = 0;
    for (Visit visit : run.visits()) {
      ObjectNode page = pages.addObject();
      page.put("startedDateTime", began.plusMillis(visit.atMillis()).toString());
      page.put("id", "page_" + ++number).put("title", visit.finalUrl());
      page.putObject("pageTimings").put("onLoad", visit.millis());
    }
    ArrayNode entries = log.putArray("entries");
    for (RequestFact request : run.requests()) {
      entry(entries.addObject(), request, began, page(run.visits(), request));
    }
    return json.writeValueAsBytes(root);
  }

  private static String page(List<Visit> visits, RequestFact request) {
    for (int i = visits.size() - 1; i >= 0; i--) {
      Visit visit = visits.get(i);
      if (visit.finalUrl().equals(request.page()) || visit.url().equals(request.page())) {
        return "page_" + (i + 1);
      }
    }
    return "page_1";
  }

  private static void entry(ObjectNode entry, RequestFact request, Instant began, String page) {
    entry.put("pageref", page);
    entry.put("startedDateTime", began.plusMillis(request.atMillis()).toString());
    entry.put("time", 0);
    ObjectNode asked = entry.putObject("request");
    asked.put("method", request.method()).put("url", request.url()).put("httpVersion", "");
    headers(asked.putArray("headers"), request.requestHeaders());
    asked.putArray("queryString");
    ArrayNode cookies = asked.putArray("cookies");
    request
        .cookiesSent()
        .forEach(
            name ->
                cookies.addObject().put("name", name.replaceFirst("@[^@]*$", "")).put("value", ""));
    asked.put("headersSize", -1).put("bodySize", request.body().length());
    if (!request.body().isEmpty()) {
      asked
          .putObject("postData")
          .put("mimeType", request.requestHeaders().getOrDefault("content-type", ""))
          .put("text", request.body())
          .putArray("params");
    }
    ObjectNode answer = entry.putObject("response");
    answer
        .put("status", request.status())
        .put("statusText", request.failure())
        .put("httpVersion", "");
    headers(answer.putArray("headers"), request.responseHeaders());
    ArrayNode set = answer.putArray("cookies");
    request.cookiesSet().forEach(name -> set.addObject().put("name", name).put("value", ""));
    answer.putObject("content").put("size", -1).put("mimeType", request.mimeType());
    answer
        .put("redirectURL", request.responseHeaders().getOrDefault("location", ""))
        .put("headersSize", -1)
        .put("bodySize", -1);
    entry.putObject("cache");
    entry.putObject("timings").put("send", 0).put("wait", 0).put("receive", 0);
    entry.put("_resourceType", request.type());
    entry.put("_phase", request.phase().name());
    entry.put("_initiator", request.initiator().url());
  }

  private static void headers(ArrayNode into, Map<String, String> headers) {
    headers.forEach((name, value) -> into.addObject().put("name", name).put("value", value));
  }
}
