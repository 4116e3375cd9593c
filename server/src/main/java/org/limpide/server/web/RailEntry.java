package org.limpide.server.web;

import java.util.Set;

/**
 * A part of the organisation's rail; a desk makes a bean of each it brings.
 *
 * @param order from top to bottom
 * @param path below the organisation: {@code ""} or {@code "/sites"}
 * @param key of its name in the texts
 * @param roles who sees it
 */
public record RailEntry(int order, String path, String key, Set<Role> roles) {
  public RailEntry {
    roles = Set.copyOf(roles);
  }

  /** One that every member sees. */
  public static RailEntry forAll(int order, String path, String key) {
    return new RailEntry(order, path, key, Set.of(Role.values()));
  }
}
