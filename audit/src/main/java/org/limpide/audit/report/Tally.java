package org.limpide.audit.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limpide.audit.Finding;
import org.limpide.audit.judge.Status;
import org.limpide.law.Family;
import org.limpide.law.Force;
import org.limpide.law.Severity;

/**
 * How many findings of each sort: counts, never one percentage, which would weigh an unlocked door
 * like a missing comma.
 *
 * @param important critical or major faults under the law or an authority's guidance
 * @param minor the other faults under the law or an authority's guidance
 * @param advice what good practice would do better; never a fault
 */
record Tally(int important, int minor, int advice, int unknown, int pass, int notApplicable) {
  static Tally of(List<Finding> findings) {
    int[] n = new int[6];
    for (Finding finding : findings) {
      n[sort(finding)]++;
    }
    return new Tally(n[0], n[1], n[2], n[3], n[4], n[5]);
  }

  /** By family, in the order of the catalogue. */
  static Map<Family, List<Finding>> byFamily(List<Finding> findings) {
    Map<Family, List<Finding>> families = new LinkedHashMap<>();
    for (Finding finding : findings) {
      families
          .computeIfAbsent(finding.rule().family(), _ -> new java.util.ArrayList<>())
          .add(finding);
    }
    return families;
  }

  /** What is to be mended or improved. */
  int open() {
    return important + minor + advice;
  }

  int total() {
    return open() + unknown + pass + notApplicable;
  }

  /** Whether a finding is a piece of advice: good practice asks for it, no text does. */
  static boolean advice(Finding finding) {
    return finding.verdict().status() == Status.FAIL && finding.rule().force() == Force.PRACTICE;
  }

  /** Whether it is a critical or major fault. */
  static boolean important(Finding finding) {
    return sort(finding) == 0;
  }

  private static int sort(Finding finding) {
    return switch (finding.verdict().status()) {
      case FAIL -> {
        if (finding.rule().force() == Force.PRACTICE) {
          yield 2;
        }
        Severity severity = finding.rule().severity();
        yield severity == Severity.CRITICAL || severity == Severity.MAJOR ? 0 : 1;
      }
      case UNKNOWN -> 3;
      case PASS -> 4;
      case NOT_APPLICABLE -> 5;
    };
  }
}
