package org.limpide.server.audits;

import java.util.UUID;
import org.limpide.server.web.OrganisationId;

/** Whether an organisation has proven that a site is its own: nothing is probed or sent before. */
public interface SiteProofs {
  boolean proven(OrganisationId organisation, UUID site);
}
