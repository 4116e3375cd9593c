package org.limpide.server.audits;

import org.limpide.audit.judge.Status;
import org.limpide.law.Family;
import org.limpide.law.Force;
import org.limpide.law.Severity;
import org.limpide.law.Text;

/**
 * What an audit concluded about one rule, short enough for a list.
 *
 * @param rule its id in the catalogue
 * @param reason why that status, in one sentence
 * @param proof the first proof, in one line of the report's language; empty when there is none
 * @param proofs how many there are in the dossier
 * @param screenshot a file of the evidence, or empty
 */
public record SiteFinding(
    String rule,
    Family family,
    Status status,
    Severity severity,
    Force force,
    Text title,
    Text reason,
    String proof,
    int proofs,
    String screenshot) {

  public Sort sort() {
    return Sort.of(status, severity, force);
  }
}
