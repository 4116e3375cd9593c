package org.limpide.server.audits;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.limpide.server.Server;
import org.limpide.server.jobs.Jobs;
import org.limpide.server.notifications.Notifications;
import org.limpide.server.sites.Site;
import org.limpide.server.storage.Database;
import org.limpide.server.tasks.Tasks;
import org.limpide.server.web.Caller;
import org.limpide.server.web.Words;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Audits of an invented shop with faults, for pages to be looked at. {@code dossier.zip} holds a
 * real audit of it, at {@code panier-du-canal.exemple}; the later ones are made from it, with some
 * faults mended.
 */
public final class SampleAudits {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Server server;
  private final Site site;
  private final SiteAudit first;
  private final SiteAudit last;

  /** Records four audits of a site, over six weeks, the last of them yesterday. */
  public SampleAudits(Server server, Site site, Caller by) {
    this.server = server;
    this.site = site;
    done(42, "IN-11");
    this.first = done(28, "IN-11");
    ended(20, Outcome.FAILED, "audits.failed.timeout");
    done(14, "IN-11", "CK-10");
    this.last = done(1, "CK-10", "FM-01", "IN-10", "SE-05");
    Decisions decisions = server.part(Decisions.class);
    decisions.setAside(
        site.organisation(),
        site.id(),
        "FM-10",
        "Nous n'appelons que pour convenir d'une livraison.",
        by);
    decisions.comment(
        site.organisation(), site.id(), "CK-01", "L'agence retire la balise jeudi.", by);
  }

  /** The last one. */
  public UUID last() {
    return last.id();
  }

  /** An older one, to compare with. */
  public UUID first() {
    return first.id();
  }

  /** One that waits for its turn, of another site. */
  public UUID waiting(Site other) {
    SiteAudit audit = pending(other, Instant.now());
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    server
        .part(Database.class)
        .write(
            () -> {
              server.part(AuditStore.class).add(audit);
              server
                  .part(Jobs.class)
                  .submit(audit.organisation(), AuditWork.KIND, audit.id(), tomorrow);
            });
    return audit.id();
  }

  /** One that could not be made, of another site. */
  public UUID failed(Site other) {
    return ended(pending(other, Instant.now()), Outcome.FAILED, "audits.failed.unknown-host");
  }

  private void ended(int daysAgo, Outcome outcome, String failure) {
    ended(pending(site, ago(daysAgo)), outcome, failure);
  }

  private UUID ended(SiteAudit audit, Outcome outcome, String failure) {
    AuditStore store = server.part(AuditStore.class);
    server
        .part(Database.class)
        .write(
            () -> {
              store.add(audit);
              store.end(audit.organisation(), audit.id(), outcome, failure, audit.requestedAt());
            });
    return audit.id();
  }

  private SiteAudit done(int daysAgo, String... mended) {
    SiteAudit audit = pending(site, ago(daysAgo));
    AuditStore store = server.part(AuditStore.class);
    Database database = server.part(Database.class);
    database.write(() -> store.add(audit));
    ReportFile.Head report = new ReportFile(dossier(audit, List.of(mended))).head();
    database.write(() -> recorder(audit).record(audit, report));
    return audit;
  }

  private AuditRecorder recorder(SiteAudit audit) {
    Instant end = audit.requestedAt().plus(Duration.ofMinutes(4));
    return new AuditRecorder(
        server.part(AuditStore.class),
        server.part(FindingStore.class),
        server.part(DecisionStore.class),
        only(server.part(Tasks.class)),
        only(server.part(Notifications.class)),
        Clock.fixed(end, Words.ZONE));
  }

  private static <T> ObjectProvider<T> only(T part) {
    return new ObjectProvider<>() {
      @Override
      public Stream<T> stream() {
        return Stream.of(part);
      }
    };
  }

  private static Instant ago(int days) {
    return Instant.now().minus(Duration.ofDays(days));
  }

  private static SiteAudit pending(Site site, Instant at) {
    return new SiteAudit(
        UUID.randomUUID(),
        site.organisation(),
        site.id(),
        Optional.empty(),
        at,
        AuditOptions.DEFAULTS,
        Outcome.PENDING,
        "",
        Optional.empty(),
        false,
        true,
        Tally.NONE,
        "");
  }

  /** Unpacks the dossier for that audit; returns its report. */
  private Path dossier(SiteAudit audit, List<String> mended) {
    try (InputStream packed = SampleAudits.class.getResourceAsStream("dossier.zip");
        ZipInputStream zip = new ZipInputStream(packed)) {
      Path folder = server.part(Dossiers.class).fresh(audit.organisation(), audit.id());
      Files.createDirectories(folder.resolve("evidence"));
      for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
        byte[] content = zip.readAllBytes();
        boolean report = one.getName().equals("report.json");
        Files.write(folder.resolve(one.getName()), report ? mended(content, mended) : content);
      }
      return folder.resolve("report.json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] mended(byte[] report, List<String> rules) {
    ObjectNode whole = (ObjectNode) MAPPER.readTree(report);
    for (JsonNode finding : (ArrayNode) whole.get("findings")) {
      if (rules.contains(finding.get("rule").asString())) {
        ObjectNode one = (ObjectNode) finding;
        one.put("status", "pass");
        one.putObject("reason")
            .put("fr", "Rien de tel n'a été vu sur les 4 pages visitées.")
            .put("en", "Nothing of the kind was seen on the 4 pages visited.");
        one.putArray("evidence");
      }
    }
    return MAPPER.writeValueAsBytes(whole);
  }
}
