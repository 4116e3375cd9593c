package org.limpide.audit.evidence;

/** Where in a scenario something happened, relative to the visitor's choice. */
public enum Phase {
  /** Before any choice (all of S0, and the start of every other scenario). */
  BEFORE,
  /** After a mere scroll, internal click or closing cross, without any choice (S3 only). */
  PASSIVE,
  /** After the choice: acceptance (S1, S4), refusal (S2), or one purpose (S5). */
  CHOSEN,
  /** On the second visit, session cookies gone (S2 only). */
  SECOND_VISIT,
  /** After consent was withdrawn (S4 only). */
  WITHDRAWN,
  /** After witness values were typed into form fields, without submitting (end of S0 only). */
  TYPED
}
