package org.limpide.server.web;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** When something last happened in each of many organisations; a desk makes a bean of it. */
public interface LastActivity {
  /** One query for all of them; organisations where nothing ever happened are left out. */
  Map<OrganisationId, Instant> of(Collection<OrganisationId> organisations);

  /** Who may learn of it. */
  default Set<Role> roles() {
    return Set.of(Role.values());
  }
}
