package org.limpide.audit;

import java.nio.file.Path;
import java.util.List;
import org.limpide.audit.evidence.SiteEvidence;

/**
 * An audit's outcome.
 *
 * @param findings one per rule of the catalogue, in its order
 * @param catalogueVersion of the rules; likewise vendorsVersion of the service directory
 * @param evidenceFolder where the evidence files lie
 */
public record AuditResult(
    SiteEvidence evidence,
    List<Finding> findings,
    String catalogueVersion,
    String vendorsVersion,
    Path evidenceFolder) {
  public AuditResult {
    findings = List.copyOf(findings);
  }
}
