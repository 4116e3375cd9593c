package org.limpide.server.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.limpide.law.Language;
import org.limpide.server.storage.Trouble;
import org.springframework.security.web.csrf.CsrfToken;

/** Makes the {@link View} of a request. */
final class Views {
  static final String LANGUAGE = "limpide_language";
  static final String THEME = "limpide_theme";
  static final String NOTICE = "limpide_notice";

  private final Callers callers;
  private final OrganisationNames names;
  private final List<RailEntry> rail;
  private final boolean demo;

  Views(Callers callers, OrganisationNames names, List<RailEntry> rail, boolean demo) {
    this.callers = callers;
    this.names = names;
    this.rail = rail.stream().sorted(Comparator.comparingInt(RailEntry::order)).toList();
    this.demo = demo;
  }

  View of(HttpServletRequest request, HttpServletResponse response) {
    // what no route answers has not been through the gate
    boolean answers = Troubles.of(request).isEmpty();
    Optional<Caller> caller =
        Gate.caller(request).or(() -> answers ? callers.of(request) : Optional.empty());
    Optional<OrganisationId> organisation = Gate.admitted(request);
    Words words = Words.in(language(request));
    Optional<String> notice = cookie(request, NOTICE).filter(words::has);
    if (notice.isPresent()) {
      Notices.forget(request, response);
    }
    return new View(
        words,
        caller,
        organisation,
        organisation.filter(o -> answers).map(names::of).orElse(""),
        cookie(request, THEME).filter(t -> t.equals("light") || t.equals("dark")).orElse("auto"),
        request.getContextPath(),
        path(request),
        back(request),
        csrf(request),
        rail(caller, organisation),
        notice,
        demo);
  }

  private List<RailEntry> rail(Optional<Caller> caller, Optional<OrganisationId> organisation) {
    Optional<Role> role = organisation.flatMap(o -> caller.flatMap(c -> c.in(o)));
    return rail.stream().filter(entry -> role.filter(entry.roles()::contains).isPresent()).toList();
  }

  /** Below the service's own path; of the request that failed, when this one tells of a failure. */
  static String path(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String whole = failed == null ? request.getRequestURI() : failed.toString();
    return whole.substring(request.getContextPath().length());
  }

  /** HTTP's; of the request that failed, when this one tells of a failure (which is a GET then). */
  static String method(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_METHOD);
    return failed == null ? request.getMethod() : failed.toString();
  }

  private static String back(HttpServletRequest request) {
    String query = request.getQueryString();
    boolean asked = method(request).equals("GET");
    return path(request) + (asked && query != null ? "?" + query : "");
  }

  private static Map.Entry<String, String> csrf(HttpServletRequest request) {
    return Troubles.of(request).filter(Trouble.AWAY::equals).isEmpty()
            && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? Map.entry(token.getParameterName(), token.getToken())
        : Map.entry("_csrf", "");
  }

  /** The language chosen here, else the person's, else the browser's, else French. */
  static Language language(HttpServletRequest request) {
    return cookie(request, LANGUAGE)
        .map(Language::of)
        .or(() -> Gate.caller(request).map(Caller::language))
        .orElseGet(() -> asked(request));
  }

  /** The browser's language, else French. */
  static Language asked(HttpServletRequest request) {
    return request.getHeader("Accept-Language") == null
        ? Language.FR
        : Collections.list(request.getLocales()).stream()
            .map(Locale::getLanguage)
            .filter(code -> code.equals("fr") || code.equals("en"))
            .findFirst()
            .map(Language::of)
            .orElse(Language.FR);
  }

  static Optional<String> cookie(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(one -> one.getName().equals(name))
            .map(Cookie::getValue)
            .findFirst();
  }
}
