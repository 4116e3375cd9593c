package org.limpide.server.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.limpide.server.web.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Knows a program by its key ({@code Authorization: Bearer}, RFC 6750). No session is opened or
 * looked at, and no form token is needed: a browser never sends this header by itself.
 */
final class ApiKeyFilter extends OncePerRequestFilter {
  /** The request's attribute that holds the key it came with. */
  static final String KEY = ApiKey.class.getName();

  private static final String SCHEME = "Bearer ";

  private final ApiKeys keys;
  private final ApiKeyRate rate;
  private final HandlerExceptionResolver problems;

  ApiKeyFilter(ApiKeys keys, ApiKeyRate rate, HandlerExceptionResolver problems) {
    this.keys = keys;
    this.rate = rate;
    this.problems = problems;
  }

  static boolean bears(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null
        && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && request.getRequestURI().startsWith(request.getContextPath() + "/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = Objects.requireNonNull(request.getHeader(HttpHeaders.AUTHORIZATION));
    Optional<ApiKey> key = keys.use(header.substring(SCHEME.length()).strip());
    if (key.isEmpty()) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
      refuse(request, response, Refusal.of(Refusal.Code.SIGN_IN, "keys.api.unknown"));
      return;
    }
    Optional<Duration> wait = rate.take(key.get().id());
    if (wait.isPresent()) {
      long seconds = Math.max(1, wait.get().plusMillis(999).toSeconds());
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
      refuse(request, response, Refusal.of(Refusal.Code.TOO_MANY, "keys.api.too-many", seconds));
      return;
    }
    request.setAttribute(KEY, key.get());
    chain.doFilter(request, response);
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
    problems.resolveException(request, response, null, refusal);
  }
}
