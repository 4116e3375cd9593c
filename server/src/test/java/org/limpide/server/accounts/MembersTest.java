package org.limpide.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.server.Engines;
import org.limpide.server.OnEachEngine;
import org.limpide.server.Running;
import org.limpide.server.Server;
import org.limpide.server.Visitor;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;

/** Without a mail server: links are handed over by the owner. */
class MembersTest {
  private static final Pattern LINK =
      Pattern.compile("http://127\\.0\\.0\\.1:\\d+(/(?:invitation|reset)/[\\w-]+)");

  @OnEachEngine
  void aNewPersonRegistersByTheLinkAndBelongs(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    String email = someone();
    String link = invited(owner, email, "READER");
    assertThat(owner.here("/members").body())
        .contains(email, "Aucun serveur de courrier")
        .doesNotContain(link);

    Visitor guest = Visitor.stranger(server);
    assertThat(guest.get(link).body()).contains("Rejoindre", "Lecteur", email);
    var weak = guest.post(link, link, Map.of("name", "Dominique", "password", "Password2026!"));
    assertThat(weak.statusCode()).isEqualTo(422);
    assertThat(weak.body()).contains("Dominique");
    var done =
        guest.post(
            link,
            link,
            Map.of("name", "Dominique", "password", Visitor.PASSWORD, "language", "fr"));

    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(guest.get("/o/" + owner.organisation()).statusCode()).isEqualTo(200);
    assertThat(guest.get("/o/" + owner.organisation() + "/members").statusCode()).isEqualTo(403);
    assertThat(Visitor.stranger(server).get(link).statusCode()).isEqualTo(404);
    assertThat(owner.here("/members").body()).contains("Dominique", "Aucune invitation");
  }

  @OnEachEngine
  void aKnownPersonSignsInAndAccepts(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Visitor known = Visitor.member(server, Role.OWNER);
    String link = invited(owner, email(server, known), "AGENT");

    assertThat(Visitor.stranger(server).get(link).body()).contains("déjà un compte");
    assertThat(Visitor.member(server, Role.OWNER).get(link).body()).contains("une autre personne");
    Visitor thief = Visitor.member(server, Role.OWNER);
    assertThat(thief.post("/account", link, Map.of()).statusCode()).isEqualTo(403);
    assertThat(known.post(link, link, Map.of()).statusCode()).isEqualTo(302);
    assertThat(known.get("/o/" + owner.organisation()).statusCode()).isEqualTo(200);
    assertThat(thief.get("/o/" + owner.organisation()).statusCode()).isEqualTo(404);
  }

  @OnEachEngine
  void anInvitationIsSentAgainOrWithdrawn(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    String email = someone();
    String first = invited(owner, email, "DPO");
    var twice =
        owner.post(
            "/account",
            "/o/" + owner.organisation() + "/invitations",
            Map.of("email", email.toUpperCase(java.util.Locale.ROOT), "role", "DPO"));
    assertThat(twice.statusCode()).isEqualTo(409);
    UUID id = server.part(Invitations.class).of(owner.organisation()).getFirst().id();
    String place = "/o/" + owner.organisation() + "/invitations/" + id;

    String second = link(owner.post("/account", place + "/again", Map.of()));
    assertThat(owner.get(first).statusCode()).isEqualTo(404);
    assertThat(Visitor.stranger(server).get(second).statusCode()).isEqualTo(200);

    assertThat(owner.post("/account", place + "/withdraw", Map.of()).statusCode()).isEqualTo(302);
    assertThat(Visitor.stranger(server).get(second).statusCode()).isEqualTo(404);
    assertThat(owner.post("/account", place + "/again", Map.of()).statusCode()).isEqualTo(404);
  }

  @OnEachEngine
  void theLastOwnerStays(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    String own = "/o/" + owner.organisation() + "/members/" + owner.person();

    assertThat(owner.post("/account", own + "/role", Map.of("role", "READER")).statusCode())
        .isEqualTo(409);
    assertThat(owner.post("/account", own + "/remove", Map.of()).statusCode()).isEqualTo(409);
    assertThat(leave(owner, owner.organisation()).statusCode()).isEqualTo(409);
    var deleted =
        owner.post("/account/delete", "/account/delete", Map.of("present", Visitor.PASSWORD));
    assertThat(deleted.statusCode()).isEqualTo(409);
    assertThat(deleted.body()).contains("seul propriétaire");

    Visitor second = Visitor.member(server, Role.OWNER, owner.organisation());
    assertThat(leave(owner, owner.organisation()).statusCode()).isEqualTo(302);
    assertThat(owner.here("").statusCode()).isEqualTo(404);
    assertThat(leave(second, owner.organisation()).statusCode()).isEqualTo(409);
  }

