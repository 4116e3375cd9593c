package org.limpide.server.accounts;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** Somebody has proved who they are, in whatever ways; of them only the id is known. */
final class PersonAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final UUID person;

  /**
   * That person.
   *
   * @param factors what was proved, as Spring Security names it: {@code FACTOR_PASSWORD}
   */
  PersonAuthentication(UUID person, Collection<String> factors) {
    super(factors.stream().map(FactorGrantedAuthority::fromAuthority).toList());
    this.person = person;
    setAuthenticated(true);
  }

  UUID person() {
    return person;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return person.toString();
  }

  @Override
  public String getName() {
    return person.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PersonAuthentication same
        && same.person.equals(person)
        && same.getAuthorities().equals(getAuthorities());
  }

  @Override
  public int hashCode() {
    return person.hashCode();
  }
}
