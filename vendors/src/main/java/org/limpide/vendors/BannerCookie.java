package org.limpide.vendors;

import java.util.List;

/**
 * A cookie that a service sets, as the banner lists it and deletes it at withdrawal.
 *
 * @param name its name; a {@code *} stands for anything
 * @param domains where it lives; empty when it may be the site's own, which alone the site can
 *     delete
 * @param source who says how long it stays
 */
public record BannerCookie(
    String name, List<String> domains, Lifetime lifetime, FactSource source) {
  public BannerCookie {
    domains = List.copyOf(domains);
  }

  static BannerCookie of(String written, Lifetime lifetime, FactSource source) {
    String[] parts = written.split("@", 2);
    return new BannerCookie(
        parts[0], parts.length < 2 ? List.of() : List.of(parts[1].split(",")), lifetime, source);
  }

  /** Whether the site itself can delete it. */
  public boolean mayBeFirstParty() {
    return domains.isEmpty();
  }
}
