package org.limpide.audit.judge;

import org.limpide.audit.evidence.SiteEvidence;
import org.limpide.law.Rule;
import org.limpide.law.RuleCatalogue;
import org.limpide.vendors.PublicSuffixes;
import org.limpide.vendors.ServiceDirectory;

/**
 * The file on a site, as an evaluator receives it: what was seen, and what is known.
 *
 * @param evidence what was seen
 * @param law the rules
 * @param vendors the third-party services
 * @param suffixes which hosts are one site
 */
public record Dossier(
    SiteEvidence evidence, RuleCatalogue law, ServiceDirectory vendors, PublicSuffixes suffixes) {
  /** The rule of that id. */
  public Rule rule(String id) {
    return law.rule(id);
  }
}
