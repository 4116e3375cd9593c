package org.limpide.vendors;

/**
 * Whether the visitor must agree before it is stored or read on the device (article 82 of law
 * 78-17; CNIL guidelines 2020-091 of 17 September 2020, points 47 to 52).
 */
public enum ConsentNeed {
  /** Strictly necessary to what the visitor asked for, or nothing is stored or read. */
  EXEMPT,
  /** Audience measurement that is exempt only when it is set up within the CNIL's limits. */
  EXEMPTABLE,
  /** The visitor's consent comes first. */
  CONSENT,
  /** Not known here: a human must look; never a reason to pass. */
  UNKNOWN
}
