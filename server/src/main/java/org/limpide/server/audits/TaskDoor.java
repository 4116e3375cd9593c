package org.limpide.server.audits;

import org.limpide.server.web.OrganisationId;

/** Where findings become tasks; the tasks desk stands behind it. */
public interface TaskDoor {
  /** The source every task of this desk carries. */
  String SOURCE = "audits";

  /** Opens a task, unless one of the same source and reference is open. */
  void open(OrganisationId organisation, NewTask task);

  /**
   * What the task asked for has been seen to be done, or not to be needed. A task is closed only on
   * positive evidence: a later audit that {@code PASS}es the rule, or a person's decision that it
   * does not apply. « Could not be seen this time » closes nothing.
   */
  void resolve(OrganisationId organisation, String source, String reference);
}
