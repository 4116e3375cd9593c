package org.limpide.server.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.limpide.server.jobs.Run;
import org.limpide.server.jobs.Work;
import org.limpide.server.mail.Letter;
import org.limpide.server.mail.Mails;
import org.limpide.server.web.PublicAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Looks whether somebody has the address that forgot its password, and writes to them. One message
 * in five minutes at most: the form must not be a means of filling a mailbox.
 */
@Component
class ResetWork implements Work {
  static final String KIND = "reset";

  private static final Duration BETWEEN = Duration.ofMinutes(5);

  private final ResetStore requests;
  private final AccountStore store;
  private final Links links;
  private final ObjectProvider<Mails> mails; // which submits jobs, as this runs one
  private final PublicAddress address;
  private final Clock clock;

  ResetWork(
      ResetStore requests,
      AccountStore store,
      Links links,
      ObjectProvider<Mails> mails,
      PublicAddress address,
      Clock clock) {
    this.requests = requests;
    this.store = store;
    this.links = links;
    this.mails = mails;
    this.address = address;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Run run) {
    Optional<Person> person = requests.email(run.subject()).flatMap(store::person);
    run.finish(
        () -> {
          if (requests.remove(run.subject())) {
            person.filter(one -> mails.getObject().ready()).ifPresent(this::write);
          }
        });
  }

  private void write(Person person) {
    store.lock(person.id());
    if (links.resetSince(person.id(), clock.instant().minus(BETWEEN))) {
      return;
    }
    mails
        .getObject()
        .send(
            Mails.NOBODY,
            new Letter(
                person.email(),
                person.language(),
                "accounts.mail.reset",
                List.of(),
                Optional.of(address.of(links.reset(person.id()))),
                links.end()));
  }
}
