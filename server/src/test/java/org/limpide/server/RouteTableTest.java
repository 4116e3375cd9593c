package org.limpide.server;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.limpide.server.web.Access;
import org.limpide.server.web.Role;
import org.limpide.server.web.RouteRules;
import org.limpide.server.web.RouteRules.Route;

/**
 * The table of routes and roles in {@code docs/routes.md} is the one the service obeys. Run with
 * {@code LIMPIDE_WRITE=routes} in the environment to write it anew, then read what changed.
 */
class RouteTableTest {
  private static final Path TABLE = Path.of("../docs/routes.md");

  @Test
  void theTableInTheDocumentationIsTheOneInForce() throws IOException {
    String table = table(Running.on(Engines.Kind.SQLITE));
    if ("routes".equals(System.getenv("LIMPIDE_WRITE"))) {
      Files.writeString(TABLE, table);
    }

    assertThat(Files.readString(TABLE)).isEqualTo(table);
  }

  private static String table(Server server) {
    StringBuilder out =
        new StringBuilder(
            """
            # Who may use which route

            Written by `RouteTableTest` from the rules on the routes themselves; `RouteRulesTest` tries every one with every role, with a member of
            another organisation and with a stranger. Beside them, Spring Security's own addresses answer passkeys and the identity provider
            (`/webauthn/**`, `/login/webauthn`, `/oauth2/**`, `/login/oauth2/**`) and `/sign-out`.

            | method | path | owner | DPO | agent | reader | auditor | any person | anybody |
            |---|---|---|---|---|---|---|---|---|
            """);
    for (Route route : server.part(RouteRules.class).all()) {
      out.append("| ")
          .append(route.method())
          .append(" | `")
          .append(route.path())
          .append("` | ")
          .append(
              Arrays.stream(Role.values())
                  .map(role -> admits(route.access(), role) ? "✓" : " ")
                  .collect(joining(" | ")))
          .append(" | ")
          .append(route.access() instanceof Access.Member ? " " : "✓")
          .append(" | ")
          .append(route.access() instanceof Access.Open ? "✓" : " ")
          .append(" |\n");
    }
    return out.toString();
  }

  private static boolean admits(Access access, Role role) {
    return switch (access) {
      case Access.Open open -> true;
      case Access.Person person -> true;
      case Access.Member member -> member.roles().contains(role);
    };
  }
}
