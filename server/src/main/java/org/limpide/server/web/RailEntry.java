package org.limpide.server.web;

import java.util.Set;

/**
 * A part of the organisation's rail; a desk makes a bean of each it brings.
 *
 * @param order from top to bottom; from 900 on it stands apart
 * @param path below the organisation: {@code ""} or {@code "/sites"}
 * @param key of its name in the texts
 * @param icon beside it, of {@code assets/icons.svg}
 * @param roles who sees it
 */
public record RailEntry(int order, String path, String key, String icon, Set<Role> roles) {
  private static final int SETTINGS = 900;

  public RailEntry {
    roles = Set.copyOf(roles);
  }

  /** One that every member sees. */
  public static RailEntry forAll(int order, String path, String key, String icon) {
    return new RailEntry(order, path, key, icon, Set.of(Role.values()));
  }

  /** Whether it is about the organisation itself, and stands apart at the end. */
  public boolean setting() {
    return order >= SETTINGS;
  }
}
