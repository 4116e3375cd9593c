package org.limpide.server.notifications;

import java.util.List;
import org.limpide.server.Server;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;

/** Webhooks and news of an invented organisation, for pages to be looked at. */
public final class SampleNews {
  private SampleNews() {}

  /** Two webhooks, one of them stopped, and the news of a few days. */
  public static void tell(Server server, OrganisationId organisation) {
    Webhooks webhooks = server.part(Webhooks.class);
    webhooks.add(organisation, "https://outils.exemple/limpide");
    Webhook stopped = webhooks.add(organisation, "https://ancien-outil.exemple/entrees/limpide");
    webhooks.set(organisation, stopped.id(), false);
    Notifications notifications = server.part(Notifications.class);
    server
        .part(Database.class)
        .write(
            () -> {
              notifications.tell(organisation, "tasks.soon", List.of(2), "/tasks?when=soon");
              notifications.tell(organisation, "tasks.late", List.of(1), "/tasks?when=late");
            });
  }
}
