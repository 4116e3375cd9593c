package org.limpide.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Visitor;
import org.limpide.server.web.Role;

class ApiBodiesTest {

  private static HttpResponse<String> post(
      Visitor visitor, String type, HttpRequest.BodyPublisher body) {
    return visitor.send(
        visitor
            .request("/api/v1/organisations/" + visitor.organisation() + "/sites")
            .header("Content-Type", type)
            .header("X-CSRF-TOKEN", visitor.token("/sign-in"))
            .POST(body)
            .build());
  }

  private static HttpResponse<String> json(Visitor visitor, String body) {
    return post(visitor, "application/json", HttpRequest.BodyPublishers.ofString(body));
  }

  private static void problem(HttpResponse<String> answer, int status, String... said) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains(said);
  }

  @OnEachEngine
  void whatCannotBeReadIsToldWhy(Engines.Kind engine) {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);

    problem(json(owner, "{\"url\":"), 400, "n'a pas pu être lue");
    problem(json(owner, ""), 400, "urn:limpide:problem:malformed");
    problem(
        json(owner, "{\"url\":\"https://a.test\",\"couleur\":\"bleu\"}"),
        400,
        "\"couleur\":\"Cette propriété n'existe pas.\"");
    problem(json(owner, "{\"url\":{\"hote\":1}}"), 400, "\"url\"");
    problem(post(owner, "text/plain", HttpRequest.BodyPublishers.ofString("bonjour")), 415, "JSON");
    problem(json(owner, "{\"url\":\"\"}"), 422, "\"url\":\"Ce champ est nécessaire.\"");
  }

  @OnEachEngine
  void aBodyOverOneMebibyteIsTooLarge(Engines.Kind engine) {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);
    String large = "{\"url\":\"" + "a".repeat(ApiBodies.LARGEST) + "\"}";

    problem(json(owner, large), 413, "1 Mio");
    // the same without its length said first
    HttpRequest.BodyPublisher chunked =
        HttpRequest.BodyPublishers.ofInputStream(
            () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)));
    problem(post(owner, "application/json", chunked), 413, "1 Mio");
  }
}
