package org.limpide.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.audit.judge.Dossier;
import org.limpide.audit.judge.Judgement;
import org.limpide.audit.visit.SiteVisit;
import org.limpide.law.RuleCatalogue;
import org.limpide.vendors.PublicSuffixes;
import org.limpide.vendors.ServiceDirectory;

/** Audits one site: visits it, then judges what was seen. */
public final class Audit {
  private Audit() {}

  /**
   * Audits a site. A site that cannot be reached, or only in part, still gives a result, which says
   * what was not seen.
   *
   * @param folder where evidence is kept; created when missing
   * @throws AuditException when no audit can be made at all
   */
  public static AuditResult run(AuditRequest request, Path folder, AuditProgress progress) {
    return run(request, ServiceDirectory.bundled(), folder, progress);
  }

  /**
   * The same, with a directory of services of one's own.
   *
   * @param vendors the bundled directory, or one with a further list of trackers
   */
  public static AuditResult run(
      AuditRequest request, ServiceDirectory vendors, Path folder, AuditProgress progress) {
    return run(request, vendors, folder, progress, Clock.systemUTC());
  }

  private static AuditResult run(
      AuditRequest request,
      ServiceDirectory vendors,
      Path folder,
      AuditProgress progress,
      Clock clock) {
    RuleCatalogue law = RuleCatalogue.bundled();
    SiteEvidence evidence = new SiteVisit(request, folder, progress, clock).make();
    progress.at("judge", "", 0, 0);
    List<Finding> findings =
        Judgement.of(new Dossier(evidence, law, vendors, PublicSuffixes.bundled()));
    return new AuditResult(evidence, findings, law.version(), vendors.version(), folder);
  }
}
