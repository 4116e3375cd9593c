package org.limpide.server.audits;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;

/** Two audits of a site, the earlier first, and what changed. */
public record Compared(SiteAudit before, SiteAudit after, Comparison comparison) {

  /** Whichever way round they are named. */
  static Compared of(Audits audits, OrganisationId organisation, UUID site, UUID one, UUID two) {
    List<SiteAudit> both =
        List.of(audits.one(organisation, site, one), audits.one(organisation, site, two)).stream()
            .sorted(Comparator.comparing(SiteAudit::requestedAt))
            .toList();
    if (!both.stream().allMatch(SiteAudit::readable)) {
      throw Refusal.of(Refusal.Code.NOT_FOUND, "audits.gone");
    }
    return new Compared(
        both.get(0),
        both.get(1),
        Comparison.of(audits.findings(both.get(0)), audits.findings(both.get(1))));
  }
}
