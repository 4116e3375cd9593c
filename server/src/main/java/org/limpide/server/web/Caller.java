package org.limpide.server.web;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.law.Language;

/**
 * Who asks: a person, or a program holding one of a person's keys.
 *
 * @param person who
 * @param name shown in the page and in the trail of changes
 * @param language in which to answer
 * @param roles in each organisation, read afresh for every request, so that a role taken back is
 *     gone at once
 * @param reads whether it may read only
 */
public record Caller(
    UUID person, String name, Language language, Map<OrganisationId, Role> roles, boolean reads) {

  public Caller {
    roles = Map.copyOf(roles);
  }

  /** Their role there, if they have any. */
  public Optional<Role> in(OrganisationId organisation) {
    return Optional.ofNullable(roles.get(organisation));
  }
}
