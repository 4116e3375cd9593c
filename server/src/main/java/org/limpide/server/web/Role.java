package org.limpide.server.web;

import java.util.Locale;

/** What a person may do in an organisation, from most to least. */
public enum Role {
  /** Everything, members and settings included. */
  OWNER,
  /**
   * The data-protection officer: everything about data, no billing, no deletion of the
   * organisation.
   */
  DPO,
  /** Works on audits, tasks, requests and messages. */
  AGENT,
  /** Sees everything but changes nothing. */
  READER,
  /** An inspector or auditor from outside: sees evidence and reports, nothing of people. */
  AUDITOR;

  /** The form kept in the database and used in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Role of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
