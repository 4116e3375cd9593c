package org.limpide.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.tasks.Task;
import org.limpide.server.tasks.Tasks;
import org.limpide.server.web.Role;

class AnswersTest {

  @OnEachEngine
  void aPointSetAsideStaysSoUntilTheAnswerIsWithdrawn(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Recorded shop = new Recorded(server, agent.organisation());
    SiteAudit first = shop.audit("CK-01", "fail", "CK-02", "fail");
    String page = "/o/" + agent.organisation() + shop.path(first) + "/findings/CK-01";

    var saved = agent.post(page, page + "/not-applicable", Map.of("because", "Site <interne>."));

    assertThat(saved.statusCode()).isEqualTo(302);
    assertThat(tally(server, shop))
        .extracting(Tally::important, Tally::setAside)
        .containsExactly(1, 1);
    assertThat(agent.get(page).body()).contains("Site &lt;interne", "Claude Essai");
    assertThat(
            agent.post(page, page + "/not-applicable", Map.of("because", "Encore.")).statusCode())
        .isEqualTo(409);

    SiteAudit second = shop.audit("CK-01", "fail", "CK-02", "fail");
    assertThat(tally(server, shop))
        .extracting(Tally::important, Tally::setAside)
        .containsExactly(1, 1);
    assertThat(agent.here(shop.path(second)).body()).contains("Écartés par vous");

    agent.post(page, page + "/withdraw", Map.of());
    assertThat(tally(server, shop))
        .extracting(Tally::important, Tally::setAside)
        .containsExactly(2, 0);
    assertThat(agent.get(page).body()).contains("Non applicable jusqu'au", "Site &lt;interne");
  }

  @OnEachEngine
  void anEmptyReasonIsRefusedAndACommentIsKept(Engines.Kind engine) {
    Visitor agent = Visitor.member(Running.on(engine), Role.AGENT);
    Recorded shop = new Recorded(Running.on(engine), agent.organisation());
    SiteAudit audit = shop.audit("CK-01", "fail");
    String page = "/o/" + agent.organisation() + shop.path(audit) + "/findings/CK-01";

    var wrong = agent.post(page, page + "/not-applicable", Map.of("because", "  "));
    var tooLong = agent.post(page, page + "/comments", Map.of("words", "é".repeat(2001)));
    agent.post(page, page + "/comments", Map.of("words", "Vu avec l'agence."));

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Ce champ est nécessaire");
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(tooLong.body()).contains("éééé", "2");
    assertThat(agent.get(page).body()).contains("Vu avec l");
  }

  @OnEachEngine
  void anAuditorFromOutsideLearnsNoNames(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Visitor auditor = Visitor.member(server, Role.AUDITOR, agent.organisation());
    Recorded shop = new Recorded(server, agent.organisation());
    SiteAudit audit = shop.audit("CK-01", "fail");
    String page = "/o/" + agent.organisation() + shop.path(audit) + "/findings/CK-01";
    agent.post(page, page + "/not-applicable", Map.of("because", "Site interne."));
    agent.post(page, page + "/comments", Map.of("words", "Bien noté."));
    String api = "/api/v1/organisations/" + agent.organisation() + "/sites/" + shop.site.id();

    String seen = auditor.get(page).body();
    assertThat(seen.substring(seen.indexOf("<main")))
        .contains("Site interne.", "Bien noté.")
        .doesNotContain("Claude Essai");
    assertThat(
            auditor.get(api + "/decisions").body()
                + auditor.get(api + "/rules/CK-01/comments").body())
        .contains("Site interne.", "Bien noté.")
        .doesNotContain("Claude Essai");
    assertThat(agent.get(api + "/decisions").body()).contains("Claude Essai");
  }

