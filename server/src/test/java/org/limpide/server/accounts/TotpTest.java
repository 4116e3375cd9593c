package org.limpide.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;

class TotpTest {
  private static final Pattern CODE = Pattern.compile("[>\\n]([A-Z2-7-]{19})(?=\\n|</pre>)");

  private record Enrolled(Visitor visitor, String email, Totp totp, List<String> recovery) {}

  private static Enrolled enrolled(Server server) {
    Accounts accounts = server.part(Accounts.class);
    Organisation organisation = accounts.found("Boutique");
    String email = "code" + UUID.randomUUID() + "@exemple.test";
    Person person =
        accounts.register(
            EmailAddress.parse(email).orElseThrow(), "Claude", Visitor.PASSWORD, Language.FR);
    accounts.join(person.id(), organisation.id(), Role.OWNER);
    Visitor visitor = Visitor.stranger(server);
    visitor.signIn(email, Visitor.PASSWORD);
    visitor.post("/account/totp", "/account/totp/begin", Map.of());
    Totp totp = server.part(TotpCodes.class).waiting(person.id()).orElseThrow();
    assertThat(visitor.get("/account/totp").body())
        .contains(totp.text(), "otpauth://totp/Limpide:", "<svg");
    HttpResponse<String> confirmed =
        visitor.post(
            "/account/totp", "/account/totp/confirm", Map.of("code", totp.code(Instant.now())));
    List<String> recovery = CODE.matcher(confirmed.body()).results().map(m -> m.group(1)).toList();
    assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
    return new Enrolled(visitor, email, totp, recovery);
  }

  private static HttpResponse<String> give(Visitor visitor, String code) {
    return visitor.post(
        "/sign-in/code", "/sign-in/code", Map.of("code", code, "next", "/account/totp"));
  }

  @OnEachEngine
  void afterThePasswordTheCodeIsAskedAndUntilThenOneIsNobody(Engines.Kind engine) {
    Server server = Running.on(engine);
    Enrolled person = enrolled(server);
    // the session that set it up goes on
    assertThat(person.visitor().get("/account/totp").statusCode()).isEqualTo(200);
    Visitor again = Visitor.stranger(server);
    again.signIn(person.email(), Visitor.PASSWORD);

    HttpResponse<String> kept = again.get("/account/totp");
    assertThat(kept.statusCode()).isEqualTo(302);
    assertThat(kept.headers().firstValue("Location").orElse(""))
        .endsWith("/sign-in/code?next=%2Faccount%2Ftotp");
    assertThat(again.get("/api/v1/account/passkeys").statusCode()).isEqualTo(401);
    assertThat(again.post("/sign-in", "/account/totp/stop", Map.of("code", "0")).statusCode())
        .isEqualTo(302);

    String code = person.totp().code(Instant.now().plusSeconds(30));
    HttpResponse<String> given = give(again, code);
    assertThat(given.headers().firstValue("Location").orElse("")).endsWith("/account/totp");
    assertThat(again.get("/account/totp").statusCode()).isEqualTo(200);

    Visitor overheard = Visitor.stranger(server);
    overheard.signIn(person.email(), Visitor.PASSWORD);
    assertThat(give(overheard, code).statusCode()).as("a code serves once").isEqualTo(422);
    assertThat(overheard.get("/account/totp").statusCode()).isEqualTo(302);
  }

  @OnEachEngine
  void aRecoveryCodeServesOnce(Engines.Kind engine) {
    Server server = Running.on(engine);
    Enrolled person = enrolled(server);
    String code = person.recovery().getFirst();

    Visitor again = Visitor.stranger(server);
    again.signIn(person.email(), Visitor.PASSWORD);
    assertThat(give(again, code.toLowerCase(java.util.Locale.ROOT)).statusCode()).isEqualTo(302);
    assertThat(again.get("/account/totp").body()).contains("Il reste 9 codes de secours");

    Visitor later = Visitor.stranger(server);
    later.signIn(person.email(), Visitor.PASSWORD);
    assertThat(give(later, code).statusCode()).isEqualTo(422);
  }

