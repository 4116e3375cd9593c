package org.limpide.audit.probe;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * An address of the site taken apart.
 *
 * @param scheme {@code http} or {@code https}
 * @param host lower case, IPv6 without brackets
 * @param target path and query, never empty
 */
record Address(String scheme, String host, int port, String target) {

  /** Empty for what is no web address that Java can read. */
  static Optional<Address> of(String url) {
    try {
      int hash = url.indexOf('#');
      URI uri = URI.create((hash < 0 ? url : url.substring(0, hash)).replace(" ", "%20"));
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (uri.getHost() == null || !scheme.equals("http") && !scheme.equals("https")) {
        return Optional.empty();
      }
      String host = uri.getHost().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
      int port = uri.getPort() > 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
      return target.chars().allMatch(c -> c > 32 && c < 127)
          ? Optional.of(new Address(scheme, host, port, target))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean secure() {
    return scheme.equals("https");
  }

  /** The same page asked for without TLS; empty when nobody can know its port. */
  Optional<Address> inClear() {
    if (!secure()) {
      return Optional.of(this);
    }
    return port == 443 ? Optional.of(new Address("http", host, 80, target)) : Optional.empty();
  }

  Address at(String otherTarget) {
    return new Address(scheme, host, port, otherTarget);
  }

  /** As a {@code Host} header says it. */
  String authority() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return port == (secure() ? 443 : 80) ? name : name + ":" + port;
  }

  String url() {
    return scheme + "://" + authority() + target;
  }

  /** Whether a host is a number or this machine's own name, of which no name server speaks. */
  static boolean nameless(String host) {
    return host.contains(":")
        || !host.contains(".")
        || host.endsWith(".localhost")
        || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
  }
}
