package org.limpide.server.sites;

import java.util.UUID;
import org.limpide.server.web.OrganisationId;

/** Something happened to a site that other desks may want to act on; told within the change. */
public sealed interface SiteEvent {
  OrganisationId organisation();

  UUID site();

  /** It was shown to be the organisation's own. */
  record OwnershipProven(OrganisationId organisation, UUID site) implements SiteEvent {}

  /** That is not shown any more: active probes stop. */
  record OwnershipLost(OrganisationId organisation, UUID site) implements SiteEvent {}
}
