package org.limpide.server.web;

import java.util.Optional;
import java.util.Set;

/**
 * A quiet figure of the home page, a link with its trend; a desk makes a bean of each it brings. It
 * is read at every opening of the home page: one indexed query, no more.
 */
public interface Figure {
  /** From left to right. */
  int order();

  /** What to show now; nothing where it would mean nothing. */
  Optional<Shown> of(OrganisationId organisation);

  /** Who sees it. */
  default Set<Role> roles() {
    return Set.of(Role.values());
  }

  /**
   * A figure as shown.
   *
   * @param key of its counted sentence in the texts ({@code KEY.one}, {@code KEY.many})
   * @param value now
   * @param before what it was seven days ago, where that is known
   * @param link below the organisation
   */
  record Shown(String key, long value, Optional<Long> before, String link) {}
}
