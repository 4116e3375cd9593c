package org.limpide.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.limpide.audit.judge.Status;
import org.limpide.law.Rule;
import org.limpide.law.RuleCatalogue;
import org.limpide.server.Server;
import org.limpide.server.audits.AuditImport;
import org.limpide.server.audits.AuditOptions;
import org.limpide.server.audits.SiteAudit;
import org.limpide.server.sites.Site;

/**
 * The invented weeks of one site: it begins with many faults, mends some, and once lets one in
 * again. The same site has the same weeks in every demonstration.
 */
final class InventedAudits {
  private final Server server;
  private final Site site;
  private final Random random;
  private final Map<String, Status> statuses = new TreeMap<>();

  InventedAudits(Server server, Site site, int faults) {
    this.server = server;
    this.site = site;
    this.random = new Random(site.url().hashCode());
    List<Rule> rules = new ArrayList<>(RuleCatalogue.bundled().rules());
    Collections.shuffle(rules, random);
    for (int i = 0; i < rules.size(); i++) {
      Status status =
          i < faults
              ? Status.FAIL
              : i < faults + 9
                  ? Status.UNKNOWN
                  : i < faults + 30 ? Status.NOT_APPLICABLE : Status.PASS;
      if (status != Status.PASS) {
        statuses.put(rules.get(i).id(), status);
      }
    }
  }

  /** One week's audit. */
  SiteAudit next() throws IOException {
    Path dossier = Files.createTempDirectory("limpide-invented-");
    try {
      new InventedReport(site.url().toString(), Map.copyOf(statuses)).write(dossier);
      return server
          .part(AuditImport.class)
          .record(site.organisation(), site.id(), Optional.empty(), AuditOptions.DEFAULTS, dossier);
    } finally {
      DemoFolder.delete(dossier);
    }
  }

  /** A week in which somebody worked: some faults go, now and then one comes. */
  void work() {
    List<String> open =
        statuses.keySet().stream().filter(rule -> statuses.get(rule) == Status.FAIL).toList();
    for (String rule : open) {
      if (random.nextInt(6) == 0) {
        statuses.put(rule, Status.PASS);
      }
    }
    List<Rule> rules = RuleCatalogue.bundled().rules();
    if (random.nextInt(4) == 0) {
      statuses.put(rules.get(random.nextInt(rules.size())).id(), Status.FAIL);
    }
  }

  /** A rule only a person can settle. */
  Optional<String> unknown() {
    return statuses.keySet().stream()
        .filter(rule -> statuses.get(rule) == Status.UNKNOWN)
        .findFirst();
  }
}
