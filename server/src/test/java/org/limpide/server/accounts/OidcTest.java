package org.limpide.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;

class OidcTest {

  private static Server serverFor(Engines.Kind engine, String issuer) {
    Map<String, String> properties =
        Map.of(
            "limpide.oidc.issuer",
            issuer,
            "limpide.oidc.client-id",
            FakeProvider.CLIENT,
            "limpide.oidc.client-secret",
            FakeProvider.SECRET,
            "limpide.oidc.name",
            "Annuaire");
    properties.forEach(System::setProperty);
    try {
      return Server.start(engine.fresh());
    } finally {
      properties.keySet().forEach(System::clearProperty);
    }
  }

  private static Person person(Server server, String email) {
    return server
        .part(Accounts.class)
        .register(EmailAddress.parse(email).orElseThrow(), "Claude", Visitor.PASSWORD, Language.FR);
  }

  /** Follows the redirects between the two services as a browser would. */
  private static HttpResponse<String> through(Visitor visitor, FakeProvider provider) {
    HttpResponse<String> sent = visitor.get("/oauth2/authorization/oidc");
    URI back = provider.authorize(URI.create(sent.headers().firstValue("Location").orElseThrow()));
    return visitor.get(back.getRawPath() + "?" + back.getRawQuery());
  }

  @OnEachEngine
  void aVerifiedAddressOfAPersonSignsThatPersonIn(Engines.Kind engine) throws Exception {
    try (FakeProvider provider = new FakeProvider();
        Server server = serverFor(engine, provider.issuer())) {
      String email = "p" + UUID.randomUUID() + "@exemple.test";
      Person person = person(server, email);
      Visitor visitor = Visitor.stranger(server);
      assertThat(visitor.get("/sign-in").body()).contains("Se connecter avec Annuaire");

      provider.vouchFor(email, true);
      HttpResponse<String> back = through(visitor, provider);

      assertThat(back.statusCode()).isEqualTo(302);
      assertThat(back.headers().firstValue("Location").orElse("")).doesNotContain("sign-in");
      assertThat(visitor.get("/account/totp").statusCode()).isEqualTo(200);
      assertThat(provider.challenged()).as("PKCE").isTrue();

      // the session is that person's: their keys are theirs to make
      Organisation organisation = server.part(Accounts.class).found("Boutique");
      server
          .part(Accounts.class)
          .join(person.id(), organisation.id(), org.limpide.server.web.Role.OWNER);
      assertThat(visitor.get("/o/" + organisation.id()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void nobodyElseGetsIn() throws Exception {
    try (FakeProvider provider = new FakeProvider();
        Server server = serverFor(Engines.Kind.SQLITE, provider.issuer())) {
      String email = "q" + UUID.randomUUID() + "@exemple.test";
      person(server, email);

      provider.vouchFor(email, false);
      refused(through(Visitor.stranger(server), provider));
      provider.vouchFor("inconnu@exemple.test", true);
      Visitor unknown = Visitor.stranger(server);
      refused(through(unknown, provider));
      assertThat(unknown.get("/sign-in?oidc").body())
          .contains("Ce service n'a pas pu vous connecter");
      provider.vouchFor(email, true);
      provider.signWithAnotherKey();
      refused(through(Visitor.stranger(server), provider));
    }
  }

  private static void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in?oidc");
  }

  @Test
  void aServiceThatDoesNotAnswerDoesNotStopTheStart() throws Exception {
    String gone;
    try (FakeProvider provider = new FakeProvider()) {
      gone = provider.issuer();
    }
    try (Server server = serverFor(Engines.Kind.SQLITE, gone)) {
      refused(Visitor.stranger(server).get("/oauth2/authorization/oidc"));
    }
  }

  @Test
  void withoutAServiceThereIsNoButton() {
    Visitor visitor = Visitor.stranger(Running.on(Engines.Kind.SQLITE));

    assertThat(visitor.get("/sign-in").body())
        .contains("Se connecter avec une clé d'accès")
        .doesNotContain("oauth2/authorization");
    assertThat(visitor.get("/oauth2/authorization/oidc").statusCode()).isEqualTo(404);
  }
}
