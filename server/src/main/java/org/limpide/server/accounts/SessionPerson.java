package org.limpide.server.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * All that a session keeps of who signed in, whatever the part of Spring Security that let them in
 * knows besides: an address, a name, an IP address, another service's tokens.
 *
 * @param id the person's
 * @param factors what they have proved: {@code FACTOR_PASSWORD}
 * @param device on which, for their own list of sessions
 */
record SessionPerson(UUID id, List<String> factors, Device device) {
  private static final String FACTOR = "FACTOR_";

  SessionPerson {
    factors = factors.stream().distinct().sorted().toList();
  }

  /** Whoever a security context says has signed in. */
  static Optional<SessionPerson> of(@Nullable Object context) {
    Authentication who = context instanceof SecurityContext one ? one.getAuthentication() : null;
    if (who == null || who instanceof AnonymousAuthenticationToken || !who.isAuthenticated()) {
      return Optional.empty();
    }
    List<String> factors =
        who.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .filter(name -> name != null && name.startsWith(FACTOR))
            .toList();
    return Optional.of(new SessionPerson(UUID.fromString(who.getName()), factors, here()));
  }

  /** One from the database. */
  static SessionPerson kept(String id, @Nullable String factors, @Nullable String device) {
    List<String> names =
        factors == null || factors.isEmpty() ? List.of() : Arrays.asList(factors.split(","));
    return new SessionPerson(
        UUID.fromString(id), names, Device.parse(device == null ? "" : device));
  }

  SecurityContext context() {
    return new SecurityContextImpl(new PersonAuthentication(id, factors));
  }

  private static Device here() {
    String userAgent =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
            ? here.getRequest().getHeader("User-Agent")
            : null;
    return Device.of(userAgent == null ? "" : userAgent);
  }
}