  @OnEachEngine
  void stoppingAsksACode(Engines.Kind engine) {
    Enrolled person = enrolled(Running.on(engine));
    Visitor visitor = person.visitor();

    assertThat(
            visitor.post("/account/totp", "/account/totp/stop", Map.of("code", "000")).statusCode())
        .isEqualTo(422);
    visitor.post("/account/totp", "/account/totp/stop", Map.of("code", person.recovery().get(3)));
    Visitor again = Visitor.stranger(Running.on(engine));
    again.signIn(person.email(), Visitor.PASSWORD);

    assertThat(again.get("/account/totp").statusCode()).isEqualTo(200);
  }

  @OnEachEngine
  void wrongCodesMakeTheNextTryWait(Engines.Kind engine) {
    Server server = Running.on(engine);
    Enrolled person = enrolled(server);
    UUID id =
        server
            .part(AccountStore.class)
            .person(EmailAddress.parse(person.email()).orElseThrow())
            .orElseThrow()
            .id();
    TotpCodes codes = server.part(TotpCodes.class);
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> codes.check(id, "nope"))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.code()).isEqualTo(Refusal.Code.INVALID));
    }

    assertThatThrownBy(() -> codes.check(id, person.recovery().getFirst()))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo(Refusal.Code.TOO_MANY));
  }

  @OnEachEngine
  void theApiTurnsCodesOnAndOff(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);

    assertThat(api(owner, "begin", "").statusCode()).isEqualTo(201);
    Totp totp = server.part(TotpCodes.class).waiting(owner.person()).orElseThrow();
    assertThat(api(owner, "confirm", "{\"code\":\"1\"}").statusCode()).isEqualTo(422);
    String code = totp.code(Instant.now());
    HttpResponse<String> confirmed = api(owner, "confirm", "{\"code\":\"" + code + "\"}");
    assertThat(confirmed.body()).contains("\"recovery\":[\"");
    assertThat(owner.get("/api/v1/account/totp").body())
        .isEqualTo("{\"on\":true,\"recoveryLeft\":10}");
    assertThat(api(owner, "begin", "").statusCode()).as("not replaced unasked").isEqualTo(409);
    String later = totp.code(Instant.now().plusSeconds(30));
    assertThat(api(owner, "stop", "{\"code\":\"" + later + "\"}").statusCode()).isEqualTo(204);
    assertThat(owner.get("/api/v1/account/totp").body()).contains("\"on\":false");
  }

  private static HttpResponse<String> api(Visitor visitor, String what, String body) {
    return visitor.send(
        visitor
            .request("/api/v1/account/totp/" + what)
            .header("X-CSRF-TOKEN", visitor.token("/sign-in"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void theWaitGrowsToAQuarterOfAnHour() {
    Instant now = Instant.parse("2026-03-01T10:00:00Z");

    assertThat(wait(3, now)).isZero();
    assertThat(wait(4, now)).isEqualTo(Duration.ofSeconds(5));
    assertThat(wait(6, now)).isEqualTo(Duration.ofSeconds(17));
    assertThat(wait(500, now)).isEqualTo(Duration.ofSeconds(901));
    assertThat(
            TotpCodes.wait(
                new TotpStore.Row(new byte[0], true, 0, 4, Optional.of(now)), now.plusSeconds(4)))
        .isZero();
  }

  private static Duration wait(int failures, Instant now) {
    return TotpCodes.wait(new TotpStore.Row(new byte[0], true, 0, failures, Optional.of(now)), now);
  }

  @Test
  void codesAreThoseOfTheRfc() {
    Totp totp = new Totp("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    // RFC 6238 appendix B, the last six of its eight digits
    assertThat(totp.code(Instant.ofEpochSecond(59))).isEqualTo("287082");
    assertThat(totp.code(Instant.ofEpochSecond(1111111109))).isEqualTo("081804");
    assertThat(totp.code(Instant.ofEpochSecond(2000000000))).isEqualTo("279037");
    assertThat(totp.step("287082", Instant.ofEpochSecond(59), 0)).hasValue(1);
    assertThat(totp.step("287082", Instant.ofEpochSecond(89), 0)).hasValue(1);
    assertThat(totp.step("287082", Instant.ofEpochSecond(90), 0)).isEmpty();
    assertThat(totp.step("287082", Instant.ofEpochSecond(59), 1)).isEmpty();
  }

  @Test
  void secretsAreWrittenInBase32() {
    // RFC 4648 section 10, without padding
    assertThat(Totp.base32("f".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MY");
    assertThat(Totp.base32("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
    assertThat(Totp.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
  }
}
