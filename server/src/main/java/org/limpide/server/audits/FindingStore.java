package org.limpide.server.audits;

import static org.limpide.server.storage.tables.Tables.AUDIT;
import static org.limpide.server.storage.tables.Tables.AUDIT_FINDING;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record;
import org.limpide.audit.judge.Status;
import org.limpide.law.Family;
import org.limpide.law.Force;
import org.limpide.law.Severity;
import org.limpide.law.Text;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/**
 * What audits found, in the database. A finding has no organisation of its own: its audit is looked
 * up in the organisation first.
 */
@Repository
class FindingStore {
  private final Database database;

  FindingStore(Database database) {
    this.database = database;
  }

  void add(SiteAudit audit, List<SiteFinding> findings) {
    int place = 0;
    var rows =
        database
            .sql()
            .insertInto(
                AUDIT_FINDING,
                AUDIT_FINDING.AUDIT,
                AUDIT_FINDING.RULE,
                AUDIT_FINDING.PLACE,
                AUDIT_FINDING.FAMILY,
                AUDIT_FINDING.STATUS,
                AUDIT_FINDING.SEVERITY,
                AUDIT_FINDING.RULE_FORCE,
                AUDIT_FINDING.TITLE_FR,
                AUDIT_FINDING.TITLE_EN,
                AUDIT_FINDING.REASON_FR,
                AUDIT_FINDING.REASON_EN,
                AUDIT_FINDING.PROOF,
                AUDIT_FINDING.PROOFS,
                AUDIT_FINDING.SCREENSHOT);
    for (SiteFinding one : findings) {
      rows =
          rows.values(
              audit.id(),
              one.rule(),
              place++,
              one.family().name(),
              one.status().code(),
              one.severity().code(),
              one.force().code(),
              one.title().fr(),
              one.title().en(),
              one.reason().fr(),
              one.reason().en(),
              one.proof(),
              one.proofs(),
              one.screenshot());
    }
    if (place > 0) {
      rows.execute();
    }
  }

  /** In the catalogue's order. */
  List<SiteFinding> of(SiteAudit audit) {
    return database
        .sql()
        .selectFrom(AUDIT_FINDING)
        .where(AUDIT_FINDING.AUDIT.eq(audit.id()))
        .orderBy(AUDIT_FINDING.PLACE)
        .fetch(FindingStore::finding);
  }

  /** A finding of the newest audit of a site, as the search box shows it. */
  record OpenFinding(String rule, Text title, UUID site, UUID audit) {
    String link() {
      return "/sites/" + site + "/audits/" + audit + "/findings/" + rule;
    }
  }

  /** Faults and points to verify of the sites' newest audits, of those rules. */
  List<OpenFinding> open(OrganisationId organisation, Set<String> rules, int limit) {
    return database
        .sql()
        .select(
            AUDIT_FINDING.RULE,
            AUDIT_FINDING.TITLE_FR,
            AUDIT_FINDING.TITLE_EN,
            AUDIT.SITE,
            AUDIT.ID)
        .from(AUDIT)
        .join(AUDIT_FINDING)
        .on(AUDIT_FINDING.AUDIT.eq(AUDIT.ID))
        .where(AUDIT.ORGANISATION.eq(organisation.value()), AUDIT.NEWEST.isTrue())
        .and(AUDIT_FINDING.RULE.in(rules))
        .and(AUDIT_FINDING.STATUS.in(Status.FAIL.code(), Status.UNKNOWN.code()))
        .orderBy(AUDIT_FINDING.STATUS, AUDIT.ID, AUDIT_FINDING.RULE)
        .limit(limit)
        .fetch(
            row ->
                new OpenFinding(
                    row.value1(), Text.of(row.value2(), row.value3()), row.value4(), row.value5()));
  }

  void forget(UUID audit) {
    database.sql().deleteFrom(AUDIT_FINDING).where(AUDIT_FINDING.AUDIT.eq(audit)).execute();
  }

  private static SiteFinding finding(Record row) {
    return new SiteFinding(
        row.get(AUDIT_FINDING.RULE),
        Family.valueOf(row.get(AUDIT_FINDING.FAMILY)),
        Codes.of(Status.class, row.get(AUDIT_FINDING.STATUS)),
        Codes.of(Severity.class, row.get(AUDIT_FINDING.SEVERITY)),
        Codes.of(Force.class, row.get(AUDIT_FINDING.RULE_FORCE)),
        Text.of(row.get(AUDIT_FINDING.TITLE_FR), row.get(AUDIT_FINDING.TITLE_EN)),
        Text.of(row.get(AUDIT_FINDING.REASON_FR), row.get(AUDIT_FINDING.REASON_EN)),
        row.get(AUDIT_FINDING.PROOF),
        row.get(AUDIT_FINDING.PROOFS),
        row.get(AUDIT_FINDING.SCREENSHOT));
  }
}
