package org.limpide.server.audits;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * « Non applicable, parce que… »: why a rule's finding is set aside on a site, for its later audits
 * too, until it is withdrawn.
 *
 * @param author the name of who decided, as it was then
 * @param withdrawnAt none while it stands
 */
public record Decision(
    UUID id,
    UUID site,
    String rule,
    String because,
    String author,
    Instant createdAt,
    Optional<Instant> withdrawnAt) {

  /** For an auditor from outside, who learns nothing of people. */
  Decision withoutName() {
    return new Decision(id, site, rule, because, "", createdAt, withdrawnAt);
  }
}
