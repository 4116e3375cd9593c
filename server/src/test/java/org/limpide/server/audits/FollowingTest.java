package org.limpide.server.audits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.audits.Schedule.Rhythm;
import org.limpide.server.jobs.Jobs;
import org.limpide.server.sites.NewSite;
import org.limpide.server.sites.Site;
import org.limpide.server.sites.Sites;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Role;

class FollowingTest {

  @OnEachEngine
  void aSiteHasOneAuditAtATimeAndTheSecondIsToldSo(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Recorded shop = new Recorded(server, agent.organisation());
    SiteAudit waiting = waiting(server, shop);
    String api =
        "/api/v1/organisations/" + agent.organisation() + "/sites/" + shop.site.id() + "/audits";

    HttpResponse<String> second = json(agent, api, "{}");
    HttpResponse<String> wrong = json(agent, api, "{\"pages\":5000,\"scenarios\":[\"S9\"]}");

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("déjà en cours");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("entre 1 et 200 pages");
    assertThat(agent.here(shop.path()).body()).contains(waiting.id().toString());
    assertThat(agent.here(shop.path(waiting)).body())
        .contains("http-equiv=\"refresh\"", "En attente de son tour");
  }

  @OnEachEngine
  void aFormWithAWrongOptionIsShownAgainWithWhatToChange(Engines.Kind engine) {
    Visitor agent = Visitor.member(Running.on(engine), Role.AGENT);
    Recorded shop = new Recorded(Running.on(engine), agent.organisation());
    String page = "/o/" + agent.organisation() + shop.path();

    var tooMany = agent.post(page, page, Map.of("pages", "5000", "scenarios", "S0"));
    var noNumber = agent.post(page, page, Map.of("depth", "beaucoup"));
    var noHour = agent.post(page, page + "/schedule", Map.of("rhythm", "daily", "hour", "25"));

    assertThat(tooMany.statusCode()).isEqualTo(422);
    assertThat(tooMany.body()).contains("Choisissez entre 1 et 200 pages.");
    assertThat(noNumber.statusCode()).isEqualTo(422);
    assertThat(noHour.body()).contains("Choisissez une heure de 0 à 23.");
    assertThat(agent.get(page).body()).contains("Aucun audit pour l'instant");
  }

