package org.limpide.server.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets a request in, or not, by what its route says of itself. A route of an organisation one does
 * not belong to answers as if it did not exist; so does a route that says nothing.
 */
final class Gate implements HandlerInterceptor {
  private static final String CALLER = Caller.class.getName();
  private static final String ORGANISATION = OrganisationId.class.getName();

  private final Callers callers;

  Gate(Callers callers) {
    this.callers = callers;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) {
      throw Refusal.notFound();
    }
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      return true;
    }
    Access access = Access.of(method).orElseThrow(Refusal::notFound);
    Optional<Caller> caller = callers.of(request);
    caller.ifPresent(who -> request.setAttribute(CALLER, who));
    switch (access) {
      case Access.Open open -> {}
      case Access.Person person -> readable(request, signedIn(caller));
      case Access.Member member -> member(request, signedIn(caller), member);
    }
    return true;
  }

  private static Caller signedIn(Optional<Caller> caller) {
    return caller.orElseThrow(() -> Refusal.of(Refusal.Code.SIGN_IN, "problem.sign-in"));
  }

  private static void member(HttpServletRequest request, Caller caller, Access.Member member) {
    OrganisationId organisation =
        organisation(request).filter(o -> caller.in(o).isPresent()).orElseThrow(Refusal::notFound);
    Role role = caller.in(organisation).orElseThrow();
    if (!member.roles().contains(role)) {
      throw Refusal.of(Refusal.Code.FORBIDDEN, "problem.forbidden");
    }
    readable(request, caller);
    request.setAttribute(ORGANISATION, organisation);
  }

  /** A caller that may read only changes nothing, of an organisation or of a person. */
  private static void readable(HttpServletRequest request, Caller caller) {
    if (caller.reads() && !Arrays.asList("GET", "HEAD").contains(request.getMethod())) {
      throw Refusal.of(Refusal.Code.FORBIDDEN, "problem.forbidden");
    }
  }

  private static Optional<OrganisationId> organisation(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    Object text = variables instanceof Map<?, ?> map ? map.get("organisation") : null;
    try {
      return text == null ? Optional.empty() : Optional.of(OrganisationId.of(text.toString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Optional<Caller> caller(HttpServletRequest request) {
    return Optional.ofNullable((Caller) attribute(request, CALLER));
  }

  static Optional<OrganisationId> admitted(HttpServletRequest request) {
    return Optional.ofNullable((OrganisationId) attribute(request, ORGANISATION));
  }

  private static @Nullable Object attribute(HttpServletRequest request, String name) {
    return request.getAttribute(name);
  }
}
