package org.limpide.audit.judge.reading;

import java.net.URI;
import java.util.Locale;

/** Parts of web addresses, forgiving of those that Java cannot read. */
public final class Address {
  private Address() {}

  /** The host in lower case; empty when there is none. */
  public static String host(String url) {
    try {
      String host = URI.create(cut(url).replace(" ", "%20")).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Host and path, without scheme, port, {@code www.}, query, fragment or final slash. */
  public static String page(String url) {
    return cut(url)
        .replaceFirst("^[a-zA-Z]+://", "")
        .replaceFirst("^www\\.", "")
        .replaceFirst("^([^/:]+):\\d+", "$1")
        .replaceFirst("/$", "");
  }

  /** The path in plain words: dashes, underscores and dots are spaces. */
  public static String words(String url) {
    String bare = cut(url).replaceFirst("^[a-zA-Z]+://[^/]*", "");
    return Plain.of(bare.replaceAll("[-_+.]|%20", " "));
  }

  private static String cut(String url) {
    return url.replaceFirst("[?#].*$", "");
  }
}
