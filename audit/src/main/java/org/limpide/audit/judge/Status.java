package org.limpide.audit.judge;

import java.util.Locale;

/** What a rule concludes. No detection is {@link #UNKNOWN}, never {@link #PASS}. */
public enum Status {
  /** Positive evidence, kept in the report, shows the fault. */
  FAIL,
  /** Positive evidence shows that the rule is met. */
  PASS,
  /** Could not be observed: the rule's human question is asked. */
  UNKNOWN,
  /** The rule does not concern this site or this date; the reason is given. */
  NOT_APPLICABLE;

  /** As written in {@code report.json}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
