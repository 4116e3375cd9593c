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

  /**
   * The address as Java takes it: what browsers let pass and RFC 3986 does not ({@code | ^ [ ]}…)
   * is escaped.
   *
   * @throws IllegalArgumentException when even that is no address
   */
  static URI uri(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      int path = url.indexOf('/', url.indexOf("//") + 2);
      if (path < 0) {
        throw e;
      }
      StringBuilder escaped = new StringBuilder(url.substring(0, path));
      for (int i = path; i < url.length(); i++) {
        char c = url.charAt(i);
        boolean plain =
            c > 127 || Character.isLetterOrDigit(c) || "-._~:/?#@!$&'()*+,;=".indexOf(c) >= 0;
        boolean code = c == '%' && url.substring(i + 1).matches("(?s)[0-9a-fA-F]{2}.*");
        escaped.append(plain || code ? String.valueOf(c) : "%%%02X".formatted((int) c));
      }
      return URI.create(escaped.toString());
    }
  }
}
