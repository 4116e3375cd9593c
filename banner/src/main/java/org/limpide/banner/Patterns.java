package org.limpide.banner;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Regular expressions, in the grammar JavaScript and Java share, for the addresses and the cookies
 * of a service. An address is a host and a path without its query. {@code example.com} means the
 * host and its subdomains, {@code =example.com} the host alone, {@code google.*} any ending, {@code
 * google.*}{@code /maps} a path too, and {@code *}{@code /matomo.js} a file on any host.
 */
final class Patterns {
  private static final String NONE = "(?!)";

  private Patterns() {}

  static String addresses(List<String> hosts) {
    String below =
        hosts.stream()
            .filter(h -> !h.startsWith("=") && !h.startsWith("*/"))
            .map(Patterns::host)
            .collect(Collectors.joining("|"));
    String exact =
        hosts.stream()
            .filter(h -> h.startsWith("="))
            .map(h -> "^" + host(h.substring(1)) + "/")
            .collect(Collectors.joining("|"));
    String files =
        hosts.stream()
            .filter(h -> h.startsWith("*/"))
            .map(h -> escape(h.substring(1)) + "$")
            .collect(Collectors.joining("|"));
    String all =
        List.of(below.isEmpty() ? "" : "^([^/]*\\.)?(" + below + ")/", exact, files).stream()
            .filter(s -> !s.isEmpty())
            .collect(Collectors.joining("|"));
    return all.isEmpty() ? NONE : all;
  }

  private static String host(String pattern) {
    int wild = pattern.indexOf(".*");
    return wild < 0
        ? escape(pattern)
        : escape(pattern.substring(0, wild)) + "\\.[a-z.]+" + escape(pattern.substring(wild + 2));
  }

  private static String escape(String text) {
    return text.replaceAll("[.\\\\+?^${}()|\\[\\]]", "\\\\$0");
  }
}
