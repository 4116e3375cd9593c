package org.limpide.server.mail;

import java.time.Clock;
import java.util.UUID;
import org.limpide.server.jobs.Jobs;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Service;

/** Takes messages to send. */
@Service
public class Mails {
  /** Whose messages are about a person and no organisation. */
  public static final OrganisationId NOBODY = new OrganisationId(new UUID(0, 0));

  private final Database database;
  private final MailStore store;
  private final MailServer server;
  private final Jobs jobs;
  private final Clock clock;

  Mails(Database database, MailStore store, MailServer server, Jobs jobs, Clock clock) {
    this.database = database;
    this.store = store;
    this.server = server;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Whether messages can be sent at all: whether a mail server was named. */
  public boolean ready() {
    return server.settings().isPresent();
  }

  /**
   * Accepts a message, in the transaction under way when there is one: it is sent if that lasts,
   * now or when the mail server answers again.
   *
   * @param organisation on whose behalf, or {@link #NOBODY}
   */
  public void send(OrganisationId organisation, Letter letter) {
    UUID id = UUID.randomUUID();
    database.write(
        () -> {
          store.add(id, organisation, letter, clock.instant());
          jobs.submit(organisation, MailWork.KIND, id);
        });
  }

  /** How many messages of an organisation wait for the mail server. */
  public int waiting(OrganisationId organisation) {
    return store.waiting(organisation);
  }
}