  @OnEachEngine
  void theStreamOfProgressEndsWithTheAudit(Engines.Kind engine) throws Exception {
    Server server = Running.on(engine);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Recorded shop = new Recorded(server, agent.organisation());
    SiteAudit waiting = waiting(server, shop);
    String page = "/o/" + agent.organisation() + shop.path(waiting);

    CompletableFuture<HttpResponse<String>> stream =
        CompletableFuture.supplyAsync(() -> agent.get(page + "/events"));
    HttpResponse<String> stopped = agent.post(page, page + "/cancel", Map.of());
    HttpResponse<String> events = stream.get(20, TimeUnit.SECONDS);

    assertThat(stopped.statusCode()).isEqualTo(302);
    assertThat(events.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(events.body()).endsWith("event: end\ndata: {\"outcome\":\"cancelled\"}\n\n");
    assertThat(agent.get(page).body()).contains("Cet audit a été arrêté");
    assertThat(agent.post(shopPage(agent, shop), page + "/cancel", Map.of()).statusCode())
        .isEqualTo(409);
  }

  @OnEachEngine
  void aStreamThatIsLeftHoldsNothing(Engines.Kind engine) throws Exception {
    Server server = Running.on(engine);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Recorded shop = new Recorded(server, agent.organisation());
    SiteAudit waiting = waiting(server, shop);
    String events = "/o/" + agent.organisation() + shop.path(waiting) + "/events";

    // more than the pool of connections has
    for (int i = 0; i < 20; i++) {
      try (java.io.InputStream in = agent.stream(events)) {
        byte[] start = in.readNBytes(15);
        assertThat(new String(start, java.nio.charset.StandardCharsets.UTF_8))
            .isEqualTo("event: progress");
      }
    }

    assertThat(agent.here(shop.path()).statusCode()).isEqualTo(200);
  }

  @OnEachEngine
  void anAuditWhoseJobDiedWithoutTellingDoesNotHoldThePlace(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Recorded shop = new Recorded(server, agent.organisation());
    SiteAudit lost = shop.pending();
    server.part(Database.class).write(() -> server.part(AuditStore.class).add(lost));

    assertThat(agent.here(shop.path(lost)).body()).contains("n'a pas pu être fait");
    assertThat(server.part(Audits.class).running(agent.organisation(), shop.site.id())).isEmpty();
    waiting(server, shop);
  }

  @OnEachEngine
  void aDueAuditIsAskedForOnceAndLeftOutWhileOneRuns(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor agent = Visitor.member(server, Role.AGENT);
    Schedules schedules = server.part(Schedules.class);
    Audits audits = server.part(Audits.class);
    Recorded busy = new Recorded(server, agent.organisation());
    Recorded free = new Recorded(server, agent.organisation());
    SiteAudit waiting = waiting(server, busy);
    for (Recorded shop : List.of(busy, free)) {
      schedules.set(
          agent.organisation(), shop.site.id(), new Schedule(Rhythm.DAILY, DayOfWeek.MONDAY, 3));
    }
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).plusSeconds(60);

    schedules.launchDue(tomorrow);
    schedules.launchDue(tomorrow);

    assertThat(audits.of(agent.organisation(), busy.site.id(), 0, 9))
        .extracting(SiteAudit::id)
        .containsExactly(waiting.id());
    List<SiteAudit> asked = audits.of(agent.organisation(), free.site.id(), 0, 9);
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().requestedBy()).isEmpty();
    if (asked.getFirst().outcome() == Outcome.PENDING) {
      audits.cancel(agent.organisation(), free.site.id(), asked.getFirst().id());
    }
    schedules.set(agent.organisation(), free.site.id(), Schedule.NONE);
    schedules.set(agent.organisation(), busy.site.id(), Schedule.NONE);
    schedules.launchDue(tomorrow.plus(Duration.ofDays(9)));
    assertThat(audits.count(agent.organisation(), free.site.id())).isEqualTo(1);
  }

  @OnEachEngine
  void theFirstAndTheLastDossiersAreKeptAndThoseOfARemovedSiteGo(Engines.Kind engine)
      throws IOException {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Recorded shop = new Recorded(server, owner.organisation());
    Recorded removed = new Recorded(server, owner.organisation());
    List<SiteAudit> audits = new java.util.ArrayList<>();
    for (int i = 0; i < 5; i++) {
      audits.add(shop.audit("CK-01", "fail"));
    }
    SiteAudit orphan = removed.audit("CK-01", "fail");
    server.part(Sites.class).remove(owner.organisation(), removed.site.id());
    Keeping keeping =
        new Keeping(
            server.part(Database.class),
            server.part(AuditStore.class),
            server.part(FindingStore.class),
            server.part(Dossiers.class),
            2);

    keeping.tidy();

    assertThat(audits.stream().map(shop::folder).map(Files::exists))
        .containsExactly(true, false, false, true, true);
    assertThat(removed.folder(orphan)).doesNotExist();
    assertThat(owner.here(shop.path(audits.get(1))).body())
        .contains("n'est plus conservé", "1 constat important");
    assertThat(owner.here(shop.path(audits.get(1)) + "/report").statusCode()).isEqualTo(404);
    assertThat(owner.here(shop.path(audits.get(4)) + "/report").statusCode()).isEqualTo(200);
  }

  @OnEachEngine
  void countsOfAHundredSitesTakeAFewMilliseconds(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    AuditStore store = server.part(AuditStore.class);
    Database database = server.part(Database.class);
    ReportFile.Head report = report(server, owner);
    for (int i = 0; i < 100; i++) {
      Site site =
          server
              .part(Sites.class)
              .add(owner.organisation(), new NewSite("https://s" + i + ".test", ""));
      SiteAudit audit = pending(site);
      database.write(
          () -> {
            store.add(audit);
            server.part(AuditRecorder.class).record(audit, report);
          });
    }
    Audits audits = server.part(Audits.class);

    long best = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long began = System.nanoTime();
      assertThat(audits.open(owner.organisation()).important()).isEqualTo(101);
      best = Math.min(best, System.nanoTime() - began);
    }

    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(30));
  }

  private static ReportFile.Head report(Server server, Visitor owner) {
    Recorded shop = new Recorded(server, owner.organisation());
    SiteAudit audit = shop.audit("CK-01", "fail");
    return new ReportFile(shop.folder(audit).resolve("report.json")).head();
  }

  private static SiteAudit pending(Site site) {
    return new SiteAudit(
        UUID.randomUUID(),
        site.organisation(),
        site.id(),
        Optional.empty(),
        Instant.now(),
        AuditOptions.DEFAULTS,
        Outcome.PENDING,
        "",
        Optional.empty(),
        false,
        true,
        Tally.NONE,
        "");
  }

  /** An audit whose turn comes in an hour. */
  private static SiteAudit waiting(Server server, Recorded shop) {
    SiteAudit audit = shop.pending();
    boolean added =
        server
            .part(Database.class)
            .write(
                () -> {
                  boolean free = server.part(AuditStore.class).add(audit);
                  server
                      .part(Jobs.class)
                      .submit(
                          audit.organisation(),
                          AuditWork.KIND,
                          audit.id(),
                          Instant.now().plus(Duration.ofHours(1)));
                  return free;
                });
    assertThat(added).isTrue();
    return audit;
  }

  private static String shopPage(Visitor visitor, Recorded shop) {
    return "/o/" + visitor.organisation() + shop.path();
  }

  private static HttpResponse<String> json(Visitor visitor, String path, String body) {
    return visitor.send(
        visitor
            .request(path)
            .header("Content-Type", "application/json")
            .header("X-CSRF-TOKEN", visitor.token("/sign-in"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }
}
