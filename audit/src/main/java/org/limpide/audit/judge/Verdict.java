package org.limpide.audit.judge;

import java.util.List;
import java.util.Map;
import org.limpide.law.Text;

/**
 * What an evaluator concludes about one rule.
 *
 * @param reason one sentence for the reader: why this status
 * @param proofs what shows it; never empty for {@link Status#FAIL}
 * @param fillings values for the placeholders of the rule's question and remedy ({@code tiers},
 *     {@code champ}…)
 */
public record Verdict(
    Status status, Text reason, List<Proof> proofs, Map<String, String> fillings) {
  public Verdict {
    proofs = List.copyOf(proofs);
    fillings = Map.copyOf(fillings);
    if (status == Status.FAIL && proofs.isEmpty()) {
      throw new IllegalArgumentException("a fail needs its evidence: " + reason.en());
    }
  }

  /** The fault is shown by these proofs. */
  public static Verdict fail(Text reason, List<Proof> proofs) {
    return new Verdict(Status.FAIL, reason, proofs, Map.of());
  }

  /** The rule is met, as these proofs show. */
  public static Verdict pass(Text reason, List<Proof> proofs) {
    return new Verdict(Status.PASS, reason, proofs, Map.of());
  }

  /** It could not be observed. */
  public static Verdict unknown(Text reason) {
    return new Verdict(Status.UNKNOWN, reason, List.of(), Map.of());
  }

  /** It does not concern this site or this date. */
  public static Verdict notApplicable(Text reason) {
    return new Verdict(Status.NOT_APPLICABLE, reason, List.of(), Map.of());
  }

  /** The same verdict with a value for a placeholder of the remedy. */
  public Verdict filling(String placeholder, String value) {
    var more = new java.util.HashMap<>(fillings);
    more.put(placeholder, value);
    return new Verdict(status, reason, proofs, more);
  }
}
