package org.limpide.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Server;
import org.limpide.server.Visitor;

class FirstStartTest {
  private static final Map<String, String> GOOD =
      Map.of(
          "organisation", "Boutique Dupont",
          "name", "Claude Dupont",
          "email", "Claude@exemple.test",
          "password", Visitor.PASSWORD,
          "language", "en");

  @OnEachEngine
  void theLinkServesOnceAndMakesTheOwner(Engines.Kind engine) {
    try (Server server = Server.start(engine.fresh())) {
      FirstStart start = server.part(FirstStart.class);
      String old = start.link().orElseThrow();
      String link = start.link().orElseThrow();
      Visitor visitor = Visitor.stranger(server);

      assertThat(visitor.get(old).statusCode()).as("an older link").isEqualTo(404);
      assertThat(visitor.get("/set-up/anything").statusCode()).isEqualTo(404);
      assertThat(visitor.get(link).body()).contains("Bienvenue dans Limpide");

      Map<String, String> weak = new HashMap<>(GOOD);
      weak.put("password", "Azerty123456!");
      var refused = visitor.post(link, link, weak);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body())
          .contains("Boutique Dupont", "essaie en premier")
          .doesNotContain("Azerty123456!");

      var done = visitor.post(link, link, GOOD);
      assertThat(done.statusCode()).isEqualTo(302);
      var home = visitor.get("/");
      assertThat(home.statusCode()).as("home of the one organisation").isEqualTo(302);
      String place = URI.create(home.headers().firstValue("Location").orElseThrow()).getPath();
      assertThat(visitor.get(place).body()).contains("Boutique Dupont");
      assertThat(visitor.get(place + "/members").body())
          .contains("Claude Dupont", "claude@exemple.test");

      assertThat(Visitor.stranger(server).get(link).statusCode()).isEqualTo(404);
      assertThat(start.link()).isEmpty();
      assertThat(Visitor.stranger(server).signIn("claude@exemple.test", Visitor.PASSWORD))
          .extracting(answer -> answer.statusCode())
          .isEqualTo(302);
    }
  }
}
