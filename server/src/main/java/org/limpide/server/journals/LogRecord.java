package org.limpide.server.journals;

import java.time.Instant;
import org.limpide.server.web.OrganisationId;

/**
 * A log that was begun.
 *
 * @param id random; stands in its public address
 * @param quarter as {@link Quarter} writes it
 * @param origin its name in its checkpoints
 * @param secret the signing key, sealed
 */
record LogRecord(
    String id,
    OrganisationId organisation,
    String quarter,
    String origin,
    String secret,
    Instant createdAt) {}
