package org.limpide.server.jobs;

import java.util.UUID;
import org.limpide.server.web.OrganisationId;

/** One attempt at a job. */
public interface Run {
  UUID job();

  OrganisationId organisation();

  /** What the job is about. */
  UUID subject();

  /** 1 for the first attempt. */
  int attempt();

  /**
   * Tells how far it is.
   *
   * @param key of a sentence in the texts
   */
  void at(int done, int all, String key);

  /** Whether someone has asked for it to stop; to be looked at between steps. */
  boolean cancelled();

  /**
   * Ends the job together with its last changes, in one transaction: either both last or neither.
   * When another attempt has ended it already, the changes are not made.
   */
  void finish(Runnable changes);
}
