package org.limpide.server.accounts;

import org.limpide.server.web.OrganisationId;

/**
 * An organisation is being deleted, in the transaction under way. Rows that refer to it go by
 * themselves; whoever keeps something of it elsewhere, in files or without a reference, listens.
 */
public record OrganisationDeleted(OrganisationId organisation) {}
