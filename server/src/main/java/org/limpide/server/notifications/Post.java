package org.limpide.server.notifications;

import java.util.List;
import java.util.UUID;
import org.limpide.server.web.OrganisationId;

/**
 * The port through which members are written to: whoever implements it knows their address and the
 * mail server. Called outside any transaction, again after a failure.
 */
public interface Post {
  /**
   * Writes to a member.
   *
   * @param subjectKey of the subject in the texts
   * @param bodyKey of the sentence in the texts
   * @param values for the places of both
   * @param link path below the organisation
   * @throws NotConfigured when there is no mail server: it is noted and not tried again
   * @throws RuntimeException when it could not be done now: it is tried again
   */
  void send(
      OrganisationId organisation,
      UUID person,
      String subjectKey,
      String bodyKey,
      List<Object> values,
      String link);

  /** There is no mail server to send through. */
  final class NotConfigured extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotConfigured() {
      super("no mail server", null, false, false);
    }
  }
}
