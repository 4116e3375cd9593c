package org.limpide.audit.egress;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the operator allows beyond the public Internet: an intranet, a shop on the same machine, a
 * demonstration. Nobody else can widen it.
 *
 * @param allowed empty by default: public addresses only
 */
public record EgressPolicy(List<Allowance> allowed) {
  public EgressPolicy {
    allowed = List.copyOf(allowed);
  }

  /** Public addresses only. */
  public static EgressPolicy publicOnly() {
    return new EgressPolicy(List.of());
  }

  /**
   * Reads a list such as {@code 10.1.0.0/16, intranet.example, 127.0.0.1:8081, [::1]:8081},
   * separated by commas or spaces.
   *
   * @throws IllegalArgumentException names the first part that is neither
   */
  public static EgressPolicy parse(String list) {
    return new EgressPolicy(
        Arrays.stream(list.split("[,\\s]+"))
            .filter(part -> !part.isEmpty())
            .map(Allowance::parse)
            .toList());
  }

  /** Whether a connection to that address, made for that host, may be opened. */
  public boolean allows(String host, InetAddress address, int port) {
    return AddressKind.of(address) == AddressKind.PUBLIC
        || allowed.stream().anyMatch(one -> one.covers(host, address, port));
  }

  /**
   * One exception.
   *
   * @param what a numeric address, a block ({@code 10.0.0.0/8}) or a host's whole name, in lower
   *     case; a name allows whatever address it has when it is looked up
   * @param port the only port allowed; every one when absent
   */
  public record Allowance(String what, Optional<Integer> port) {
    private static final String NAME = "[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_-]+)*\\.?";

    public Allowance {
      what = what.toLowerCase(Locale.ROOT);
      if (!what.matches(NAME) || Network.numeric(what) || what.matches("[0-9.]+")) {
        Network.parse(what);
      }
      if (port.isPresent() && (port.get() < 1 || port.get() > 65_535)) {
        throw new IllegalArgumentException("no such port: " + port.get());
      }
    }

    static Allowance parse(String text) {
      boolean bracketed = text.startsWith("[");
      int colon = text.lastIndexOf(':');
      boolean port = bracketed ? text.contains("]:") : colon > 0 && colon == text.indexOf(':');
      String what = port ? text.substring(0, colon) : text;
      try {
        return new Allowance(
            what.replaceAll("[\\[\\]]", ""),
            port ? Optional.of(Integer.valueOf(text.substring(colon + 1))) : Optional.empty());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "neither an address, a block of addresses nor a host's name: " + text, e);
      }
    }

    boolean covers(String host, InetAddress address, int asked) {
      if (port.isPresent() && port.get() != asked) {
        return false;
      }
      return what.contains("/") || Network.numeric(what)
          ? Network.parse(what).holds(address)
          : what.equalsIgnoreCase(host);
    }
  }
}
