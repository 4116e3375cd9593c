package org.limpide.server.audits;

import java.util.Locale;

/** What became of an audit. */
public enum Outcome {
  /** Waiting or running; its job says which. */
  PENDING,
  DONE,
  FAILED,
  CANCELLED;

  /** The form kept in the database and used in keys and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Outcome of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
