package org.limpide.vendors;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds what is said of a host. A pattern {@code example.com} means the host and its subdomains,
 * {@code =example.com} the host alone, {@code google.*} any public suffix; the most precise wins,
 * then the first said.
 */
final class Hosts<T> {
  private final Map<String, T> exact = new HashMap<>();
  private final Map<String, T> below = new HashMap<>();
  private final Map<String, T> anySuffix = new HashMap<>();

  void add(String pattern, T what) {
    if (pattern.startsWith("=")) {
      exact.putIfAbsent(pattern.substring(1), what);
    } else if (pattern.endsWith(".*")) {
      anySuffix.putIfAbsent(pattern.substring(0, pattern.length() - 2), what);
    } else {
      below.putIfAbsent(pattern, what);
    }
  }

  Optional<T> find(String host) {
    return find(host, what -> true);
  }

  Optional<T> find(String host, Predicate<T> wanted) {
    String h = normal(host);
    T found = exact.get(h);
    if (found != null && wanted.test(found)) {
      return Optional.of(found);
    }
    String suffix = anySuffix.isEmpty() ? "" : publicSuffix(h);
    for (String at = h; !at.isEmpty(); at = parent(at)) {
      found = below.get(at);
      if (found == null && !suffix.isEmpty() && at.endsWith(suffix)) {
        found = anySuffix.get(at.substring(0, at.length() - suffix.length()));
      }
      if (found != null && wanted.test(found)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Whether the host is what the pattern says. */
  static boolean matches(String pattern, String host) {
    var one = new Hosts<Boolean>();
    one.add(pattern, true);
    return one.find(host).isPresent();
  }

  static String normal(String host) {
    String h = host.toLowerCase(Locale.ROOT);
    h = h.startsWith(".") ? h.substring(1) : h;
    return h.endsWith(".") ? h.substring(0, h.length() - 1) : h;
  }

  private static String parent(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? "" : host.substring(dot + 1);
  }

  /** The public suffix with the dot before it, or nothing. */
  private static String publicSuffix(String host) {
    String domain = PublicSuffixes.bundled().registrableDomain(host);
    int dot = domain.indexOf('.');
    return dot < 0 ? "" : domain.substring(dot);
  }
}
