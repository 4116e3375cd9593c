package org.limpide.server.sites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.limpide.audit.egress.EgressPolicy;
import org.limpide.audit.probe.TextRecords;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.sites.Ownership.Outcome;
import org.limpide.server.sites.Ownership.Way;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;

class OwnershipTest {
  /** Long before every other test, whose proofs are then never due. */
  private static final Instant START = Instant.parse("2020-01-01T03:00:00Z");

  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final Map<String, String> redirects = new ConcurrentHashMap<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final List<Object> events = new ArrayList<>();
  private final FakeNames names = new FakeNames();
  private volatile CountDownLatch hold = new CountDownLatch(0);
  private Instant now = START;

  @SuppressWarnings("NullAway.Init")
  private HttpServer shop;

  @BeforeEach
  void start() throws IOException {
    shop = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
    shop.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    shop.createContext("/", this::answer);
    shop.start();
  }

  @AfterEach
  void stop() {
    shop.stop(0);
    names.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String at = exchange.getRequestHeaders().getFirst("Host").replaceFirst(":.*", "");
    String what = at + exchange.getRequestURI().getPath();
    asked.add(what);
    try (exchange) {
      hold.await();
      if (redirects.containsKey(what)) {
        exchange.getResponseHeaders().set("Location", redirects.get(what));
        exchange.sendResponseHeaders(302, -1);
        return;
      }
      byte[] body = pages.getOrDefault(what, "not here").getBytes(UTF_8);
      exchange.sendResponseHeaders(pages.containsKey(what) ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int port() {
    return shop.getAddress().getPort();
  }

  private Ownerships desk(Server server, String allowed) {
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    return new Ownerships(
        server.part(Database.class),
        server.part(Sites.class),
        server.part(OwnershipStore.class),
        new ProofSearch(
            EgressPolicy.parse(allowed),
            host -> List.of(InetAddress.ofLiteral("127.0.0.1")),
            new TextRecords(Optional.of(names.address()))),
        events::add,
        clock);
  }

  private Ownerships desk(Server server) {
    return desk(server, "127.0.0.1:" + port());
  }

  private Site site(Server server, OrganisationId organisation) {
    return server
        .part(Sites.class)
        .add(organisation, new NewSite("http://shop.test:" + port() + "/fr/", ""));
  }

  private static OrganisationId organisation(Server server) {
    return Visitor.member(server, Role.OWNER).organisation();
  }

  private void page(String head, String body) {
    pages.put(
        "shop.test/",
        "<!doctype html><html><head>" + head + "</head><body>" + body + "</body></html>");
  }

  private static String tag(String token) {
    return "<meta name=\"limpide-site\" content=\"" + token + "\">";
  }

  @OnEachEngine
  void eachOfTheThreeWaysIsEnough(Engines.Kind engine) {
    Server server = Running.on(engine);
    Ownerships desk = desk(server);
    for (Way way : Way.values()) {
      OrganisationId organisation = organisation(server);
      Site site = site(server, organisation);
      String token = desk.of(organisation, site.id()).token();
      assertThat(token).matches("[0-9a-f]{32}");
      assertThat(desk.check(organisation, site.id()).proven()).as("before " + way).isFalse();
      switch (way) {
        case DNS -> names.texts.put("_limpide.shop.test", "limpide-site=" + token);
        case FILE -> pages.put("shop.test/.well-known/limpide-site.txt", "# us\n" + token + "\n");
        case META -> page(tag("another") + tag(token), "");
      }

      Ownership found = desk.check(organisation, site.id());

      assertThat(found.way()).contains(way);
      assertThat(found.provenAt()).contains(now);
      assertThat(server.part(Sites.class).proven(organisation, site.id())).isTrue();
      assertThat(desk.of(organisation, site.id())).isEqualTo(found);
      assertThat(events).containsOnlyOnce(new SiteEvent.OwnershipProven(organisation, site.id()));
      names.texts.clear();
      pages.clear();
    }
  }

  @OnEachEngine
  void theHostsOwnTextRecordCountsToo(Engines.Kind engine) {
    Server server = Running.on(engine);
    Ownerships desk = desk(server);
    OrganisationId organisation = organisation(server);
    Site site = site(server, organisation);
    names.texts.put("shop.test", "limpide-site=" + desk.of(organisation, site.id()).token());

    assertThat(desk.check(organisation, site.id()).way()).contains(Way.DNS);
  }

  @OnEachEngine
  void whatVisitorsOrStrangersCouldWriteProvesNothing(Engines.Kind engine) {
    Server server = Running.on(engine);
    Ownerships desk = desk(server);
    OrganisationId organisation = organisation(server);
    Site site = site(server, organisation);
    OrganisationId elsewhere = organisation(server);
    String others = desk.of(elsewhere, site(server, elsewhere).id()).token();
    String token = desk.of(organisation, site.id()).token();
    page(tag(others), "<p>a comment " + tag(token) + "</p>");
    pages.put("shop.test/fr/", "<html><head>" + tag(token) + "</head></html>"); // only a folder
    pages.put("shop.test/.well-known/limpide-site.txt", "x" + token);
    names.texts.put("_limpide.shop.test", "limpide-site=" + others);

    Ownership looked = desk.check(organisation, site.id());

    assertThat(looked.proven()).isFalse();
    assertThat(looked.outcome()).isEqualTo(Outcome.ABSENT);
  }

  @OnEachEngine
  void aRedirectIsFollowedOnTheSameHostOnly(Engines.Kind engine) {
    Server server = Running.on(engine);
    Ownerships desk = desk(server);
    OrganisationId organisation = organisation(server);
    Site site = site(server, organisation);
    String token = desk.of(organisation, site.id()).token();
    redirects.put("shop.test/", "http://other.test:" + port() + "/");
    pages.put("other.test/", "<html><head>" + tag(token) + "</head></html>");

    assertThat(desk.check(organisation, site.id()).outcome()).isEqualTo(Outcome.ELSEWHERE);
    assertThat(asked).noneMatch(what -> what.startsWith("other.test"));

    redirects.put("shop.test/", "/accueil");
    pages.put("shop.test/accueil", "<html><head>" + tag(token) + "</head></html>");
    assertThat(desk.check(organisation, site.id()).way()).contains(Way.META);
  }

  @OnEachEngine
  void aPrivateAddressIsNotVisited(Engines.Kind engine) {
    Server server = Running.on(engine);
    OrganisationId organisation = organisation(server);
    Site site = site(server, organisation);

    Ownership looked = desk(server, "").check(organisation, site.id());

    assertThat(looked.outcome()).isEqualTo(Outcome.PRIVATE);
    assertThat(asked).isEmpty();
  }

  @OnEachEngine
  void anEndlessPageIsReadInPartOnly(Engines.Kind engine) {
    Server server = Running.on(engine);
    Ownerships desk = desk(server);
    OrganisationId organisation = organisation(server);
    Site site = site(server, organisation);
    page("<!--" + "x".repeat(70_000) + "-->" + tag(desk.of(organisation, site.id()).token()), "");

    assertThat(desk.check(organisation, site.id()).outcome()).isEqualTo(Outcome.ABSENT);
  }

  @OnEachEngine
  void threeDailyChecksWithoutTheTokenLoseTheProof(Engines.Kind engine) {
    Server server = Running.on(engine);
    Ownerships desk = desk(server);
    OrganisationId organisation = organisation(server);
    Site site = site(server, organisation);
    String file = "shop.test/.well-known/limpide-site.txt";
    String token = desk.of(organisation, site.id()).token();
    pages.put(file, token);
    desk.check(organisation, site.id());
    pages.clear();

    for (int time = 0; time < 5; time++) {
      desk.check(organisation, site.id()); // by hand: takes nothing away
    }
    desk.checkAll(); // not due yet
    assertThat(desk.of(organisation, site.id()).failures()).isZero();
    for (int day = 1; day <= 2; day++) {
      now = now.plus(Duration.ofDays(1));
      desk.checkAll();
      assertThat(desk.of(organisation, site.id()).failures()).isEqualTo(day);
    }
    pages.put(file, token);
    now = now.plus(Duration.ofDays(1));
    desk.checkAll();
    assertThat(desk.of(organisation, site.id()).failures()).isZero();
    assertThat(desk.of(organisation, site.id()).provenAt()).contains(START);

    pages.clear();
    for (int day = 1; day <= 3; day++) {
      assertThat(server.part(Sites.class).proven(organisation, site.id())).isTrue();
      now = now.plus(Duration.ofDays(1));
      desk.checkAll();
    }

    Ownership lost = desk.of(organisation, site.id());
    assertThat(lost.proven()).isFalse();
    assertThat(lost.lostAt()).contains(now);
    assertThat(server.part(Sites.class).proven(organisation, site.id())).isFalse();
    assertThat(events).containsOnlyOnce(new SiteEvent.OwnershipLost(organisation, site.id()));
  }

  @OnEachEngine
  void anotherAddressLosesTheProofAndAnotherNameDoesNot(Engines.Kind engine) {
    Server server = Running.on(engine);
    Ownerships desk = desk(server);
    Visitor owner = Visitor.member(server, Role.OWNER);
    OrganisationId organisation = owner.organisation();
    Site site = site(server, organisation);
    Sites sites = server.part(Sites.class);
    pages.put("shop.test/.well-known/limpide-site.txt", desk.of(organisation, site.id()).token());
    desk.check(organisation, site.id());

    sites.edit(organisation, site.id(), new NewSite(site.url() + "boutique", "Autre nom"));
    assertThat(sites.proven(organisation, site.id())).isTrue();
    assertThat(owner.here("/sites/" + site.id() + "/ownership").body())
        .contains("Ce site est à vous.", "dans un fichier du site");

    sites.edit(organisation, site.id(), new NewSite("https://autre.test", "Autre nom"));
    assertThat(sites.proven(organisation, site.id())).isFalse();
    assertThat(owner.here("/sites/" + site.id() + "/ownership").body())
        .contains("plus reconnu comme le vôtre");
  }

  @OnEachEngine
  void aCheckOfAnAddressThatChangedMeanwhileCountsForNothing(Engines.Kind engine) throws Exception {
    Server server = Running.on(engine);
    Ownerships desk = desk(server);
    OrganisationId organisation = organisation(server);
    Site site = site(server, organisation);
    pages.put("shop.test/.well-known/limpide-site.txt", desk.of(organisation, site.id()).token());
    CountDownLatch answered = new CountDownLatch(1);
    hold = answered;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var checking = threads.submit(() -> desk.check(organisation, site.id()));
      long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
      while (asked.isEmpty() && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(() -> desk.check(organisation, site.id()))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.TOO_MANY));
      server
          .part(Sites.class)
          .edit(organisation, site.id(), new NewSite("https://victime.test", ""));
      answered.countDown();
      assertThat(checking.get().proven()).isFalse();
    }
    assertThat(server.part(Sites.class).proven(organisation, site.id())).isFalse();
  }

  @OnEachEngine
  void thePageSaysHowAndWhyNot(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Site site =
        server
            .part(Sites.class)
            .add(owner.organisation(), new NewSite("http://127.0.0.2:" + port(), "Ici"));
    String page = "/o/" + owner.organisation() + "/sites/" + site.id() + "/ownership";
    String token = server.part(Ownerships.class).of(owner.organisation(), site.id()).token();

    assertThat(owner.get(page).body())
        .contains(
            "&lt;meta name=\"limpide-site\" content=\"" + token + "\"&gt;",
            "/.well-known/limpide-site.txt",
            "limpide-site=" + token,
            "Vérifier maintenant");
    assertThat(owner.post(page, page + "/check", Map.of()).statusCode()).isEqualTo(302);
    assertThat(owner.get(page).body()).contains("Cette adresse est celle d'un réseau interne");
    assertThat(asked).isEmpty();

    Visitor reader = Visitor.member(server, Role.READER, owner.organisation());
    assertThat(reader.get(page).body()).contains(token).doesNotContain("Vérifier maintenant");
  }

  @OnEachEngine
  void theApiSaysTheSameAndAnotherOrganisationLearnsNothing(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Visitor other = Visitor.member(server, Role.OWNER);
    Site site =
        server
            .part(Sites.class)
            .add(owner.organisation(), new NewSite("http://127.0.0.2:" + port(), "Ici"));
    String below = "/sites/" + site.id() + "/ownership";
    String api = "/api/v1/organisations/" + owner.organisation() + below;

    assertThat(owner.get(api).body())
        .contains(
            "\"proven\":false", "\"outcome\":\"never\"", "\"dnsName\":\"_limpide.127.0.0.2\"");
    var checked =
        owner.send(
            owner
                .request(api + "/check")
                .header("X-CSRF-TOKEN", owner.token("/sign-in"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    assertThat(checked.statusCode()).isEqualTo(200);
    assertThat(checked.body()).contains("\"outcome\":\"private\"");
    assertThat(other.get(api).statusCode()).isEqualTo(404);
    assertThat(other.here(below).statusCode()).isEqualTo(404);
    assertThat(other.get("/api/v1/organisations/" + other.organisation() + below).statusCode())
        .isEqualTo(404);
  }
}
