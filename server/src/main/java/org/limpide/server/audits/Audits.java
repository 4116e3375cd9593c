package org.limpide.server.audits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.limpide.server.jobs.JobState;
import org.limpide.server.jobs.Jobs;
import org.limpide.server.sites.Sites;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** What one can do with audits, and what other desks may want to know of them. */
@Service
public class Audits {
  private static final int CURVE = 200;

  private final Database database;
  private final AuditStore store;
  private final FindingStore findings;
  private final Sites sites;
  private final Dossiers dossiers;
  private final ObjectProvider<Jobs> jobs; // which knows our work, which knows our stores
  private final Clock clock;

  Audits(
      Database database,
      AuditStore store,
      FindingStore findings,
      Sites sites,
      Dossiers dossiers,
      ObjectProvider<Jobs> jobs,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.findings = findings;
    this.sites = sites;
    this.dossiers = dossiers;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Asks for an audit of a site.
   *
   * @param by a person; none when the schedule asks
   * @throws Refusal {@code CONFLICT} while the site has one waiting or running
   */
  public SiteAudit launch(
      OrganisationId organisation, UUID site, Optional<UUID> by, AuditOptions options) {
    sites.one(organisation, site);
    store.busy(organisation, site).ifPresent(this::settled);
    SiteAudit audit =
        new SiteAudit(
            UUID.randomUUID(),
            organisation,
            site,
            by,
            clock.instant(),
            options,
            Outcome.PENDING,
            "",
            Optional.empty(),
            false,
            true,
            Tally.NONE,
            "");
    database.write(
        () -> {
          if (!store.add(audit)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "audits.busy");
          }
          jobs.getObject().submit(organisation, AuditWork.KIND, audit.id());
        });
    return audit;
  }

  /** Asks an audit to stop; nothing of it is kept. */
  public void cancel(OrganisationId organisation, UUID site, UUID id) {
    one(organisation, site, id);
    Optional<JobState> job = jobs.getObject().latest(organisation, id);
    database.write(
        () -> {
          if (!store.end(organisation, id, Outcome.CANCELLED, "", clock.instant())) {
            throw Refusal.of(Refusal.Code.CONFLICT, "audits.ended");
          }
          job.ifPresent(state -> jobs.getObject().cancel(organisation, state.id()));
        });
  }

  /**
   * One audit of a site.
   *
   * @throws Refusal {@code NOT_FOUND} when the organisation's site has none of that id
   */
  public SiteAudit one(OrganisationId organisation, UUID site, UUID id) {
    return store
        .one(organisation, id)
        .filter(audit -> audit.site().equals(site))
        .map(this::settled)
        .orElseThrow(Refusal::notFound);
  }

  /** The audit as it is: one whose job ended without telling has ended too. */
  private SiteAudit settled(SiteAudit audit) {
    if (audit.outcome() != Outcome.PENDING) {
      return audit;
    }
    Optional<JobState> job = jobs.getObject().latest(audit.organisation(), audit.id());
    if (job.isPresent() && !job.get().phase().ended()) {
      return audit;
    }
    boolean cancelled = job.map(JobState::phase).equals(Optional.of(JobState.Phase.CANCELLED));
    String failure = job.map(JobState::failure).filter(f -> !f.isEmpty()).orElse("jobs.failed");
    database.write(
        () -> {
          store.end(
              audit.organisation(),
              audit.id(),
              cancelled ? Outcome.CANCELLED : Outcome.FAILED,
              cancelled ? "" : failure,
              clock.instant());
        });
    return store.one(audit.organisation(), audit.id()).orElseThrow(Refusal::notFound);
  }

  /** How far one that waits or runs is. */
  public Progress progress(SiteAudit audit) {
    return Progress.of(jobs.getObject().latest(audit.organisation(), audit.id()), clock.instant());
  }

  /** Whether progress will go on: the service is not stopping. */
  boolean working() {
    return jobs.getObject().isRunning();
  }

  /** A page of a site's audits, newest first. */
  public List<SiteAudit> of(OrganisationId organisation, UUID site, int offset, int limit) {
    return store.of(organisation, site, offset, limit);
  }

  public int count(OrganisationId organisation, UUID site) {
    return store.count(organisation, site);
  }

  /** A page of an organisation's audits, newest first. */
  public List<SiteAudit> of(OrganisationId organisation, int offset, int limit) {
    return store.of(organisation, offset, limit);
  }

  public int count(OrganisationId organisation) {
    return store.count(organisation);
  }

  /** The one that waits or runs. */
  public Optional<SiteAudit> running(OrganisationId organisation, UUID site) {
    return store
        .busy(organisation, site)
        .map(this::settled)
        .filter(audit -> audit.outcome() == Outcome.PENDING);
  }

  /** The last audit of a site that was done. */
  public Optional<SiteAudit> latest(OrganisationId organisation, UUID site) {
    return store.newest(organisation, site);
  }

  /** The last audit done of each site; one indexed query. */
  public Map<UUID, SiteAudit> latest(OrganisationId organisation) {
    return store.newest(organisation).stream()
        .collect(Collectors.toMap(SiteAudit::site, audit -> audit));
  }

  /** What the last audits of all sites found, together; one indexed query. */
  public Tally open(OrganisationId organisation) {
    return store.tally(organisation);
  }

  /** One point for each audit of a site, oldest first. */
  public List<TrendPoint> trend(OrganisationId organisation, UUID site) {
    return Trend.ofSite(store.done(organisation, site, CURVE));
  }

  /** What stood open in the organisation at the end of each of the last weeks. */
  public List<TrendPoint> trend(OrganisationId organisation, int weeks) {
    Instant now = clock.instant();
    // a site whose last audit is older than the window still counts: look as far again back
    Instant since = now.minus(Duration.ofDays(14L * weeks));
    return Trend.weekly(store.doneSince(organisation, since), weeks, now);
  }

  /** What an audit found, in the catalogue's order; empty once its dossier is no longer kept. */
  public List<SiteFinding> findings(SiteAudit audit) {
    return findings.of(audit);
  }

  /** The audit of the same site done before that one, if its findings are still there. */
  Optional<SiteAudit> before(SiteAudit audit) {
    return store.done(audit.organisation(), audit.site(), CURVE).stream()
        .filter(SiteAudit::kept)
        .filter(other -> other.requestedAt().isBefore(audit.requestedAt()))
        .findFirst();
  }

  /** Those of a site that can be compared, newest first. */
  List<SiteAudit> comparable(OrganisationId organisation, UUID site) {
    return store.done(organisation, site, CURVE).stream().filter(SiteAudit::kept).toList();
  }

  /** The report of an audit, to be read part by part. */
  ReportFile report(SiteAudit audit) {
    return dossiers
        .report(audit.organisation(), audit.id(), "report.json")
        .filter(file -> audit.readable())
        .map(ReportFile::new)
        .orElseThrow(() -> Refusal.of(Refusal.Code.NOT_FOUND, "audits.gone"));
  }
}
