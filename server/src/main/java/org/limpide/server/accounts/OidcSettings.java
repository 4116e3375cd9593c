package org.limpide.server.accounts;

import java.net.URI;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The sign-in service of the operator's choice (OpenID Connect), from the properties {@code
 * limpide.oidc.issuer}, {@code .client-id}, {@code .client-secret} and {@code .name}, or the
 * environment variables {@code LIMPIDE_OIDC_ISSUER} and so on.
 */
@Component
class OidcSettings {
  /**
   * One service.
   *
   * @param issuer under which {@code /.well-known/openid-configuration} lies
   * @param name on the button
   */
  record Service(String issuer, String clientId, String clientSecret, String name) {
    Service {
      URI address = URI.create(issuer);
      if (address.getHost() == null) {
        throw new IllegalArgumentException("limpide.oidc.issuer is no address");
      }
    }
  }

  private final Optional<Service> service;

  OidcSettings(Environment environment) {
    Optional<String> issuer = value(environment, "issuer");
    this.service = issuer.map(address -> service(environment, address));
  }

  private static Service service(Environment environment, String issuer) {
    return new Service(
        issuer,
        needed(environment, "client-id"),
        needed(environment, "client-secret"),
        value(environment, "name").orElseGet(() -> URI.create(issuer).getHost()));
  }

  private static String needed(Environment environment, String name) {
    return value(environment, name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "limpide.oidc.issuer is set: limpide.oidc." + name + " is needed too"));
  }

  private static Optional<String> value(Environment environment, String name) {
    return Optional.ofNullable(environment.getProperty("limpide.oidc." + name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** The service, when one is set up. */
  Optional<Service> service() {
    return service;
  }
}
