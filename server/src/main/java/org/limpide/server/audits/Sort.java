package org.limpide.server.audits;

import java.util.Locale;
import org.limpide.audit.judge.Status;
import org.limpide.law.Force;
import org.limpide.law.Severity;

/** The sorts a finding is told in, as in the report: the gravest first. */
public enum Sort {
  /** A critical or major fault under the law or an authority's guidance. */
  IMPORTANT,
  /** Another fault under the law or an authority's guidance. */
  MINOR,
  /** What good practice would do better; never a fault. */
  ADVICE,
  /** Only a person can settle it. */
  UNKNOWN,
  PASS,
  NOT_APPLICABLE;

  static Sort of(Status status, Severity severity, Force force) {
    return switch (status) {
      case FAIL -> {
        if (force == Force.PRACTICE) {
          yield ADVICE;
        }
        yield severity == Severity.CRITICAL || severity == Severity.MAJOR ? IMPORTANT : MINOR;
      }
      case UNKNOWN -> UNKNOWN;
      case PASS -> PASS;
      case NOT_APPLICABLE -> NOT_APPLICABLE;
    };
  }

  /** Whether somebody has something to do about it. */
  public boolean open() {
    return this == IMPORTANT || this == MINOR || this == ADVICE || this == UNKNOWN;
  }

  /** The form used in keys and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
