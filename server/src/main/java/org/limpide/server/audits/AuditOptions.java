package org.limpide.server.audits;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.limpide.audit.evidence.Scenario;
import org.limpide.law.Language;

/**
 * How a site is audited.
 *
 * @param pages most pages opened when nothing is chosen
 * @param depth most clicks from the home page
 * @param language of the pages asked for and of the report
 * @param scenarios which are played, S0 always among them
 * @param watch how many seconds the home page is watched for late trackers
 */
public record AuditOptions(
    int pages, int depth, Language language, List<Scenario> scenarios, int watch) {
  /** The command line's. */
  public static final AuditOptions DEFAULTS =
      new AuditOptions(20, 3, Language.FR, List.of(Scenario.values()), 30);

  public AuditOptions {
    Set<Scenario> all = EnumSet.of(Scenario.S0);
    all.addAll(scenarios);
    scenarios = List.copyOf(all);
  }
}
