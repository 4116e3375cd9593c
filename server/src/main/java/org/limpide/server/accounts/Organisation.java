package org.limpide.server.accounts;

import java.time.Instant;
import org.limpide.server.web.OrganisationId;

/** A company, an association or an agency's customer: the controller whose sites are watched. */
public record Organisation(OrganisationId id, String name, Instant createdAt) {}
