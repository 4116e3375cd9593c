package org.limpide.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Visitor;

class FailuresTest {

  @OnEachEngine
  void aPageThatIsNotThereSaysSoAndKeepsTheTopBar(Engines.Kind engine) {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);

    HttpResponse<String> answer = owner.get("/nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("<h1>Page introuvable</h1>", "n'existe pas, ou n'existe plus", "/sign-out");
  }

  @OnEachEngine
  void aProgramIsToldInItsOwnShape(Engines.Kind engine) {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);

    HttpResponse<String> unknown = owner.get("/api/v1/nowhere");
    HttpResponse<String> withoutToken =
        owner.send(
            owner
                .request("/api/v1/organisations/" + owner.organisation() + "/sites")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(withoutToken.statusCode()).isEqualTo(403);
    for (HttpResponse<String> answer : new HttpResponse[] {unknown, withoutToken}) {
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
      assertThat(answer.body()).contains("urn:limpide:problem:");
    }
  }

  @OnEachEngine
  void aFormFromAnExpiredPageIsKeptAndCanBeSentAgain(Engines.Kind engine) {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);
    String sites = "/o/" + owner.organisation() + "/sites";

    HttpResponse<String> refused = expired(owner, sites, "same-origin", "name=Ma+%3Cboutique%3E");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains("<h1>Votre page a expiré</h1>", "action=\"" + sites + "\"")
        .contains("name=\"url\" value=\"https://gardee.exemple\"")
        .contains("name=\"name\" value=\"Ma &lt;boutique>\"")
        .doesNotContain("value=\"stale\"");

    String token = refused.body().split("name=\"_csrf\" value=\"")[1].split("\"")[0];
    HttpResponse<String> again =
        owner.send(
            form(owner, sites, "_csrf=" + token + "&url=https%3A%2F%2Fgardee.exemple").build());
    assertThat(again.statusCode()).isEqualTo(302);
    assertThat(owner.get(sites).body()).contains("https://gardee.exemple/");
  }

  @OnEachEngine
  void anotherSitesFormGetsNoFreshToken(Engines.Kind engine) {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);
    String sites = "/o/" + owner.organisation() + "/sites";

    for (String from : new String[] {"cross-site", "same-site", "none"}) {
      HttpResponse<String> refused = expired(owner, sites, from, "name=x");

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body())
          .contains("<h1>Cela n'a pas pu être fait</h1>", "Votre page a expiré")
          .doesNotContain("gardee.exemple");
    }
    assertThat(owner.get(sites).body()).doesNotContain("gardee.exemple");
  }

  @OnEachEngine
  void aSecretIsNeverWrittenBack(Engines.Kind engine) {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);

    HttpResponse<String> refused =
        expired(owner, "/sign-in", "same-origin", "newPassword=vague-lundi");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("Votre page a expiré").doesNotContain("vague-lundi");
  }

  @OnEachEngine
  void thePageOfFailuresIsNoPageToVisit(Engines.Kind engine) {
    assertThat(Visitor.stranger(Running.on(engine)).get("/error").statusCode()).isEqualTo(404);
  }

  @OnEachEngine
  void aChangeOfLanguageNeverLeadsElsewhere(Engines.Kind engine) {
    Visitor stranger = Visitor.stranger(Running.on(engine));
    for (String back :
        new String[] {"//elsewhere.test/", "https://elsewhere.test", "/{x}", "/\\\\e"}) {
      HttpResponse<String> answer =
          stranger.post(
              "/sign-in",
              "/preferences/language",
              java.util.Map.of("language", "en", "back", back));

      assertThat(answer.statusCode()).as(back).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElseThrow())
          .as(back)
          .doesNotContain("elsewhere", "\\")
          .endsWith("/");
    }
  }

  private static HttpResponse<String> expired(
      Visitor visitor, String path, String from, String more) {
    String fields = "_csrf=stale&url=https%3A%2F%2Fgardee.exemple&" + more;
    return visitor.send(form(visitor, path, fields).header("Sec-Fetch-Site", from).build());
  }

  private static HttpRequest.Builder form(Visitor visitor, String path, String fields) {
    return visitor
        .request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(fields));
  }
}
