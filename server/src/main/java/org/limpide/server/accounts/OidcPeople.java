package org.limpide.server.accounts;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.limpide.recognition.EmailAddress;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Finds the person whom the sign-in service vouches for, by an e-mail address it says it has
 * verified (OpenID Connect Core 5.1). Whoever has no account here stays outside: accounts are made
 * by invitation. The session keeps the person's id and nothing of what the service told.
 */
@Component
class OidcPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {
  private final OidcUserService asked = new OidcUserService();
  private final AccountStore accounts;

  OidcPeople(AccountStore accounts) {
    this.accounts = accounts;
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) throws OAuth2AuthenticationException {
    OidcUser told = Objects.requireNonNull(asked.loadUser(request));
    Person person =
        verifiedEmail(told)
            .flatMap(EmailAddress::parse)
            .flatMap(accounts::person)
            .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error("access_denied")));
    Instant now = Instant.now();
    return new DefaultOidcUser(
        Set.of(
            new SimpleGrantedAuthority("person"),
            FactorGrantedAuthority.fromAuthority(
                FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY)),
        new OidcIdToken("none", now, now.plusSeconds(1), Map.of("sub", person.id().toString())));
  }

  private static Optional<String> verifiedEmail(OidcUser told) {
    return Boolean.TRUE.equals(told.getEmailVerified())
        ? Optional.ofNullable(told.getEmail())
        : Optional.empty();
  }
}
