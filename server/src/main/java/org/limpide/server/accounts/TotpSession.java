package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Whether the session has had its code: one more authority of the person signed in. */
@Component
class TotpSession {
  /** The authority of who has given a code. */
  static final String FACTOR = "FACTOR_TOTP";

  /** The request's attribute that holds who has given their password only. */
  static final String HALF = TotpSession.class.getName();

  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  /** Who has given their password and must still give a code. */
  Optional<Authentication> half(HttpServletRequest request) {
    return Optional.ofNullable((Authentication) request.getAttribute(HALF));
  }

  /** The session that has just confirmed its codes needs no other. */
  void complete(HttpServletRequest request, HttpServletResponse response) {
    Authentication here = SecurityContextHolder.getContext().getAuthentication();
    if (here != null) {
      complete(here, request, response);
    }
  }

  /** From now on the session is the person's. */
  void complete(Authentication half, HttpServletRequest request, HttpServletResponse response) {
    List<String> factors =
        Stream.concat(
                half.getAuthorities().stream().map(GrantedAuthority::getAuthority),
                Stream.of(FACTOR))
            .filter(Objects::nonNull)
            .toList();
    Authentication whole = new PersonAuthentication(UUID.fromString(half.getName()), factors);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(whole);
    SecurityContextHolder.setContext(context);
    request.changeSessionId();
    contexts.saveContext(context, request, response);
  }
}
