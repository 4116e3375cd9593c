package org.limpide.server.audits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.limpide.law.Rule;
import org.limpide.law.RuleCatalogue;
import org.limpide.server.Server;
import org.limpide.server.sites.NewSite;
import org.limpide.server.sites.Site;
import org.limpide.server.sites.Sites;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import tools.jackson.databind.json.JsonMapper;

/**
 * A site with audits that were recorded from prepared reports, as the work records real ones: a
 * dossier on disk, then the recorder.
 */
final class Recorded {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Server server;
  final Site site;

  Recorded(Server server, OrganisationId organisation) {
    this(server, organisation, "https://boutique-" + UUID.randomUUID() + ".test/");
  }

  Recorded(Server server, OrganisationId organisation, String url) {
    this.server = server;
    this.site = server.part(Sites.class).add(organisation, new NewSite(url, "Ma boutique"));
  }

  String path() {
    return "/sites/" + site.id() + "/audits";
  }

  String path(SiteAudit audit) {
    return path() + "/" + audit.id();
  }

  /** An audit that found that: {@code "CK-01", "fail"}; every other rule passes. */
  SiteAudit audit(String... ruleThenStatus) {
    return audit(server.part(AuditRecorder.class), ruleThenStatus);
  }

  SiteAudit audit(AuditRecorder recorder, String... ruleThenStatus) {
    Map<String, String> statuses = new TreeMap<>();
    for (int i = 0; i < ruleThenStatus.length; i += 2) {
      statuses.put(ruleThenStatus[i], ruleThenStatus[i + 1]);
    }
    SiteAudit audit = pending();
    AuditStore store = server.part(AuditStore.class);
    server.part(Database.class).write(() -> store.add(audit));
    Path folder = dossier(audit, statuses);
    ReportFile.Head report = new ReportFile(folder.resolve("report.json")).head();
    Optional<AuditFinished> finished =
        server.part(Database.class).write(() -> recorder.record(audit, report));
    last = finished.orElseThrow();
    return store.one(site.organisation(), audit.id()).orElseThrow();
  }

  /** What the last recording would have told. */
  AuditFinished last =
      new AuditFinished(new OrganisationId(new UUID(0, 0)), new UUID(0, 0), new UUID(0, 0), 0, 0);

  SiteAudit pending() {
    return new SiteAudit(
        UUID.randomUUID(),
        site.organisation(),
        site.id(),
        Optional.empty(),
        Instant.now(),
        AuditOptions.DEFAULTS,
        Outcome.PENDING,
        "",
        Optional.empty(),
        false,
        true,
        Tally.NONE,
        "");
  }

  Path folder(SiteAudit audit) {
    return server.part(Dossiers.class).folder(audit.organisation(), audit.id());
  }

  private Path dossier(SiteAudit audit, Map<String, String> statuses) {
    try {
      Path folder = server.part(Dossiers.class).fresh(audit.organisation(), audit.id());
      Files.createDirectories(folder.resolve("evidence"));
      Files.write(folder.resolve("evidence/S0-001.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8, 1});
      Files.writeString(folder.resolve("evidence/S0-001.html.txt"), "<script>alert(1)</script>");
      Files.writeString(folder.resolve("report.html"), "<!DOCTYPE html><title>Rapport</title>");
      Files.writeString(folder.resolve("report.csv"), "rule,status\r\n");
      Files.writeString(folder.resolve("report.pdf"), "%PDF-");
      Files.writeString(folder.resolve("manifest.json"), "{}");
      Files.writeString(folder.resolve("report.json"), MAPPER.writeValueAsString(report(statuses)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> report(Map<String, String> statuses) {
    List<Object> findings = new ArrayList<>();
    for (Rule rule : RuleCatalogue.bundled().rules()) {
      findings.add(finding(rule, statuses.getOrDefault(rule.id(), "pass")));
    }
    return Map.of(
        "schema",
        "limpide-audit/1",
        "catalogueVersion",
        "2026-11-01",
        "scenarios",
        List.of(scenario("S0", 1), scenario("S0", 2)),
        "unseen",
        List.of("One page was not opened."),
        "findings",
        findings);
  }

  private Map<String, Object> finding(Rule rule, String status) {
    boolean shown = status.equals("fail");
    return Map.of(
        "rule", rule.id(),
        "family", rule.family().name(),
        "status", status,
        "severity", rule.severity().code(),
        "force", rule.force().code(),
        "title", Map.of("fr", rule.title().fr(), "en", rule.title().en()),
        "reason", Map.of("fr", "Vu : " + status + " <b>\u0000", "en", "Seen: " + status),
        "evidence",
            shown
                ? List.of(
                    Map.of(
                        "scenario", "S0",
                        "page", site.url().toString(),
                        "kind", "cookie",
                        "detail", "_ga de <script>alert(1)</script>",
                        "screenshot", "evidence/S0-001.jpg"))
                : List.of(),
        "remedy", Map.of("fr", "Retirez-le.", "en", "Remove it."),
        "law",
            List.of(
                Map.of(
                    "cite", Map.of("fr", "art. 82 LIL", "en", "art. 82 LIL"), "verified", true)));
  }

  private Map<String, Object> scenario(String id, int run) {
    List<Object> requests = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      requests.add(
          Map.of(
              "url",
              "https://tiers.test/r" + i + ".js",
              "host",
              "tiers.test",
              "method",
              "GET",
              "status",
              200,
              "phase",
              "before",
              "thirdParty",
              true));
    }
    return Map.of(
        "id",
        id,
        "run",
        run,
        "outcome",
        "done",
        "visits",
        List.of(
            Map.of(
                "url",
                site.url().toString(),
                "finalUrl",
                site.url().toString(),
                "status",
                200,
                "title",
                "Accueil",
                "phase",
                "before",
                "screenshot",
                "evidence/S0-001.jpg")),
        "cookies",
        List.of(
            Map.of(
                "name", "_ga",
                "domain", ".boutique.test",
                "thirdParty", false,
                "phase", "before",
                "state", "stored",
                "classification", Map.of("service", "Google Analytics", "need", "consent"))),
        "requests",
        requests);
  }
}
