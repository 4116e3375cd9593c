package org.limpide.server.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps whoever has given only their password, and has a second factor, from being anybody: for the
 * rest of the service the request has no person, until the code is given. It looks at each request,
 * so a second factor that is turned on counts at once in every session.
 */
final class TotpFilter extends OncePerRequestFilter {
  /** Ways in that need no code: the code itself, a passkey, another service's own checks. */
  private static final Set<String> ENOUGH =
      Set.of(
          TotpSession.FACTOR,
          FactorGrantedAuthority.WEBAUTHN_AUTHORITY,
          FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY);

  private final TotpCodes codes;

  TotpFilter(TotpCodes codes) {
    this.codes = codes;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return path(request).startsWith("/assets/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication half = SecurityContextHolder.getContext().getAuthentication();
    if (!lacksCode(half)) {
      chain.doFilter(request, response);
      return;
    }
    request.setAttribute(TotpSession.HALF, half);
    SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
    if (page(request)) {
      String asked = request.getParameter("next");
      String next =
          URLEncoder.encode(asked == null ? path(request) : asked, StandardCharsets.UTF_8);
      response.sendRedirect(request.getContextPath() + "/sign-in/code?next=" + next);
      return;
    }
    chain.doFilter(request, response);
  }

  private boolean lacksCode(@Nullable Authentication who) {
    return who != null
        && who.isAuthenticated()
        && !(who instanceof AnonymousAuthenticationToken)
        && who.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .noneMatch(ENOUGH::contains)
        && codes.on(UUID.fromString(who.getName()));
  }

  /** Pages send to the code's page; what programs ask simply finds nobody. */
  private static boolean page(HttpServletRequest request) {
    String path = path(request);
    boolean sent = path.equals("/sign-in") && request.getParameter("next") != null;
    return request.getMethod().equals("GET")
        && (sent || path.equals("/") || path.startsWith("/o/") || path.startsWith("/account"));
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }
}
