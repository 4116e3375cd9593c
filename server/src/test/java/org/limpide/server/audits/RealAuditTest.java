package org.limpide.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limpide.audit.report.seal.InstallationKey;
import org.limpide.audit.report.seal.Seal;
import org.limpide.audit.report.seal.Verification;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.web.Role;

@Tag("browser")
class RealAuditTest {
  private static final String QUICK =
      "{\"pages\":2,\"depth\":1,\"watch\":1,\"scenarios\":[\"S0\"]}";

  @OnEachEngine
  void aSiteIsAuditedFromTheApiToTheSealedDossier(Engines.Kind engine) throws Exception {
    Server server = Running.on(engine);
    Visitor agent = Visitor.member(server, Role.AGENT);
    try (FaultyShop faulty = new FaultyShop()) {
      Recorded shop = new Recorded(server, agent.organisation(), faulty.address().toString());
      UUID id = launch(agent, shop, QUICK);
      String page = shop.path() + "/" + id;

      String events = agent.here(page + "/events").body();

      assertThat(events).contains("event: progress", "{\"outcome\":\"done\"}");
      SiteAudit audit = server.part(Audits.class).one(agent.organisation(), shop.site.id(), id);
      assertThat(audit.tally().important()).isPositive();
      assertThat(audit.newest()).isTrue();
      assertThat(agent.here(page).body()).contains("findings/CK-01");
      assertThat(agent.here(page + "/findings/CK-01").body()).contains("_ga", "art. 82");
      String evidence = agent.here(page + "/evidence/S0").body();
      assertThat(evidence).contains("_ga", "Ma boutique");
      String picture = evidence.replaceFirst("(?s).*?/files/(S0-[^\"]+\\.jpg)\".*", "$1");
      assertThat(agent.bytes("/o/" + agent.organisation() + page + "/files/" + picture))
          .startsWith((byte) 0xff, (byte) 0xd8);
      assertThat(agent.bytes("/o/" + agent.organisation() + page + "/download/pdf"))
          .startsWith((byte) '%', (byte) 'P', (byte) 'D', (byte) 'F');
      Path folder = shop.folder(audit);
      assertThat(Seal.verify(folder, InstallationKey.folder(System.getenv())))
          .isInstanceOf(Verification.Intact.class);
      assertThat(server.part(HeardAudits.class).all)
          .extracting(AuditFinished::audit)
          .containsOnlyOnce(id);
      assertThat(Files.readString(folder.resolve("report.json")))
          .as("nothing is probed on a site not proven to be one's own")
          .contains("\"verified\":false");
    }
  }

  @Test
  void aSiteThatCannotBeReachedFailsInWordsAndLeavesNothing() {
    Server server = Running.on(Engines.Kind.SQLITE);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Recorded shop = new Recorded(server, agent.organisation(), "http://127.0.0.1:9/");
    UUID id = launch(agent, shop, QUICK);

    String events = agent.here(shop.path() + "/" + id + "/events").body();

    assertThat(events).contains("{\"outcome\":\"failed\"}");
    assertThat(agent.here(shop.path() + "/" + id).body()).contains("n'a pas pu être fait");
    SiteAudit audit = server.part(Audits.class).one(agent.organisation(), shop.site.id(), id);
    assertThat(audit.failure()).startsWith("audits.failed.");
    assertThat(shop.folder(audit)).doesNotExist();
    assertThat(server.part(Audits.class).running(agent.organisation(), shop.site.id())).isEmpty();
  }

  @Test
  void anAuditUnderWayStopsWhenItIsAskedTo() throws Exception {
    Server server = Running.on(Engines.Kind.SQLITE);
    Visitor agent = Visitor.member(server, Role.AGENT);
    try (FaultyShop faulty = new FaultyShop()) {
      Recorded shop = new Recorded(server, agent.organisation(), faulty.address().toString());
      UUID id = launch(agent, shop, "{\"pages\":2,\"watch\":60,\"scenarios\":[\"S0\"]}");
      SiteAudit audit = server.part(Audits.class).one(agent.organisation(), shop.site.id(), id);
      until(() -> server.part(Audits.class).progress(audit).step().equals("audits.step.s0"));
      assertThat(shop.folder(audit)).exists();

      String page = "/o/" + agent.organisation() + shop.path() + "/" + id;
      agent.post(page, page + "/cancel", Map.of());

      until(() -> !shop.folder(audit).toFile().exists());
      assertThat(server.part(Audits.class).one(agent.organisation(), shop.site.id(), id).outcome())
          .isEqualTo(Outcome.CANCELLED);
    }
  }

  private static UUID launch(Visitor agent, Recorded shop, String body) {
    String api =
        "/api/v1/organisations/" + agent.organisation() + "/sites/" + shop.site.id() + "/audits";
    HttpResponse<String> answer =
        agent.send(
            agent
                .request(api)
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", agent.token("/sign-in"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    assertThat(answer.statusCode()).isEqualTo(201);
    String id = answer.body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    return UUID.fromString(id);
  }

  private static void until(BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.sleep(100);
    }
  }
}
