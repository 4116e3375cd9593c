package org.limpide.server.audits;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.egress.EgressPolicy;
import org.limpide.server.ServerSettings;
import org.limpide.server.sites.Site;
import org.limpide.server.sites.Sites;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Component;

/** What the service asks of an audit: the one place where a request is put together. */
@Component
class AuditRequests {
  private static final Duration SETTLE = Duration.ofSeconds(2);
  private static final Duration WHOLE = Duration.ofMinutes(15);
  private static final int CONTEXTS = 4;

  private final Sites sites;
  private final EgressPolicy wayOut;
  private final ServerSettings settings;
  private final Clock clock;

  AuditRequests(Sites sites, EgressPolicy wayOut, ServerSettings settings, Clock clock) {
    this.sites = sites;
    this.wayOut = wayOut;
    this.settings = settings;
    this.clock = clock;
  }

  AuditRequest of(SiteAudit audit, Site site) {
    AuditOptions options = audit.options();
    Duration watch = Duration.ofSeconds(options.watch());
    URI url = site.url();
    // no private address is visited unless the operator says so, and the browser does not see our
    // data
    return new AuditRequest(
            url,
            options.pages(),
            options.depth(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            sites.proven(audit.organisation(), site.id()),
            EnumSet.copyOf(options.scenarios()),
            watch.compareTo(SETTLE) < 0 ? watch : SETTLE,
            watch,
            WHOLE,
            LocalDate.ofInstant(clock.instant(), Words.ZONE),
            Optional.empty(),
            options.language(),
            CONTEXTS)
        .withEgress(wayOut)
        .hiding(List.of(settings.data()));
  }
}
