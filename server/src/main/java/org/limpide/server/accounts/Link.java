package org.limpide.server.accounts;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.web.OrganisationId;

/** A link that may be followed once, within a day of its making. */
record Link(
    Purpose purpose,
    Optional<UUID> person,
    Optional<OrganisationId> organisation,
    Optional<EmailAddress> email,
    Instant expiresAt) {

  /** What it opens. */
  enum Purpose {
    SET_UP,
    INVITATION,
    RESET;

    /** As kept, and the first part of the link's path. */
    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Link setUp(Instant expiresAt) {
    return new Link(
        Purpose.SET_UP, Optional.empty(), Optional.empty(), Optional.empty(), expiresAt);
  }

  static Link invitation(OrganisationId organisation, EmailAddress email, Instant expiresAt) {
    return new Link(
        Purpose.INVITATION,
        Optional.empty(),
        Optional.of(organisation),
        Optional.of(email),
        expiresAt);
  }

  static Link reset(UUID person, Instant expiresAt) {
    return new Link(
        Purpose.RESET, Optional.of(person), Optional.empty(), Optional.empty(), expiresAt);
  }
}
