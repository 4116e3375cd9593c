package org.limpide.server.audits;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.limpide.server.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long dossiers are kept: of each site, the first audit, which shows where it started from, and
 * the last ones. Of the others the counts remain, so that the curves stay whole; decisions and
 * comments belong to the site and are not touched.
 */
@Component
class Keeping {
  private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

  private final Database database;
  private final AuditStore store;
  private final FindingStore findings;
  private final Dossiers dossiers;
  private final int most;

  Keeping(
      Database database,
      AuditStore store,
      FindingStore findings,
      Dossiers dossiers,
      @Value("${limpide.audits.kept:24}") int most) {
    this.database = database;
    this.store = store;
    this.findings = findings;
    this.dossiers = dossiers;
    this.most = most;
  }

  /** Lets go of what is too old, then of every dossier that no audit claims. */
  void tidy() throws IOException {
    Map<UUID, List<SiteAudit>> bySite = new HashMap<>();
    for (SiteAudit audit : store.kept()) {
      if (audit.done()) {
        bySite.computeIfAbsent(audit.site(), _ -> new ArrayList<>()).add(audit);
      }
    }
    bySite.values().forEach(all -> beyond(all, most).forEach(this::forget));
    int swept = dossiers.sweep(store::keeps);
    if (swept > 0) {
      LOG.info("{} audit dossiers removed", swept);
    }
  }

  /** Those to let go of, out of one site's, oldest first; pure. */
  static List<SiteAudit> beyond(List<SiteAudit> oldestFirst, int most) {
    int last = oldestFirst.size() - most;
    return last <= 1 ? List.of() : oldestFirst.subList(1, last);
  }

  private void forget(SiteAudit audit) {
    database.write(
        () -> {
          store.forget(audit);
          findings.forget(audit.id());
        });
  }
}
