package org.limpide.server.consents;

import java.time.Instant;
import java.util.UUID;
import org.limpide.server.web.OrganisationId;

/**
 * A site's banner.
 *
 * @param key stands in its public addresses, {@code /c/KEY/}
 * @param notice version of what is told now
 */
public record Banner(
    UUID site, OrganisationId organisation, String key, String notice, Instant createdAt) {}
