package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.limpide.server.web.Caller;
import org.limpide.server.web.Callers;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The caller is the program's person, in the key's one organisation only, when the request came
 * with a key; else whoever the session says.
 */
@Component
@Primary
class ApiKeyCallers implements Callers {
  private final SessionCallers sessions;
  private final AccountStore accounts;

  ApiKeyCallers(SessionCallers sessions, AccountStore accounts) {
    this.sessions = sessions;
    this.accounts = accounts;
  }

  @Override
  public Optional<Caller> of(HttpServletRequest request) {
    return request.getAttribute(ApiKeyFilter.KEY) instanceof ApiKey key
        ? accounts.person(key.person()).map(person -> caller(person, key))
        : sessions.of(request);
  }

  private Caller caller(Person person, ApiKey key) {
    Map<OrganisationId, Role> roles = new HashMap<>(accounts.roles(person.id()));
    roles.keySet().retainAll(java.util.Set.of(key.organisation()));
    return new Caller(
        person.id(), person.name(), person.language(), roles, key.scope() == ApiKey.Scope.READ);
  }
}