  @OnEachEngine
  void aRoleTakenBackIsGoneAtOnceAndTheTrailSaysSo(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Visitor agent = Visitor.member(server, Role.AGENT, owner.organisation());
    String place = "/o/" + owner.organisation() + "/members/" + agent.person();
    assertThat(agent.here("/sites/new").statusCode()).isEqualTo(200);

    owner.post("/account", place + "/role", Map.of("role", "READER"));
    assertThat(agent.here("/sites/new").statusCode()).isEqualTo(403);
    owner.post("/account", place + "/remove", Map.of());
    assertThat(agent.here("").statusCode()).isEqualTo(404);

    String trail = owner.here("/access").body();
    assertThat(trail)
        .contains("A changé un rôle (Lecteur)", "A retiré un membre", "connecté", "Claude Essai");
  }

  @OnEachEngine
  void onlyTheOwnerOfAllTheirOrganisationsResetsAMembersPassword(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Visitor agent = Visitor.member(server, Role.AGENT, owner.organisation());
    String place = "/o/" + owner.organisation() + "/members/" + agent.person() + "/reset";
    String link = link(owner.post("/account", place, Map.of()));
    Visitor browser = Visitor.stranger(server);
    String chosen = "gK7!pW2#xT9d";

    assertThat(browser.post(link, link, Map.of("password", chosen)).statusCode()).isEqualTo(302);
    assertThat(agent.get("/account").statusCode()).as("sessions end").isEqualTo(302);
    assertThat(agent.signIn(email(server, agent), Visitor.PASSWORD).statusCode()).isEqualTo(401);
    assertThat(agent.signIn(email(server, agent), chosen).statusCode()).isEqualTo(302);
    assertThat(browser.get(link).statusCode()).isEqualTo(404);

    OrganisationId elsewhere = server.part(Accounts.class).found("Ailleurs").id();
    server.part(Accounts.class).join(agent.person(), elsewhere, Role.READER);
    assertThat(owner.post("/account", place, Map.of()).statusCode()).isEqualTo(403);
  }

  @OnEachEngine
  void theApiInvitesAndLists(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    String base = "/api/v1/organisations/" + owner.organisation();
    String email = someone();

    var invited =
        api(owner, "POST", base + "/invitations", "{\"email\":\"" + email + "\",\"role\":\"dpo\"}");
    assertThat(invited.statusCode()).isEqualTo(201);
    assertThat(invited.body()).contains(email, "\"role\":\"dpo\"", "/invitation/");
    assertThat(owner.get(base + "/invitations").body())
        .contains(email)
        .doesNotContain("/invitation/");
    assertThat(owner.get(base + "/members").body()).contains("\"role\":\"owner\"", "\"total\":1");
    var wrong = api(owner, "POST", base + "/invitations", "{\"email\":\"x\",\"role\":\"boss\"}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("\"email\"", "\"role\"");
  }

  @OnEachEngine
  void anOrganisationIsFoundedAndDeletedByItsNameOnly(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    var founded = owner.post("/organisations/new", "/organisations", Map.of("name", "Client B"));
    String place = URI.create(founded.headers().firstValue("Location").orElseThrow()).getPath();
    String page = place + "/organisation";

    assertThat(owner.get("/").body()).contains("Client B");
    var wrong = owner.post(page, page + "/delete", Map.of("typed", "Client"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(owner.post(page, page, Map.of("name", "Client C")).statusCode()).isEqualTo(302);
    assertThat(owner.post(page, page + "/delete", Map.of("typed", "Client C")).statusCode())
        .isEqualTo(302);
    assertThat(owner.get(place).statusCode()).isEqualTo(404);
  }

  @OnEachEngine
  void aPasswordIsChangedWithThePresentOne(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor person = Visitor.member(server, Role.OWNER);
    Visitor elsewhere = Visitor.stranger(server);
    elsewhere.signIn(email(server, person), Visitor.PASSWORD);
    String page = "/account/password";

    var wrong = person.post(page, page, Map.of("present", "non", "password", "gK7!pW2#xT9d"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("pas votre mot de passe actuel");
    var done =
        person.post(page, page, Map.of("present", Visitor.PASSWORD, "password", "gK7!pW2#xT9d"));
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(person.get("/account").statusCode()).isEqualTo(200);
    assertThat(elsewhere.get("/account").statusCode()).isEqualTo(302);
  }

  private static HttpResponse<String> leave(Visitor visitor, OrganisationId organisation) {
    return visitor.post(
        "/account", "/o/" + organisation + "/members/leave", Map.of("sure", "true"));
  }

  private static HttpResponse<String> api(Visitor who, String method, String path, String body) {
    return who.send(
        who.request(path)
            .header("X-CSRF-TOKEN", who.token("/account"))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static String invited(Visitor owner, String email, String role) {
    String place = "/o/" + owner.organisation() + "/invitations";
    return link(owner.post(place + "/new", place, Map.of("email", email, "role", role)));
  }

  private static String link(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    Matcher link = LINK.matcher(answer.body());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static String someone() {
    return "p" + UUID.randomUUID() + "@exemple.test";
  }

  private static String email(Server server, Visitor visitor) {
    return server.part(Accounts.class).person(visitor.person()).orElseThrow().email().address();
  }
}
