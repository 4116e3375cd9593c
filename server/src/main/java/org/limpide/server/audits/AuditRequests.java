package org.limpide.server.audits;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.limpide.audit.AuditRequest;
import org.limpide.server.sites.Site;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Component;

/** What the service asks of an audit: the one place where a request is put together. */
@Component
class AuditRequests {
  private static final Duration SETTLE = Duration.ofSeconds(2);
  private static final Duration WHOLE = Duration.ofMinutes(15);
  private static final int CONTEXTS = 4;

  private final SiteProofs proofs;
  private final Clock clock;

  AuditRequests(SiteProofs proofs, Clock clock) {
    this.proofs = proofs;
    this.clock = clock;
  }

  AuditRequest of(SiteAudit audit, Site site) {
    AuditOptions options = audit.options();
    Duration watch = Duration.ofSeconds(options.watch());
    URI url = site.url();
    return new AuditRequest(
        url,
        options.pages(),
        options.depth(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        proofs.proven(audit.organisation(), site.id()),
        EnumSet.copyOf(options.scenarios()),
        watch.compareTo(SETTLE) < 0 ? watch : SETTLE,
        watch,
        WHOLE,
        LocalDate.ofInstant(clock.instant(), Words.ZONE),
        Optional.empty(),
        options.language(),
        CONTEXTS);
  }
}
