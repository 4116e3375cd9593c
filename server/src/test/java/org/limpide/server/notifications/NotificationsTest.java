package org.limpide.server.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import org.limpide.server.Visitor;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;

/** Webhooks posted to a receiver on this machine, which the operator of these services allows. */
class NotificationsTest {
  private static final Map<Engines.Kind, Server> SERVERS = new EnumMap<>(Engines.Kind.class);

  private static Server on(Engines.Kind engine) {
    return SERVERS.computeIfAbsent(engine, kind -> start(kind.fresh()));
  }

  private static Server start(ServerSettings settings) {
    System.setProperty("limpide.webhooks.http", "true");
    System.setProperty("limpide.egress.allow", "127.0.0.1");
    try {
      return Server.start(settings);
    } finally {
      System.clearProperty("limpide.webhooks.http");
      System.clearProperty("limpide.egress.allow");
    }
  }

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(Server::close);
    SERVERS.clear();
  }

  @OnEachEngine
  void aNoticeIsPostedSignedAndHoldsNobodysData(Engines.Kind engine) {
    Server server = on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    try (Receiver receiver = new Receiver(0)) {
      Webhook webhook = add(server, owner, receiver.url());

      tell(server, owner.organisation());
      until(() -> deliveries(owner).contains("\"state\":\"sent\""));

      assertThat(receiver.posts).hasSize(1);
      Receiver.Post post = receiver.posts.getFirst();
      assertThat(post.signature())
          .isEqualTo(
              webhook
                  .secret()
                  .sign(
                      UUID.fromString(post.id()),
                      Instant.ofEpochSecond(Long.parseLong(post.timestamp())),
                      post.body()));
      assertThat(post.body())
          .contains("tasks.late", "3 tâches sont en retard.", "3 tasks are late.")
          .doesNotContain("@", "Claude", "Essai", "Boutique", owner.person().toString());
      until(() -> deliveries(owner).contains("\"state\":\"unconfigured\""));
      assertThat(deliveries(owner)).contains("merci");
    }
  }

  @OnEachEngine
  void aFailedPostIsTriedAgainUnderTheSameIdAndCanBeReplayed(Engines.Kind engine) {
    Server server = on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    try (Receiver receiver = new Receiver(0)) {
      add(server, owner, receiver.url());
      receiver.status.set(503);

      tell(server, owner.organisation());
      until(() -> receiver.posts.size() == 1);
      receiver.status.set(200);
      until(() -> deliveries(owner).contains("\"state\":\"sent\""));
      assertThat(receiver.posts).hasSize(2);

      String log = "/o/" + owner.organisation() + "/notifications/deliveries";
      var again = owner.post(log, log + "/" + receiver.posts.getFirst().id() + "/replay", Map.of());
      assertThat(again.statusCode()).isEqualTo(302);
      until(() -> receiver.posts.size() == 3);
      assertThat(receiver.posts.stream().map(Receiver.Post::id).distinct()).hasSize(1);
    }
  }

  @OnEachEngine
  void a410StopsTheWebhookAndTells(Engines.Kind engine) {
    Server server = on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    try (Receiver receiver = new Receiver(0)) {
      Webhook webhook = add(server, owner, receiver.url());
      receiver.status.set(410);

      tell(server, owner.organisation());
      until(() -> state(server, webhook) == Webhook.State.GONE);
      tell(server, owner.organisation());

      assertThat(receiver.posts).hasSize(1);
      assertThat(owner.here("/notifications/news").body()).contains("Un webhook a été arrêté");
    }
  }

  @OnEachEngine
  void fiveDaysOfFailuresStopTheWebhook(Engines.Kind engine) {
    Server server = on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    try (Receiver receiver = new Receiver(0)) {
      Webhook webhook = add(server, owner, receiver.url());
      receiver.status.set(500);
      WebhookStore store = server.part(WebhookStore.class);
      Instant before = Instant.now().minus(Duration.ofDays(5).plusMinutes(1));
      server
          .part(Database.class)
          .write(() -> store.failing(owner.organisation(), webhook.id(), before));

      tell(server, owner.organisation());

      until(() -> state(server, webhook) == Webhook.State.FAILING);
      assertThat(deliveries(owner)).contains("\"state\":\"failed\"");
    }
  }

  @OnEachEngine
  void whatIsTakenBackIsNotTold(Engines.Kind engine) {
    Server server = on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Notifications notifications = server.part(Notifications.class);

    assertThatThrownBy(
            () ->
                server
                    .part(Database.class)
                    .write(
                        () -> {
                          notifications.tell(
                              owner.organisation(), "tasks.late", List.of(3), "/tasks");
                          throw new IllegalStateException("taken back");
                        }))
        .hasMessage("taken back");
    assertThatThrownBy(
            () -> notifications.tell(owner.organisation(), "tasks.late", List.of(3), "/tasks"))
        .isInstanceOf(IllegalStateException.class);

    assertThat(deliveries(owner)).contains("\"total\":0");
  }

  @OnEachEngine
  void whatWasToldBeforeAStopIsPostedAfterIt(Engines.Kind engine) {
    ServerSettings settings = engine.fresh();
    Receiver first = new Receiver(0);
    int port = first.port();
    first.close(); // nobody listens
    OrganisationId organisation;
    try (Server server = start(settings)) {
      Visitor owner = Visitor.member(server, Role.OWNER);
      organisation = owner.organisation();
      add(server, owner, "http://127.0.0.1:" + port + "/");
      tell(server, organisation);
      until(
          () ->
              server.part(DeliveryStore.class).of(organisation, 0, 10).stream()
                  .anyMatch(one -> one.nextAt().isPresent()));
    }
    try (Receiver receiver = new Receiver(port);
        Server server = start(settings)) {
      until(() -> receiver.posts.size() == 1);
      List<Delivery> log = server.part(DeliveryStore.class).of(organisation, 0, 10);
      assertThat(log.stream().map(one -> one.id().toString()))
          .contains(receiver.posts.getFirst().id());
    }
  }

  @OnEachEngine
  void dailyNewsAreGatheredUntilTheyAreMailed(Engines.Kind engine) {
    Server server = on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    RhythmStore rhythms = server.part(RhythmStore.class);
    server
        .part(Database.class)
        .write(
            () -> rhythms.choose(owner.organisation(), owner.person(), "tasks.late", Rhythm.DAILY));
    tell(server, owner.organisation());
    tell(server, owner.organisation());
    DeliveryStore deliveries = server.part(DeliveryStore.class);

    assertThat(deliveries.gathered(owner.organisation(), owner.person(), 10)).hasSize(2);
    assertThat(deliveries.gatherings())
        .contains(new DeliveryStore.Gathering(owner.organisation(), owner.person()));
    var jobs = server.part(org.limpide.server.jobs.Jobs.class);
    jobs.submit(owner.organisation(), DigestWork.KIND, owner.person());
    // no mail server is known to this service: the log says so
    until(() -> deliveries.gathered(owner.organisation(), owner.person(), 10).isEmpty());
    assertThat(deliveries(owner)).contains("Aucun serveur de messagerie");
    Delivery one = deliveries.of(owner.organisation(), 0, 1).getFirst();
    assertThat(one.state()).isEqualTo(Delivery.State.UNCONFIGURED);
  }

  @OnEachEngine
  void theSettingsSayWhatIsWrongWithAnAddress(Engines.Kind engine) {
    Visitor owner = Visitor.member(on(engine), Role.OWNER);
    String page = "/o/" + owner.organisation() + "/notifications";

    var local = owner.post(page, page + "/webhooks", Map.of("url", "https://192.168.1.1/x"));
    var other = owner.post(page, page + "/webhooks", Map.of("url", "truc"));
    var right = owner.post(page, page + "/webhooks", Map.of("url", "https://a.test/x"));

    assertThat(local.statusCode()).isEqualTo(422);
    assertThat(local.body()).contains("réseau privé", "https://192.168.1.1/x");
    assertThat(other.body()).contains("Ce n'est pas une adresse web");
    assertThat(right.body()).contains("whsec_");
    assertThat(owner.get(page).body()).contains("https://a.test/x").doesNotContain("whsec_");
  }

  @OnEachEngine
  void aMemberIsToldWhatWasChosenForThem(Engines.Kind engine) {
    Server server = on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Visitor auditor = Visitor.member(server, Role.AUDITOR, owner.organisation());
    String page = "/o/" + owner.organisation() + "/notifications/members/" + owner.person();

    var chosen = owner.post(page, page, Map.of("rhythm-tasks.late", "never"));
    tell(server, owner.organisation());

    assertThat(chosen.statusCode()).isEqualTo(302);
    assertThat(owner.get(page).body()).contains("value=\"never\" selected");
    assertThat(deliveries(owner)).contains("\"total\":0");
    assertThat(owner.here("/notifications/members/" + auditor.person()).statusCode())
        .isEqualTo(404);
    assertThat(owner.post(page, page, Map.of("rhythm-tasks.late", "x")).statusCode())
        .isEqualTo(422);
  }

  private static Webhook add(Server server, Visitor owner, String url) {
    return server.part(Webhooks.class).add(owner.organisation(), url);
  }

  private static void tell(Server server, OrganisationId organisation) {
    Notifications notifications = server.part(Notifications.class);
    server
        .part(Database.class)
        .write(
            () -> notifications.tell(organisation, "tasks.late", List.of(3), "/tasks?when=late"));
  }

  private static Webhook.State state(Server server, Webhook webhook) {
    return server.part(Webhooks.class).one(webhook.organisation(), webhook.id()).state();
  }

  private static String deliveries(Visitor owner) {
    return owner
        .get("/api/v1/organisations/" + owner.organisation() + "/notifications/deliveries")
        .body();
  }

  private static void until(BooleanSupplier fact) {
    Instant end = Instant.now().plusSeconds(60);
    while (!fact.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
