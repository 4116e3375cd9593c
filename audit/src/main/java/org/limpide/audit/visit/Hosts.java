package org.limpide.audit.visit;

import java.net.URI;
import java.util.Locale;

/** Parts of addresses, forgiving of those that Java cannot read. */
final class Hosts {
  private Hosts() {}

  /** The host in lower case; empty when there is none. */
  static String of(String url) {
    try {
      String host = URI.create(cutQuery(url)).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** The address without fragment, and with a path. */
  static String page(String url) {
    int hash = url.indexOf('#');
    String bare = hash < 0 ? url : url.substring(0, hash);
    return bare.matches("https?://[^/?]+") ? bare + "/" : bare;
  }

  private static String cutQuery(String url) {
    int at = url.indexOf('?');
    String bare = at < 0 ? url : url.substring(0, at);
    int hash = bare.indexOf('#');
    return (hash < 0 ? bare : bare.substring(0, hash)).replace(" ", "%20");
  }
}
