package org.limpide.server.audits;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.limpide.audit.AuditResult;
import org.limpide.server.jobs.Ending;
import org.limpide.server.jobs.JobFailure;
import org.limpide.server.jobs.Run;
import org.limpide.server.jobs.Work;
import org.limpide.server.sites.Site;
import org.limpide.server.sites.Sites;
import org.limpide.server.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes audits, one at a time: each takes a browser and two processors. */
@Component
class AuditWork implements Work {
  static final String KIND = "audit";

  private static final Logger LOG = LoggerFactory.getLogger(AuditWork.class);
  private static final long NEEDED = 200L << 20;

  private final Database database;
  private final AuditStore store;
  private final Sites sites;
  private final AuditRequests requests;
  private final AuditRecorder recorder;
  private final Dossiers dossiers;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AuditWork(
      Database database,
      AuditStore store,
      Sites sites,
      AuditRequests requests,
      AuditRecorder recorder,
      Dossiers dossiers,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.sites = sites;
    this.requests = requests;
    this.recorder = recorder;
    this.dossiers = dossiers;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int atOnce() {
    return 1;
  }

  @Override
  public void run(Run run) throws JobFailure {
    Optional<SiteAudit> audit = store.one(run.organisation(), run.subject());
    Optional<Site> site = audit.flatMap(a -> sites.find(run.organisation(), a.site()));
    if (audit.isEmpty() || site.isEmpty()) {
      return; // removed since it was asked for
    }
    try {
      make(run, audit.get(), site.get());
    } catch (AuditRun.Stopped e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("the service stops: the audit is made again", e);
      }
      dossiers.delete(run.organisation(), audit.get().id());
    } catch (ExecutionException e) {
      if (Ending.now()) {
        throw new IllegalStateException("the service stops: the audit is made again", e);
      }
      LOG.warn("an audit could not be made", e.getCause());
      throw failed(audit.get(), Failures.of(e.getCause() == null ? e : e.getCause()), e);
    } catch (IOException e) {
      throw failed(audit.get(), Failures.of(e), e);
    }
  }

  private void make(Run run, SiteAudit audit, Site site)
      throws AuditRun.Stopped, ExecutionException, IOException, JobFailure {
    if (dossiers.freeBytes() < NEEDED) {
      throw failed(audit, Failures.DISK, new IOException("less than 200 MiB are free"));
    }
    Path folder = dossiers.fresh(run.organisation(), audit.id());
    AtomicReference<AuditRun.Step> told = new AtomicReference<>();
    AuditResult result =
        new AuditRun(requests.of(audit, site), folder).make(step -> goOn(run, audit, told, step));
    Optional<String> unread = Failures.unread(result);
    if (unread.isPresent()) {
      throw failed(audit, unread.get(), new IOException("no page was read"));
    }
    ReportFile.Head report = new ReportFile(folder.resolve("report.json")).head();
    AtomicReference<Optional<AuditFinished>> finished = new AtomicReference<>(Optional.empty());
    run.finish(() -> finished.set(recorder.record(audit, report)));
    finished.get().ifPresent(this::tell);
  }

  private boolean goOn(
      Run run, SiteAudit audit, AtomicReference<AuditRun.Step> told, AuditRun.Step step) {
    if (run.cancelled() || store.one(run.organisation(), audit.id()).isEmpty()) {
      return false;
    }
    if (!step.equals(told.getAndSet(step))) {
      run.at(step.done(), Math.max(step.done(), step.planned()), "audits.step." + step.name());
    }
    return true;
  }

  private void tell(AuditFinished finished) {
    try {
      events.publishEvent(finished);
    } catch (RuntimeException e) {
      // the audit is recorded: who could not hear of it must not make it look failed
      LOG.error("an audit's end could not be told", e);
    }
  }

  private JobFailure failed(SiteAudit audit, String key, Exception cause) {
    database.write(
        () -> {
          store.end(audit.organisation(), audit.id(), Outcome.FAILED, key, clock.instant());
        });
    dossiers.delete(audit.organisation(), audit.id());
    return JobFailure.forGood(key, cause);
  }
}
