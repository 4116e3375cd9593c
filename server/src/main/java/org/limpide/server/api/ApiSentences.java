package org.limpide.server.api;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.limpide.server.web.Access;
import org.limpide.server.web.ApiPage;
import org.limpide.server.web.Role;
import org.limpide.server.web.Words;

/** What a route does and for whom, in the reader's language. */
final class ApiSentences {
  private ApiSentences() {}

  /** The desk's own sentence {@code api.route.HANDLER_METHOD} if it wrote one, else a plain one. */
  static String summary(ApiRoute route, Words words) {
    String own = "api.route." + route.id();
    return words.has(own) ? words.say(own) : words.say(plain(route), route.thing());
  }

  private static String plain(ApiRoute route) {
    return switch (route.method()) {
      case "GET" -> lists(route) ? "api.do.list" : "api.do.read";
      case "POST" -> acts(route) ? "api.do.act" : "api.do.create";
      case "DELETE" -> "api.do.remove";
      default -> "api.do.change";
    };
  }

  /** Something asked of one thing, such as {@code /audits/{audit}/cancel}. */
  private static boolean acts(ApiRoute route) {
    return route.path().replace("/{organisation}", "").endsWith("}/" + route.thing());
  }

  private static boolean lists(ApiRoute route) {
    Class<?> answer = route.handler().getMethod().getReturnType();
    return answer == ApiPage.class || Iterable.class.isAssignableFrom(answer);
  }

  /** Who may use it. */
  static String who(ApiRoute route, Words words) {
    return switch (route.access()) {
      case Access.Open open -> words.say("api.who.anyone");
      case Access.Person person -> words.say("api.who.person");
      case Access.Member member ->
          words.say(
              "api.who.roles",
              Arrays.stream(Role.values())
                  .filter(member.roles()::contains)
                  .map(role -> words.say("api.role." + role.code()))
                  .collect(Collectors.joining(", ")));
    };
  }
}
