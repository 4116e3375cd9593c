package org.limpide.vendors;

/**
 * Host and rest (path and query) of a URL as a browser recorded it. Read leniently: trackers send
 * URLs that {@link java.net.URI} refuses.
 */
record WebAddress(String host, String rest) {
  static WebAddress of(String url) {
    int scheme = url.indexOf("://");
    int start = scheme >= 0 ? scheme + 3 : url.startsWith("//") ? 2 : 0;
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(start, end);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int port = host.lastIndexOf(':');
    if (port >= 0 && port > host.lastIndexOf(']')) {
      host = host.substring(0, port);
    }
    int fragment = url.indexOf('#', end);
    String rest = url.substring(end, fragment < 0 ? url.length() : fragment);
    return new WebAddress(Hosts.normal(host), rest.startsWith("/") ? rest : "/" + rest);
  }
}
