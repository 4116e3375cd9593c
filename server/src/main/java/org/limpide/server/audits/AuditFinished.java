package org.limpide.server.audits;

import java.util.UUID;
import org.limpide.server.web.OrganisationId;

/**
 * An audit has been recorded; published after its transaction, to whoever listens.
 *
 * @param importantNew important findings the site's audit before did not have
 * @param mended faults it had and this one shows to be gone
 */
public record AuditFinished(
    OrganisationId organisation, UUID site, UUID audit, int importantNew, int mended) {}
