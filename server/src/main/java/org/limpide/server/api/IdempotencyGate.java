package org.limpide.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.limpide.server.web.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives again what was answered before, to whoever the corridor's gate has just let in: someone who
 * has lost their role meanwhile gets nothing.
 */
final class IdempotencyGate implements HandlerInterceptor {
  private final Idempotency idempotency;

  IdempotencyGate(Idempotency idempotency) {
    this.idempotency = idempotency;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(request.getAttribute(IdempotentRequest.ATTRIBUTE) instanceof IdempotentRequest one)
        || !(request.getAttribute(Caller.class.getName()) instanceof Caller caller)) {
      return true;
    }
    String hash = one.hashFor(caller.person().toString(), organisation(request));
    Optional<Idempotency.Answer> before = idempotency.begin(hash, one.asked());
    if (before.isEmpty()) {
      one.take(hash);
      return true;
    }
    give(before.get(), response);
    return false;
  }

  private static String organisation(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> places
            && places.get("organisation") != null
        ? String.valueOf(places.get("organisation"))
        : "";
  }

  private static void give(Idempotency.Answer answer, HttpServletResponse response)
      throws IOException {
    response.setStatus(answer.status());
    response.setHeader(IdempotentRequest.REPLAYED, "true");
    if (!answer.type().isEmpty()) {
      response.setContentType(answer.type());
    }
    if (!answer.location().isEmpty()) {
      response.setHeader(HttpHeaders.LOCATION, answer.location());
    }
    response.getOutputStream().write(answer.body());
  }
}
