package org.limpide.server.sites;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.limpide.server.web.OrganisationId;

/**
 * A web site of an organisation.
 *
 * @param url its home page, {@code http} or {@code https}, without a fragment
 */
public record Site(UUID id, OrganisationId organisation, URI url, String name, Instant createdAt) {}
