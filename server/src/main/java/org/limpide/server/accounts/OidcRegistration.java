package org.limpide.server.accounts;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/**
 * The service as a client of the sign-in service, whose addresses are asked for (OpenID Connect
 * Discovery) when somebody first wants to sign in that way: a sign-in service that does not answer
 * does not keep this one from starting, and is asked again the next time.
 */
final class OidcRegistration implements ClientRegistrationRepository {
  /** The only registration there is. */
  static final String ID = "oidc";

  private final OidcSettings.Service service;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable ClientRegistration known;

  OidcRegistration(OidcSettings.Service service) {
    this.service = service;
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return id.equals(ID) ? registration() : null;
  }

  private ClientRegistration registration() {
    ClientRegistration already = known;
    if (already != null) {
      return already;
    }
    asking.lock();
    try {
      ClientRegistration meanwhile = known;
      if (meanwhile != null) {
        return meanwhile;
      }
      ClientRegistration asked =
          ClientRegistrations.fromOidcIssuerLocation(service.issuer())
              .registrationId(ID)
              .clientId(service.clientId())
              .clientSecret(service.clientSecret())
              .scope("openid", "email")
              .clientSettings(
                  ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
              .build();
      known = asked;
      return asked;
    } finally {
      asking.unlock();
    }
  }
}
