package org.limpide.server.audits;

import java.util.List;
import java.util.Set;

/**
 * How many findings of each sort; never one percentage, which would weigh an unlocked door like a
 * missing comma.
 *
 * @param setAside open, but a person said why they do not apply; not counted anywhere else
 */
public record Tally(
    int important, int minor, int advice, int unknown, int pass, int notApplicable, int setAside) {
  /** Nothing found yet. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

  /**
   * Counts.
   *
   * @param decided rules a person said do not apply to the site
   */
  static Tally of(List<SiteFinding> findings, Set<String> decided) {
    int[] n = new int[Sort.values().length];
    int aside = 0;
    for (SiteFinding finding : findings) {
      if (finding.sort().open() && decided.contains(finding.rule())) {
        aside++;
      } else {
        n[finding.sort().ordinal()]++;
      }
    }
    return new Tally(n[0], n[1], n[2], n[3], n[4], n[5], aside);
  }

  /** Findings somebody has something to do about: faults and points to verify; not advice. */
  public int open() {
    return important + minor + unknown;
  }

  public Tally plus(Tally other) {
    return new Tally(
        important + other.important,
        minor + other.minor,
        advice + other.advice,
        unknown + other.unknown,
        pass + other.pass,
        notApplicable + other.notApplicable,
        setAside + other.setAside);
  }
}
