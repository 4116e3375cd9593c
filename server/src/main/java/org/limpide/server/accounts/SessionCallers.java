package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.web.Caller;
import org.limpide.server.web.Callers;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The caller is the person who signed in; their roles are read at each request. */
@Component
class SessionCallers implements Callers {
  private final AccountStore store;

  SessionCallers(AccountStore store) {
    this.store = store;
  }

  @Override
  public Optional<Caller> of(HttpServletRequest request) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null
        || !authentication.isAuthenticated()
        || authentication instanceof AnonymousAuthenticationToken) {
      return Optional.empty();
    }
    return store
        .person(UUID.fromString(authentication.getName()))
        .map(
            person ->
                new Caller(
                    person.id(),
                    person.name(),
                    person.language(),
                    store.roles(person.id()),
                    false));
  }
}
