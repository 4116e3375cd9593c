package org.limpide.server.notifications;

import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.accounts.Accounts;
import org.limpide.server.accounts.Person;
import org.limpide.server.mail.Letter;
import org.limpide.server.mail.Mails;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.PublicAddress;
import org.limpide.server.web.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes to members through the service's own mail, which keeps a message until it has left. */
@Component
class MailPost implements Post {
  /** Older news helps nobody. */
  private static final Period FRESH = Period.ofDays(7);

  private final ObjectProvider<Mails> mails;
  private final Accounts accounts;
  private final PublicAddress address;
  private final Clock clock;

  MailPost(ObjectProvider<Mails> mails, Accounts accounts, PublicAddress address, Clock clock) {
    this.mails = mails;
    this.accounts = accounts;
    this.address = address;
    this.clock = clock;
  }

  @Override
  public void send(
      OrganisationId organisation,
      UUID person,
      String subjectKey,
      String bodyKey,
      List<Object> values,
      String link) {
    if (!mails.getObject().ready()) {
      throw new NotConfigured();
    }
    Optional<Person> member = accounts.person(person);
    if (member.isEmpty()) {
      return;
    }
    Words words = Words.in(member.get().language());
    Object[] places = values.toArray();
    mails
        .getObject()
        .send(
            organisation,
            new Letter(
                member.get().email(),
                member.get().language(),
                "notifications.letter",
                List.of(words.say(subjectKey, places), words.say(bodyKey, places)),
                Optional.of(address.of("/o/" + organisation + link)),
                clock.instant().atZone(ZoneOffset.UTC).plus(FRESH).toInstant()));
  }
}
