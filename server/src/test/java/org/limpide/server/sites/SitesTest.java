package org.limpide.server.sites;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.web.Role;

class SitesTest {

  @OnEachEngine
  void aSiteIsAddedFromThePageAndListed(Engines.Kind engine) {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);
    String sites = "/o/" + owner.organisation() + "/sites";

    var added = owner.post(sites + "/new", sites, Map.of("url", "Boutique.test", "name", ""));

    assertThat(added.statusCode()).isEqualTo(302);
    assertThat(owner.get(sites).body()).contains("https://boutique.test/");
  }

  @OnEachEngine
  void aWrongAddressIsToldAndKept(Engines.Kind engine) {
    Visitor owner = Visitor.member(Running.on(engine), Role.OWNER);
    String sites = "/o/" + owner.organisation() + "/sites";

    var answer =
        owner.post(sites + "/new", sites, Map.of("url", "ftp://truc", "name", "Ma <boutique>"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Ce n'est pas l'adresse d'un site web", "ftp://truc", "Ma &lt;boutique");
  }

  @OnEachEngine
  void aSiteOfAnotherOrganisationDoesNotExist(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Visitor other = Visitor.member(server, Role.OWNER);
    Site site =
        server.part(Sites.class).add(owner.organisation(), new NewSite("https://a.test", ""));

    assertThat(owner.here("/sites/" + site.id()).statusCode()).isEqualTo(200);
    assertThat(other.here("/sites/" + site.id()).statusCode()).isEqualTo(404);
    assertThat(other.get("/o/" + owner.organisation() + "/sites/" + site.id()).statusCode())
        .isEqualTo(404);
  }

  @OnEachEngine
  void aSiteIsRenamedAndMoved(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Site site = add(server, owner, "https://ancienne.test", "Ancienne");
    String page = "/o/" + owner.organisation() + "/sites/" + site.id();
    assertThat(owner.get(page + "/edit").body()).contains("https://ancienne.test/", "Ancienne");

    var answer =
        owner.post(page + "/edit", page + "/edit", Map.of("url", "neuve.test", "name", "Neuve"));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(owner.get(page).body()).contains("https://neuve.test/", "Neuve");
  }

  @OnEachEngine
  void anAddressThatAnotherSiteHasIsToldUnderItsFieldAndKept(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    add(server, owner, "https://une.test", "Une");
    Site other = add(server, owner, "https://deux.test", "Deux");
    String sites = "/o/" + owner.organisation() + "/sites";
    String page = sites + "/" + other.id();

    var added = owner.post(sites + "/new", sites, Map.of("url", "une.test", "name", "Encore"));
    var moved =
        owner.post(page + "/edit", page + "/edit", Map.of("url", "une.test", "name", "Encore"));

    for (var answer : List.of(added, moved)) {
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body())
          .contains("Cette organisation a déjà le site https://une.test/.", "Encore", "url-wrong");
    }
    assertThat(owner.get(page).body()).contains("https://deux.test/", "Deux");
    var same =
        owner.post(page + "/edit", page + "/edit", Map.of("url", "deux.test", "name", "Trois"));
    assertThat(same.statusCode()).isEqualTo(302);
  }

  @OnEachEngine
  void sitesAreFoundByAPartOfTheirNameOrAddress(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    add(server, owner, "https://fleurs.test", "Le Jardin");
    add(server, owner, "https://vins.test", "La 100% Cave");
    String sites = "/o/" + owner.organisation() + "/sites";

    assertThat(owner.get(sites + "?q=jardin").body()).contains("Le Jardin").doesNotContain("Cave");
    assertThat(owner.get(sites + "?q=VINS").body()).contains("Cave").doesNotContain("Le Jardin");
    assertThat(owner.get(sites + "?q=0%25").body()).contains("Cave").doesNotContain("Le Jardin");
    assertThat(owner.get(sites + "?q=%25z%3Cb%3E").body())
        .contains("Aucun site ne contient", "%z&lt;b&gt;")
        .doesNotContain("Le Jardin");
    assertThat(owner.get("/api/v1/organisations/" + owner.organisation() + "/sites?q=cave").body())
        .contains("vins.test")
        .doesNotContain("fleurs.test");
  }

  @OnEachEngine
  void aSiteIsChangedThroughTheApi(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Site site = add(server, owner, "https://ancienne.test", "Ancienne");
    String path = "/api/v1/organisations/" + owner.organisation() + "/sites/" + site.id();

    var changed = put(owner, path, "{\"url\":\"https://neuve.test/\",\"name\":\"\"}");
    var wrong = put(owner, path, "{\"url\":\"ftp://x\"}");

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).contains("\"name\":\"neuve.test\"", "\"proven\":false");
    assertThat(wrong.statusCode()).isEqualTo(422);
  }

  private static HttpResponse<String> put(Visitor visitor, String path, String body) {
    return visitor.send(
        visitor
            .request(path)
            .header("Content-Type", "application/json")
            .header("X-CSRF-TOKEN", visitor.token("/sign-in"))
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static Site add(Server server, Visitor owner, String url, String name) {
    return server.part(Sites.class).add(owner.organisation(), new NewSite(url, name));
  }
}
