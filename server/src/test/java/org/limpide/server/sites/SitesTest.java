package org.limpide.server.sites;

import static org.assertj.core.api.Assertions.assertThat;

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
}
