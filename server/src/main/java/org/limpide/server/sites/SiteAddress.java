package org.limpide.server.sites;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the address of a site as people type it. */
final class SiteAddress {
  /** Scheme, host, and what follows it. */
  private static final Pattern PARTS = Pattern.compile("(?i)([a-z]+://)([^/?#:@]+)(.*)");

  private SiteAddress() {}

  /** The address of a home page, or none when it is no web address. */
  static Optional<URI> parse(String typed) {
    String text = typed.strip();
    String whole = text.matches("(?i)[a-z][a-z0-9+.-]*://.*") ? text : "https://" + text;
    try {
      URI uri = URI.create(URI.create(plain(whole)).toASCIIString());
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
        return Optional.empty();
      }
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return Optional.of(
          URI.create(
              scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path + query));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Accents in a domain name become the form that the network knows: {@code xn--…}. */
  private static String plain(String whole) {
    Matcher parts = PARTS.matcher(whole);
    return parts.matches() && parts.group(2).chars().anyMatch(c -> c > 127)
        ? parts.group(1) + IDN.toASCII(parts.group(2)) + parts.group(3)
        : whole;
  }
}
