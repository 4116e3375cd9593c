package org.limpide.server.audits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.limpide.server.sites.Sites;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Records an audit that was made elsewhere, from its dossier, on the very path on which the
 * service's own are recorded: findings, counts, tasks, news. No route leads here; the demonstration
 * fills its invented weeks with it, from dossiers that say of themselves that they are invented.
 */
@Service
public class AuditImport {
  private final Database database;
  private final AuditStore store;
  private final AuditRecorder recorder;
  private final Dossiers dossiers;
  private final Sites sites;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AuditImport(
      Database database,
      AuditStore store,
      AuditRecorder recorder,
      Dossiers dossiers,
      Sites sites,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.recorder = recorder;
    this.dossiers = dossiers;
    this.sites = sites;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes a copy of a dossier and records it as done now.
   *
   * @param dossier a folder with {@code report.json} (schema {@code limpide-audit/1}), the other
   *     reports and {@code evidence/}; only plain files of these two levels are taken
   * @throws Refusal {@code CONFLICT} while the site has an audit waiting or running
   */
  public SiteAudit record(
      OrganisationId organisation,
      UUID site,
      Optional<UUID> by,
      AuditOptions options,
      Path dossier) {
    sites.one(organisation, site);
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
    ReportFile.Head report = copied(audit, dossier);
    AtomicReference<Optional<AuditFinished>> finished = new AtomicReference<>(Optional.empty());
    database.write(
        () -> {
          if (!store.add(audit)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "audits.busy");
          }
          finished.set(recorder.record(audit, report));
        });
    finished.get().ifPresent(events::publishEvent);
    return store.one(organisation, audit.id()).orElseThrow(Refusal::notFound);
  }

  private ReportFile.Head copied(SiteAudit audit, Path dossier) {
    try {
      Path folder = dossiers.fresh(audit.organisation(), audit.id());
      copy(dossier, folder);
      if (Files.isDirectory(dossier.resolve("evidence"))) {
        copy(dossier.resolve("evidence"), Files.createDirectory(folder.resolve("evidence")));
      }
      return new ReportFile(folder.resolve("report.json")).head();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }
}
