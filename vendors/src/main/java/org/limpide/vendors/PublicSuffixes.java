package org.limpide.vendors;

import java.net.IDN;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a site ends: the registrable domain of a host, by the algorithm and the data of <a
 * href="https://publicsuffix.org/list/">publicsuffix.org</a>, private section included, as browsers
 * apply it to cookies.
 */
public final class PublicSuffixes {
  private final Set<String> rules = new HashSet<>(16_384);
  private final Set<String> wildcards = new HashSet<>();
  private final Set<String> exceptions = new HashSet<>();

  private static final class Bundled {
    static final PublicSuffixes LIST = new PublicSuffixes(Resource.text("public_suffix_list.dat"));
  }

  PublicSuffixes(String list) {
    list.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("//"))
        .forEach(this::add);
  }

  /** The list this build carries, read once. */
  public static PublicSuffixes bundled() {
    return Bundled.LIST;
  }

  private void add(String rule) {
    if (rule.startsWith("!")) {
      exceptions.add(ascii(rule.substring(1)));
    } else if (rule.startsWith("*.")) {
      wildcards.add(ascii(rule.substring(2)));
    } else {
      rules.add(ascii(rule));
    }
  }

  /**
   * The public suffix and one label more, lower case and in ASCII (punycode). An IP address, a
   * single label and a public suffix itself come back as they are.
   */
  public String registrableDomain(String host) {
    String h = ascii(trim(host));
    if (isAddress(h) || h.indexOf('.') < 0) {
      return h;
    }
    String below = h;
    for (String at = h; ; ) {
      if (isSuffix(at)) {
        return below;
      }
      int dot = at.indexOf('.');
      if (dot < 0) {
        return below; // no rule: the last label is the suffix
      }
      below = at;
      at = at.substring(dot + 1);
    }
  }

  /** Whether both hosts belong to the same site: the same registrable domain. */
  public boolean sameSite(String one, String other) {
    return registrableDomain(one).equals(registrableDomain(other));
  }

  private boolean isSuffix(String name) {
    if (exceptions.contains(name)) {
      return false;
    }
    int dot = name.indexOf('.');
    return rules.contains(name) || dot > 0 && wildcards.contains(name.substring(dot + 1));
  }

  private static String trim(String host) {
    String h = host.strip();
    h = h.startsWith(".") ? h.substring(1) : h;
    return h.endsWith(".") ? h.substring(0, h.length() - 1) : h;
  }

  private static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || host.matches("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  private static String ascii(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.chars().allMatch(c -> c < 128)) {
      return lower;
    }
    try {
      return IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return lower; // not a name IDNA knows: compared as it is written
    }
  }
}
