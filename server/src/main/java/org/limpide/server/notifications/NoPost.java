package org.limpide.server.notifications;

import java.util.List;
import java.util.UUID;
import org.limpide.server.web.OrganisationId;

/** Where no mail server is known: says so, and the log of deliveries keeps it. */
final class NoPost implements Post {
  @Override
  public void send(
      OrganisationId organisation,
      UUID person,
      String subjectKey,
      String bodyKey,
      List<Object> values,
      String link) {
    throw new NotConfigured();
  }
}
