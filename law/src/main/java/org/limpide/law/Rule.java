package org.limpide.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a French web site or shop is held to.
 *
 * @param observed what is looked at
 * @param failIf what shows a fault; likewise passIf and unknownIf
 * @param question what only a person can answer
 * @param remedy how to mend a fault
 * @param inForceFrom first day on which it applies; null when older than the product
 * @param inForceTo last day on which it applies; null while it does
 * @param gates parts of the rule that apply from a date of their own, by name
 */
public record Rule(
    String id,
    Family family,
    Severity severity,
    Force force,
    Text title,
    Text observed,
    Text failIf,
    Text passIf,
    Text unknownIf,
    Text question,
    Text remedy,
    List<LegalReference> references,
    List<String> sanctions,
    @Nullable LocalDate inForceFrom,
    @Nullable LocalDate inForceTo,
    Map<String, LocalDate> gates) {
  public Rule {
    references = List.copyOf(references);
    sanctions = List.copyOf(sanctions);
    gates = Map.copyOf(gates);
  }

  /** Whether the rule applies on that day. */
  public boolean inForceOn(LocalDate day) {
    return (inForceFrom == null || !day.isBefore(inForceFrom))
        && (inForceTo == null || !day.isAfter(inForceTo));
  }

  /** Whether a part of the rule applies on that day; a part without a date always does. */
  public boolean gateOpen(String gate, LocalDate day) {
    LocalDate from = gates.get(gate);
    return from == null || !day.isBefore(from);
  }
}
