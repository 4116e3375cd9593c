package org.limpide.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.limpide.server.web.Access;
import org.limpide.server.web.Role;
import org.limpide.server.web.RouteRules;
import org.limpide.server.web.RouteRules.Route;

/**
 * Every route there is, tried by every role, by a member of another organisation, by a stranger.
 */
class RouteRulesTest {

  @OnEachEngine
  void nobodyGetsThroughARouteThatIsNotTheirs(Engines.Kind engine) {
    Server server = Running.on(engine);
    Visitor owner = Visitor.member(server, Role.OWNER);
    Map<Role, Visitor> members = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      members.put(role, Visitor.member(server, role, owner.organisation()));
    }
    Visitor elsewhere = Visitor.member(server, Role.OWNER);
    Visitor stranger = Visitor.stranger(server);
    List<String> wrong = new ArrayList<>();
    for (Route route : server.part(RouteRules.class).all()) {
      if (!(route.access() instanceof Access.Member rule)) {
        if (route.access() instanceof Access.Person) {
          expect(wrong, route, "stranger", tried(stranger, owner, route), 302, 401, 403);
        }
        continue;
      }
      members.forEach(
          (role, visitor) -> {
            int status = tried(visitor, owner, route).statusCode();
            if (!rule.roles().contains(role) && status != 403) {
              wrong.add(role + " " + route + " -> " + status);
            }
            if (rule.roles().contains(role) && (status == 403 || status == 401)) {
              wrong.add(role + " is kept out of " + route + " -> " + status);
            }
          });
      expect(wrong, route, "elsewhere", tried(elsewhere, owner, route), 404);
      expect(wrong, route, "stranger", tried(stranger, owner, route), 302, 401, 403);
    }
    assertThat(wrong).isEmpty();
  }

  private static void expect(
      List<String> wrong, Route route, String who, HttpResponse<String> answer, int... statuses) {
    for (int status : statuses) {
      boolean signIn =
          status != 302 || answer.headers().firstValue("Location").orElse("").contains("/sign-in");
      if (answer.statusCode() == status && signIn) {
        return;
      }
    }
    wrong.add(who + " " + route + " -> " + answer.statusCode());
  }

  /** Ids that exist nowhere: whoever is let in finds nothing, and nothing is changed. */
  private static HttpResponse<String> tried(Visitor visitor, Visitor owner, Route route) {
    String path =
        route
            .path()
            .replace("{organisation}", owner.organisation().toString())
            .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    HttpRequest.Builder request = visitor.request(path);
    if (!route.method().equals("GET")) {
      request.header("X-CSRF-TOKEN", visitor.token("/sign-in"));
      request.header(
          "Content-Type",
          path.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded");
    }
    return visitor.send(
        request
            .method(
                route.method(),
                route.method().equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(path.startsWith("/api/") ? "{}" : ""))
            .build());
  }
}
