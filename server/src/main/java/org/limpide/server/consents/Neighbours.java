package org.limpide.server.consents;

import java.net.URI;
import java.util.Optional;
import org.limpide.vendors.PublicSuffixes;

/**
 * Which pages may send choices for a site: those of the same site in the sense of browsers, that is
 * with the same registrable domain. Only there is the cookie of the choice a first-party one.
 */
final class Neighbours {
  private Neighbours() {}

  /**
   * Whether a page may send choices.
   *
   * @param origin as the {@code Origin} header says
   * @param host of the site
   */
  static boolean allowed(String origin, String host) {
    return host(origin).filter(from -> from.equals(host) || sameSite(from, host)).isPresent();
  }

  /**
   * The domain the cookie is for: empty where the service is asked on the site's own host, the
   * registrable domain where it has a subdomain of its own.
   *
   * @param asked host the service was asked on
   */
  static String cookieDomain(String asked, String host) {
    return asked.equalsIgnoreCase(host) || !sameSite(asked, host)
        ? ""
        : PublicSuffixes.bundled().registrableDomain(host);
  }

  private static boolean sameSite(String one, String other) {
    return PublicSuffixes.bundled().sameSite(one, other);
  }

  private static Optional<String> host(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getHost());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
