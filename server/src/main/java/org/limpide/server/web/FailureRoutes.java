package org.limpide.server.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.limpide.server.storage.Trouble;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What failed before a route was reached or after it had answered: the container sends it here, and
 * it gets the same page, or the same {@code problem+json}, as any other failure.
 */
@Controller
class FailureRoutes implements ErrorController {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  @Anyone
  @RequestMapping("/error")
  Object failed(HttpServletRequest request) {
    if (request.getDispatcherType() != DispatcherType.ERROR) {
      throw Refusal.notFound();
    }
    Words words = Words.in(Views.language(request));
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 500;
    Optional<Trouble> trouble = Troubles.of(request);
    if (trouble.isPresent()) {
      return Problems.answer(
          request,
          Refusal.Code.UNAVAILABLE,
          503,
          words.say(Troubles.sentence(trouble.get())),
          Map.of(),
          Typed.of(request));
    }
    if (status == 403 && !SAFE.contains(Views.method(request))) {
      return withoutToken(request, words);
    }
    return Problems.answer(
        request, code(status), status, words.say(sentence(status)), Map.of(), Optional.empty());
  }

  /**
   * A change whose token is missing or too old. The only {@code 403} that comes from the filters:
   * what a role may not do is refused by the gate, as a {@link Refusal}.
   */
  private static Object withoutToken(HttpServletRequest request, Words words) {
    Optional<Typed> typed = Typed.of(request);
    String key =
        Problems.api(request)
            ? "problem.token"
            : typed.isPresent() ? "problem.expired.kept" : "problem.expired";
    return Problems.answer(request, Refusal.Code.FORBIDDEN, 403, words.say(key), Map.of(), typed);
  }

  private static Refusal.Code code(int status) {
    for (Refusal.Code code : Refusal.Code.values()) {
      if (code.status() == status) {
        return code;
      }
    }
    return status < 500 ? Refusal.Code.MALFORMED : Refusal.Code.UNAVAILABLE;
  }

  private static String sentence(int status) {
    return switch (status) {
      case 401 -> "problem.sign-in";
      case 403 -> "problem.forbidden";
      case 404, 405 -> "problem.not-found";
      case 413 -> "problem.too-large";
      case 429 -> "problem.too-many";
      default -> status < 500 ? "problem.malformed" : "problem.ours";
    };
  }
}
