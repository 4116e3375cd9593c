package org.limpide.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;

class ApiKeyTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static HttpResponse<String> send(
      Server server, String secret, String method, String path, String body) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String sites(OrganisationId organisation) {
    return "/api/v1/organisations/" + organisation + "/sites";
  }

  private static ApiKeys.Made key(Server server, Visitor visitor, String scope) {
    return server
        .part(ApiKeys.class)
        .make(
            visitor.person(), new NewApiKey("Essai", visitor.organisation().toString(), scope, 30));
  }

  @OnEachEngine
  void aKeyMadeOnThePageLetsAProgramInWithoutSession(Engines.Kind engine) throws Exception {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);

    HttpResponse<String> made =
        owner.post(
            "/account/api-keys",
            "/account/api-keys",
            Map.of(
                "name", "Tableau",
                "organisation", owner.organisation().toString(),
                "scope", "write",
                "days", "30"));
    Matcher secret = Pattern.compile("lpk_[A-Za-z0-9_-]{43}").matcher(made.body());
    assertThat(secret.find()).isTrue();
    HttpResponse<String> added =
        send(
            server,
            secret.group(),
            "POST",
            sites(owner.organisation()),
            "{\"url\":\"https://cle.test\",\"name\":\"\"}");

    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(added.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(owner.get("/account/api-keys").body())
        .contains("Tableau", "lpk_")
        .doesNotContain(secret.group());
    ApiKey kept = server.part(ApiKeys.class).of(owner.person()).getFirst();
    assertThat(kept.lastUsedAt().orElseThrow().getEpochSecond() % 86_400).isZero();
  }

  @OnEachEngine
  void aKeyIsOfOneOrganisationAndNeverMoreThanItsScope(Engines.Kind engine) throws Exception {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Organisation second = server.part(Accounts.class).found("Autre");
    server.part(Accounts.class).join(owner.person(), second.id(), Role.OWNER);
    String read = key(server, owner, "read").secret();

    assertThat(send(server, read, "GET", sites(owner.organisation()), "").statusCode())
        .isEqualTo(200);
    assertThat(
            send(
                    server,
                    read,
                    "POST",
                    sites(owner.organisation()),
                    "{\"url\":\"https://lire.test\"}")
                .statusCode())
        .isEqualTo(403);
    assertThat(send(server, read, "GET", sites(second.id()), "").statusCode()).isEqualTo(404);
    String write = key(server, owner, "write").secret();
    assertThat(send(server, write, "GET", "/api/v1/account/api-keys", "").statusCode())
        .as("a key does not see keys")
        .isEqualTo(403);
    assertThat(send(server, write, "POST", "/api/v1/account/api-keys", "{}").statusCode())
        .isEqualTo(403);
  }

  @OnEachEngine
  void aKeyHasThePersonsRoleOfTheMoment(Engines.Kind engine) throws Exception {
    Server server = Running.on(engine);
    Visitor reader = Visitor.member(server, Role.READER);
    String write = key(server, reader, "write").secret();

    assertThat(
            send(
                    server,
                    write,
                    "POST",
                    sites(reader.organisation()),
                    "{\"url\":\"https://role.test\"}")
                .statusCode())
        .isEqualTo(403);
  }

  @OnEachEngine
  void aRevokedKeyIsRefusedAtOnce(Engines.Kind engine) throws Exception {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    ApiKeys.Made made = key(server, owner, "read");
    String path = sites(owner.organisation());
    assertThat(send(server, made.secret(), "GET", path, "").statusCode()).isEqualTo(200);

    owner.post("/account/api-keys", "/account/api-keys/" + made.key().id() + "/revoke", Map.of());
    HttpResponse<String> refused = send(server, made.secret(), "GET", path, "");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).contains("Bearer");
    assertThat(send(server, "lpk_jamais", "GET", path, "").statusCode()).isEqualTo(401);
  }

  @OnEachEngine
  void anExpiredKeyIsNoKey(Engines.Kind engine) throws Exception {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    ApiKeySecret secret = ApiKeySecret.fresh();
    Instant now = Instant.now();
    server
        .part(org.limpide.server.storage.Database.class)
        .write(
            () ->
                server
                    .part(ApiKeyStore.class)
                    .add(
                        new ApiKey(
                            UUID.randomUUID(),
                            secret.hint(),
                            owner.person(),
                            owner.organisation(),
                            "Vieille",
                            ApiKey.Scope.READ,
                            now.minus(Duration.ofDays(2)),
                            now.minusSeconds(1),
                            Optional.empty()),
                        secret.hash()));

    assertThat(send(server, secret.text(), "GET", sites(owner.organisation()), "").statusCode())
        .isEqualTo(401);
  }

  @OnEachEngine
  void anotherPersonsKeyAndAnotherOrganisationAreOutOfReach(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Visitor other = Visitor.member(server, Role.OWNER);
    ApiKeys.Made made = key(server, owner, "read");

    assertThat(
            other
                .post(
                    "/account/api-keys",
                    "/account/api-keys/" + made.key().id() + "/revoke",
                    Map.of())
                .statusCode())
        .isEqualTo(404);
    HttpResponse<String> elsewhere =
        other.post(
            "/account/api-keys",
            "/account/api-keys",
            Map.of(
                "name", "Tableau",
                "organisation", owner.organisation().toString(),
                "scope", "write",
                "days", "30"));
    assertThat(elsewhere.statusCode()).isEqualTo(422);
    HttpResponse<String> tooLong =
        other.post(
            "/account/api-keys",
            "/account/api-keys",
            Map.of(
                "name", "Mon <tableau>",
                "organisation", other.organisation().toString(),
                "scope", "write",
                "days", "366"));
    assertThat(tooLong.statusCode()).isEqualTo(422);
    assertThat(tooLong.body())
        .contains("Mon &lt;tableau", "Choisissez une durée de 1 à 365 jours", "366");
  }

  @OnEachEngine
  void aFloodIsToldWhenToComeBack(Engines.Kind engine) throws Exception {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    ApiKeys.Made made = key(server, owner, "read");
    ApiKeyRate rate = server.part(ApiKeyRate.class);
    // the bucket is emptied without 300 requests
    while (rate.take(made.key().id()).isEmpty()) {
      assertThat(made.key().id()).isNotNull();
    }

    HttpResponse<String> refused =
        send(server, made.secret(), "GET", sites(owner.organisation()), "");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 60);
    assertThat(refused.body()).contains("urn:limpide:problem:too-many");
  }

  @Test
  void threeHundredRequestsAMinuteAreServed() {
    Instant start = Instant.parse("2026-03-01T10:00:00Z");
    Instant[] now = {start};
    ApiKeyRate rate =
        new ApiKeyRate(
            300,
            new Clock() {
              @Override
              public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
              }

              @Override
              public Clock withZone(java.time.ZoneId zone) {
                return this;
              }

              @Override
              public Instant instant() {
                return now[0];
              }
            });
    UUID key = UUID.randomUUID();
    for (int i = 0; i < 300; i++) {
      assertThat(rate.take(key)).isEmpty();
    }

    assertThat(rate.take(key)).contains(Duration.ofMillis(200));
    assertThat(rate.take(UUID.randomUUID())).isEmpty();
    now[0] = start.plusMillis(200);
    assertThat(rate.take(key)).isEmpty();
    assertThat(rate.take(key)).isPresent();
  }

  @OnEachEngine
  void theApiMakesAndRevokesKeysForWhoHasSignedIn(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    String body =
        "{\"name\":\"Programme\",\"organisation\":\""
            + owner.organisation()
            + "\",\"scope\":\"read\",\"days\":7}";
    HttpRequest.Builder wanted =
        owner
            .request("/api/v1/account/api-keys")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));

    HttpResponse<String> tokenless = owner.send(wanted.copy().build());
    HttpResponse<String> made =
        owner.send(wanted.copy().header("X-CSRF-TOKEN", owner.token("/sign-in")).build());

    assertThat(tokenless.statusCode()).isEqualTo(403);
    assertThat(tokenless.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.body()).contains("\"secret\":\"lpk_");
    assertThat(owner.get("/api/v1/account/api-keys").body()).contains("Programme");
  }
}
