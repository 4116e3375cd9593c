package org.limpide.audit.report;

import org.limpide.audit.evidence.ApiCall;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Click;
import org.limpide.audit.evidence.Control;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.Origin;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.StorageFact;
import org.limpide.audit.evidence.Toggle;
import org.limpide.audit.evidence.Visit;

/**
 * One play of a scenario in {@code report.json}; headers and bodies of requests stay in its HAR
 * file.
 */
final class JsonScenario {
  private final Json json;
  private final Classifier classifier;

  JsonScenario(Json json, Classifier classifier) {
    this.json = json;
    this.classifier = classifier;
  }

  void write(ScenarioRun run) {
    json.object();
    json.put("id", run.scenario().name());
    json.put("run", run.run());
    json.put("outcome", JsonReport.lower(run.outcome()));
    json.put("note", run.note());
    json.put("har", run.har());
    json.put("reopenClicks", run.reopenClicks());
    banner(run.banner());
    json.array("clicks");
    run.clicks().forEach(this::click);
    json.endArray().array("visits");
    run.visits().forEach(this::visit);
    json.endArray().array("cookies");
    run.cookies().forEach(this::cookie);
    json.endArray().array("storage");
    run.storage().forEach(this::storage);
    json.endArray().array("requests");
    run.requests().forEach(this::request);
    json.endArray().array("calls");
    run.calls().forEach(this::call);
    json.endArray();
    json.end();
  }

  private void cookie(CookieFact cookie) {
    json.object();
    json.put("name", cookie.name());
    json.put("domain", cookie.domain());
    json.put("path", cookie.path());
    json.put("expires", cookie.expires() == null ? null : cookie.expires().toString());
    json.put("secure", cookie.secure());
    json.put("httpOnly", cookie.httpOnly());
    json.put("sameSite", cookie.sameSite());
    json.put("thirdParty", cookie.thirdParty());
    json.put("state", JsonReport.lower(cookie.state()));
    json.put("blockedReason", cookie.blockedReason());
    origin("setBy", cookie.setBy());
    json.put("phase", JsonReport.lower(cookie.phase()));
    json.strings("writtenIn", cookie.writtenIn().stream().sorted().map(JsonReport::lower).toList());
    json.put("page", cookie.page());
    json.put("atMillis", cookie.atMillis());
    json.put("valueLength", cookie.valueLength());
    json.put("valueSha256", cookie.valueSha256());
    json.put("intermittent", cookie.intermittent());
    classification(classifier.cookie(cookie));
    json.end();
  }

  private void storage(StorageFact entry) {
    json.object();
    json.put("kind", JsonReport.lower(entry.kind()));
    json.put("origin", entry.origin());
    json.put("key", entry.key());
    json.put("size", entry.size());
    json.put("valueSha256", entry.valueSha256());
    json.put("thirdParty", entry.thirdParty());
    origin("setBy", entry.setBy());
    json.put("phase", JsonReport.lower(entry.phase()));
    json.put("page", entry.page());
    json.put("atMillis", entry.atMillis());
    json.put("remains", entry.remains());
    classification(classifier.storage(entry));
    json.end();
  }

  private void request(RequestFact request) {
    json.object();
    json.put("url", request.url());
    json.put("host", request.host());
    json.put("method", request.method());
    json.put("type", request.type());
    json.put("phase", JsonReport.lower(request.phase()));
    json.put("page", request.page());
    json.put("frame", request.frame());
    json.put("mainFrame", request.mainFrame());
    json.put("thirdParty", request.thirdParty());
    json.put("status", request.status());
    json.put("failure", request.failure());
    json.put("mimeType", request.mimeType());
    json.put("mixed", request.mixed());
    origin("initiator", request.initiator());
    json.strings("cookiesSent", request.cookiesSent());
    json.strings("cookiesSet", request.cookiesSet());
    json.put("redirectedFrom", request.redirectedFrom());
    json.put("atMillis", request.atMillis());
    if (request.thirdParty()) {
      classification(classifier.request(request));
    }
    json.end();
  }

  private void classification(Classifier.Kind kind) {
    json.object("classification");
    json.put("service", kind.service());
    json.put("purpose", kind.purpose());
    json.put("need", kind.need());
    json.end();
  }

  private void origin(String name, Origin origin) {
    json.object(name);
    json.put("kind", JsonReport.lower(origin.kind()));
    json.put("url", origin.url());
    json.strings("stack", origin.stack());
    json.end();
  }

  private void visit(Visit visit) {
    json.object();
    json.put("url", visit.url());
    json.put("finalUrl", visit.finalUrl());
    json.put("status", visit.status());
    json.put("title", visit.title());
    json.put("phase", JsonReport.lower(visit.phase()));
    json.put("problem", visit.problem());
    json.put("bannerShown", visit.bannerShown());
    json.strings("reopeners", visit.reopeners().stream().map(Control::text).toList());
    json.put("screenshot", visit.screenshot());
    json.put("dom", visit.dom());
    json.put("atMillis", visit.atMillis());
    json.put("millis", visit.millis());
    json.end();
  }

  private void click(Click click) {
    json.object();
    json.put("meaning", JsonReport.lower(click.meaning()));
    json.put("text", click.text());
    json.put("by", click.by());
    json.put("page", click.page());
    json.put("atMillis", click.atMillis());
    json.end();
  }

  private void call(ApiCall call) {
    json.object();
    json.put("api", call.api());
    json.put("detail", call.detail());
    json.put("count", call.count());
    origin("caller", call.caller());
    json.put("phase", JsonReport.lower(call.phase()));
    json.put("page", call.page());
    json.end();
  }

  private void banner(BannerFact banner) {
    json.object("banner");
    json.put("found", banner.found());
    json.put("recognisedBy", banner.recognisedBy());
    json.put("text", banner.text());
    json.put("secondLayerOpened", banner.secondLayerOpened());
    json.put("secondLayerText", banner.secondLayerText());
    json.put("wallsPage", banner.wallsPage());
    json.put("screenshot", banner.screenshot());
    json.array("controls");
    banner.controls().forEach(this::control);
    json.endArray().array("toggles");
    banner.toggles().forEach(this::toggle);
    json.endArray().end();
  }

  private void control(Control control) {
    json.object();
    json.put("role", JsonReport.lower(control.role()));
    json.put("text", control.text());
    json.put("tag", control.tag());
    json.put("layer", control.layer());
    json.put("width", control.width());
    json.put("height", control.height());
    json.put("fontPixels", control.fontPixels());
    json.put("contrast", control.contrast());
    json.end();
  }

  private void toggle(Toggle toggle) {
    json.object();
    json.put("label", toggle.label());
    json.put("checked", toggle.checked());
    json.put("locked", toggle.locked());
    json.put("stateKnown", toggle.stateKnown());
    json.end();
  }
}
