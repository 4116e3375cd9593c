package org.limpide.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.springframework.beans.factory.ObjectProvider;

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
    Door door = new Door();
    AuditRecorder recorder =
        new AuditRecorder(
            server.part(AuditStore.class),
            server.part(FindingStore.class),
            server.part(DecisionStore.class),
            door,
            java.time.Clock.systemUTC());

    shop.audit(recorder, "CK-01", "fail", "CK-03", "unknown", "SE-03", "not_applicable");
    assertThat(door.opened)
        .extracting(task -> task.reference())
        .containsExactlyInAnyOrder(shop.site.id() + "/CK-01", shop.site.id() + "/CK-03");
    NewTask task = door.opened.getFirst();
    assertThat(task.risk()).isBetween(4, 5);
    assertThat(task.due()).isPresent();
    assertThat(agent.here(task.link()).statusCode()).isEqualTo(200);

    door.opened.clear();
    shop.audit(recorder, "CK-01", "unknown", "CK-03", "unknown");
    assertThat(door.opened)
        .extracting(NewTask::reference)
        .containsExactly(shop.site.id() + "/CK-01");
    assertThat(door.resolved).as("not seen is not mended").isEmpty();

    door.opened.clear();
    shop.audit(recorder, "CK-03", "unknown");
    assertThat(door.opened).as("still there asks for nothing again").isEmpty();
    assertThat(door.resolved).containsExactly(shop.site.id() + "/CK-01");
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

  /** A tasks desk that writes down what it is asked. */
  private static final class Door implements TaskDoor, ObjectProvider<TaskDoor> {
    final List<NewTask> opened = new ArrayList<>();
    final List<String> resolved = new ArrayList<>();

    @Override
    public void open(OrganisationId organisation, NewTask task) {
      opened.add(task);
    }

    @Override
    public void resolve(OrganisationId organisation, String source, String reference) {
      resolved.add(reference);
    }

    @Override
    public TaskDoor getObject() {
      return this;
    }
  }
}
