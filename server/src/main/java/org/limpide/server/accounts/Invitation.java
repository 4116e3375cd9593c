package org.limpide.server.accounts;

import java.time.Instant;
import java.util.UUID;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;

/**
 * Somebody asked to join who has not answered yet.
 *
 * @param expiresAt when the last link sent is over; the invitation stays until it is withdrawn
 */
public record Invitation(
    UUID id,
    OrganisationId organisation,
    EmailAddress email,
    Role role,
    UUID invitedBy,
    Instant createdAt,
    Instant expiresAt) {}
