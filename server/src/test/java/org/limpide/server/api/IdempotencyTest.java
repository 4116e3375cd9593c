package org.limpide.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.ServerKey;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;

class IdempotencyTest {

  private static HttpResponse<String> add(
      Visitor visitor, OrganisationId organisation, String token, String key, String url) {
    return visitor.send(
        visitor
            .request("/api/v1/organisations/" + organisation + "/sites")
            .header("Content-Type", "application/json")
            .header("X-CSRF-TOKEN", token)
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString("{\"url\":\"" + url + "\"}"))
            .build());
  }

  private static HttpResponse<String> add(Visitor visitor, String key, String url) {
    return add(visitor, visitor.organisation(), visitor.token("/sign-in"), key, url);
  }

  private static boolean replayed(HttpResponse<String> answer) {
    return answer.headers().firstValue("Idempotent-Replayed").orElse("").equals("true");
  }

  @OnEachEngine
  void aCreateThatIsRepeatedIsAnsweredAgainAndDoneOnce(Engines.Kind engine) {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);
    String key = UUID.randomUUID().toString();

    HttpResponse<String> first = add(owner, key, "https://une.test");
    HttpResponse<String> again = add(owner, key, "https://une.test");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(replayed(first)).isFalse();
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(replayed(again)).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Content-Type"))
        .isEqualTo(first.headers().firstValue("Content-Type"));
    // without the key it is a second create, which the organisation refuses
    assertThat(add(owner, UUID.randomUUID().toString(), "https://une.test").statusCode())
        .isEqualTo(409);
  }

  @OnEachEngine
  void anotherBodyUnderTheSameKeyIsRefused(Engines.Kind engine) {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);
    String key = UUID.randomUUID().toString();
    add(owner, key, "https://une.test");

    HttpResponse<String> other = add(owner, key, "https://deux.test");

    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("déjà servi à une autre demande");
    assertThat(add(owner, "clé à accent", "https://deux.test").statusCode()).isEqualTo(400);
  }

  @OnEachEngine
  void aRefusedRequestMayBeCorrectedUnderItsKey(Engines.Kind engine) {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);
    String key = UUID.randomUUID().toString();

    assertThat(add(owner, key, "pas une adresse").statusCode()).isEqualTo(422);
    assertThat(add(owner, key, "https://juste.test").statusCode()).isEqualTo(201);
  }

  @OnEachEngine
  void twoPeopleAndTwoOrganisationsMayChooseTheSameKey(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Visitor colleague = Visitor.member(server, Role.OWNER, owner.organisation());
    Visitor elsewhere = Visitor.member(server, Role.OWNER);
    String key = UUID.randomUUID().toString();
    add(owner, key, "https://une.test");

    assertThat(add(colleague, key, "https://deux.test").statusCode()).isEqualTo(201);
    assertThat(add(elsewhere, key, "https://une.test").statusCode()).isEqualTo(201);
    HttpResponse<String> stranger =
        add(elsewhere, owner.organisation(), elsewhere.token("/sign-in"), key, "https://une.test");
    assertThat(stranger.statusCode()).isEqualTo(404);
    assertThat(replayed(stranger)).isFalse();
  }

  @OnEachEngine
  void atTheSameTimeItIsStillDoneOnce(Engines.Kind engine) throws Exception {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);
    String key = UUID.randomUUID().toString();
    String token = owner.token("/sign-in");
    List<Callable<HttpResponse<String>>> tries = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      tries.add(() -> add(owner, owner.organisation(), token, key, "https://ensemble.test"));
    }
    List<HttpResponse<String>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<HttpResponse<String>> one : threads.invokeAll(tries)) {
        answers.add(one.get());
      }
    }

    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(answer.statusCode() == 201 || busy(answer))
                    .as(answer.statusCode() + answer.body())
                    .isTrue());
    Set<String> bodies =
        answers.stream()
            .filter(answer -> answer.statusCode() == 201)
            .map(HttpResponse::body)
            .collect(Collectors.toSet());
    assertThat(bodies).as("one site").hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 201 && !replayed(answer)))
        .hasSize(1);
  }

  private static boolean busy(HttpResponse<String> answer) {
    return answer.statusCode() == 409 && answer.body().contains("en cours");
  }

  @OnEachEngine
  void answersRestSealedAndAreForgottenAfterADay(Engines.Kind engine) {
    Server server = Running.on(engine);
    IdempotencyStore store = server.part(IdempotencyStore.class);
    Database database = server.part(Database.class);
    Instant start = Instant.now();
    Idempotency now = at(server, store, start);
    String hash = UUID.randomUUID().toString();
    assertThat(now.begin(hash, "demande")).isEmpty();
    assertThatThrownBy(() -> now.begin(hash, "demande"))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo(Refusal.Code.CONFLICT));

    byte[] body = "lpk_secret".getBytes(StandardCharsets.UTF_8);
    now.answered(hash, new Idempotency.Answer(201, "application/json", "/ici", body));

    byte[] kept = store.one(hash).orElseThrow().answer();
    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("lpk_secret");
    Idempotency.Answer answer = now.begin(hash, "demande").orElseThrow();
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.location()).isEqualTo("/ici");
    assertThat(at(server, store, start.plus(Duration.ofHours(25))).begin(hash, "autre")).isEmpty();

    String old = UUID.randomUUID().toString();
    database.write(() -> store.take(old, "demande", start.minus(Duration.ofHours(25))));
    now.run();
    assertThat(store.one(old)).isEmpty();
  }

  @OnEachEngine
  void aRequestLostInAKillMayBeDoneAgain(Engines.Kind engine) {
    Server server = Running.on(engine);
    IdempotencyStore store = server.part(IdempotencyStore.class);
    Instant start = Instant.now();
    String hash = UUID.randomUUID().toString();
    at(server, store, start).begin(hash, "demande");

    assertThat(at(server, store, start.plus(Duration.ofMinutes(3))).begin(hash, "demande"))
        .isEmpty();
  }

  private static Idempotency at(Server server, IdempotencyStore store, Instant moment) {
    return new Idempotency(
        server.part(Database.class),
        store,
        server.part(ServerKey.class),
        Clock.fixed(moment, ZoneOffset.UTC));
  }
}