  @OnEachEngine
  void whatIsNewAsksForATaskAndWhatIsMendedSettlesIt(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Recorded shop = new Recorded(server, agent.organisation());
    Tasks tasks = server.part(Tasks.class);
    List<String> both = List.of(shop.site.id() + "/CK-01", shop.site.id() + "/CK-03");

    shop.audit("CK-01", "fail", "CK-03", "unknown", "SE-03", "not_applicable");
    Map<String, UUID> opened = tasks.opened(agent.organisation(), "audits", both);
    assertThat(opened).containsOnlyKeys(both);
    Task task = tasks.one(agent.organisation(), opened.get(both.getFirst()));
    assertThat(task.risk()).isBetween(4, 5);
    assertThat(task.due()).isPresent();
    assertThat(agent.here(task.link()).statusCode()).isEqualTo(200);

    shop.audit("CK-01", "unknown", "CK-03", "unknown");
    assertThat(tasks.opened(agent.organisation(), "audits", both))
        .as("not seen is not mended, and asks for nothing twice")
        .isEqualTo(opened);

    shop.audit("CK-01", "pass", "CK-03", "unknown");
    assertThat(tasks.opened(agent.organisation(), "audits", both)).containsOnlyKeys(both.getLast());
    assertThat(agent.here("/tasks/" + task.id()).body())
        .contains("Le dernier audit ne voit plus ce constat");
  }

  @OnEachEngine
  void findingsAreOnTheHomePageInTheNewsAndFound(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Recorded shop = new Recorded(server, agent.organisation());

    SiteAudit audit = shop.audit("CK-01", "fail", "CK-03", "unknown");

    String page = agent.here("").body();
    assertThat(page.substring(page.indexOf("<main")))
        .contains("<span class=\"figure-value\">2</span>", "constats à traiter");
    assertThat(agent.here("/search?q=ck-01").body())
        .contains("/audits/" + audit.id() + "/findings/CK-01");
    assertThat(agent.here("/notifications/news").body())
        .contains("Un audit a vu 1 nouveau constat important.");
  }

  @OnEachEngine
  void theApiDoesWhatThePagesDo(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Recorded shop = new Recorded(server, agent.organisation());
    SiteAudit one = shop.audit("CK-01", "fail", "CK-02", "fail");
    SiteAudit two = shop.audit("CK-01", "fail");
    String api = "/api/v1/organisations/" + agent.organisation();
    String site = api + "/sites/" + shop.site.id();

    assertThat(agent.get(site + "/audits").body()).contains("\"total\":2", one.id().toString());
    assertThat(agent.get(site + "/audits/" + two.id()).body())
        .contains("\"outcome\":\"done\"", "\"important\":1");
    assertThat(agent.get(site + "/audits/" + two.id() + "/findings/CK-01").body())
        .contains("\"sort\":\"important\"", "Retirez-le.");
    assertThat(agent.get(site + "/audits/compare?before=" + one.id() + "&after=" + two.id()).body())
        .contains("\"change\":\"mended\"");
    assertThat(agent.get(site + "/audits/" + two.id() + "/evidence").body())
        .contains("\"requests\":150");
    assertThat(agent.get(api + "/audits/open").body()).contains(shop.site.id().toString());
    assertThat(agent.get(api + "/audits/trend?weeks=2").body()).contains("\"important\":1");
    assertThat(agent.get(api + "/audits/trend?weeks=0").statusCode()).isEqualTo(422);
    assertThat(put(agent, site + "/audits/schedule", "{\"rhythm\":\"hourly\"}")).isEqualTo(422);
    assertThat(
            put(agent, site + "/audits/schedule", "{\"rhythm\":\"weekly\",\"day\":2,\"hour\":4}"))
        .isEqualTo(200);
    assertThat(agent.get(site + "/audits/schedule").body()).contains("weekly", "\"day\":2");
  }

  private static int put(Visitor visitor, String path, String body) {
    return visitor
        .send(
            visitor
                .request(path)
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", visitor.token("/sign-in"))
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build())
        .statusCode();
  }

  private static Tally tally(Server server, Recorded shop) {
    return server.part(Audits.class).open(shop.site.organisation());
  }
}
