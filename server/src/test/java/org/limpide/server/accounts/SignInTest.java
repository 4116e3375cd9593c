package org.limpide.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.web.Role;

class SignInTest {

  @OnEachEngine
  void anUnknownAddressAndAWrongPasswordAreAnsweredAlikeAndAsSlowly(Engines.Kind engine) {
    Server server = Running.on(engine);
    String known = email(server, Visitor.member(server, Role.OWNER));
    List<Long> knownTimes = new ArrayList<>();
    List<Long> unknownTimes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String unknown = "p" + UUID.randomUUID() + "@exemple.test";
      HttpResponse<String> one = timed(server, known, knownTimes);
      HttpResponse<String> other = timed(server, unknown, unknownTimes);
      assertThat(one.statusCode()).isEqualTo(401);
      assertThat(other.statusCode()).isEqualTo(401);
      assertThat(plain(one, known)).isEqualTo(plain(other, unknown));
      assertThat(one.body()).contains("ne convient pas");
    }
    // a hash takes tens of milliseconds: without one the answer would come in a fraction
    assertThat(median(unknownTimes)).isGreaterThan(median(knownTimes) / 3);
  }

  @OnEachEngine
  void theRightPasswordIsRefusedDuringTheWaitWhetherThereIsAnAccountOrNot(Engines.Kind engine) {
    Server server = Running.on(engine);
    String known = email(server, Visitor.member(server, Role.OWNER));
    String unknown = "p" + UUID.randomUUID() + "@exemple.test";
    for (String email : List.of(known, unknown)) {
      for (int i = 0; i < 5; i++) {
        assertThat(Visitor.stranger(server).signIn(email, "wrong").statusCode()).isEqualTo(401);
      }
    }
    HttpResponse<String> one = Visitor.stranger(server).signIn(known, Visitor.PASSWORD);
    HttpResponse<String> other = Visitor.stranger(server).signIn(unknown, Visitor.PASSWORD);

    assertThat(one.statusCode()).isEqualTo(429);
    assertThat(other.statusCode()).isEqualTo(429);
    assertThat(one.body()).contains("Réessayez dans 2 minutes");
    assertThat(plain(one, known)).isEqualTo(plain(other, unknown));
    assertThat(one.headers().firstValue("Retry-After").map(Integer::parseInt).orElse(0))
        .isBetween(50, 66);
  }

  @OnEachEngine
  void whatWasWantedIsShownAfterwardsButNoOtherSite(Engines.Kind engine) {
    Server server = Running.on(engine);
    String email = email(server, Visitor.member(server, Role.OWNER));
    assertThat(next(server, email, "/account/sessions")).endsWith("/account/sessions");
    assertThat(next(server, email, "//evil.test")).doesNotContain("evil");
    assertThat(next(server, email, "https://evil.test")).doesNotContain("evil");
  }

  @OnEachEngine
  void anAccentTypedOnAnotherKeyboardIsTheSame(Engines.Kind engine) {
    Server server = Running.on(engine);
    String email = "p" + UUID.randomUUID() + "@exemple.test";
    String password = "  Été-à-Zürich-42!";
    server
        .part(Accounts.class)
        .register(EmailAddress.parse(email).orElseThrow(), "Claude", password, Language.FR);
    String decomposed = Normalizer.normalize(password, Normalizer.Form.NFD);
    assertThat(decomposed).isNotEqualTo(password);
    assertThat(Visitor.stranger(server).signIn(email, decomposed).statusCode()).isEqualTo(302);
    assertThat(Visitor.stranger(server).signIn(email, password.strip()).statusCode())
        .as("spaces at the beginning count")
        .isEqualTo(401);
  }

  @OnEachEngine
  void aLongPasswordIsNotCut(Engines.Kind engine) {
    Server server = Running.on(engine);
    String email = "p" + UUID.randomUUID() + "@exemple.test";
    String password = "une girafe mauve repeint chaque volet ".repeat(6).substring(0, 200);
    server
        .part(Accounts.class)
        .register(EmailAddress.parse(email).orElseThrow(), "Claude", password, Language.FR);
    assertThat(
            Visitor.stranger(server).signIn(email, password.substring(0, 199) + "x").statusCode())
        .isEqualTo(401);
    assertThat(Visitor.stranger(server).signIn(email, password).statusCode()).isEqualTo(302);
  }

  @OnEachEngine
  void aFormLeftOpenTooLongSaysSo(Engines.Kind engine) {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);
    var answer =
        owner.send(
            owner
                .request("/account")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("name=X"))
                .build());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("trop longtemps");
  }

  private static String next(Server server, String email, String next) {
    Visitor visitor = Visitor.stranger(server);
    return visitor
        .post(
            "/sign-in",
            "/sign-in",
            Map.of("email", email, "password", Visitor.PASSWORD, "next", next))
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  private static HttpResponse<String> timed(Server server, String email, List<Long> times) {
    Visitor visitor = Visitor.stranger(server);
    long start = System.nanoTime();
    HttpResponse<String> answer = visitor.signIn(email, "wrong");
    times.add(System.nanoTime() - start);
    return answer;
  }

  private static long median(List<Long> times) {
    Collections.sort(times);
    return times.get(times.size() / 2);
  }

  /** Without what differs from page to page anyway. */
  private static String plain(HttpResponse<String> answer, String email) {
    return answer
        .body()
        .replace(email, "EMAIL")
        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "CSRF");
  }

  private static String email(Server server, Visitor visitor) {
    return server.part(Accounts.class).person(visitor.person()).orElseThrow().email().address();
  }
}
