package org.limpide.server.accounts;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.accounts.AccountEvent.What;
import org.limpide.server.accounts.Link.Purpose;
import org.limpide.server.jobs.Jobs;
import org.limpide.server.mail.Mails;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;
import org.springframework.stereotype.Service;

/** Forgotten passwords. */
@Service
public class Resets {
  private final Database database;
  private final ResetStore requests;
  private final AccountStore store;
  private final Links links;
  private final Passwords passwords;
  private final Throttle throttle;
  private final Jobs jobs;
  private final Trail trail;
  private final Clock clock;

  Resets(
      Database database,
      ResetStore requests,
      AccountStore store,
      Links links,
      Passwords passwords,
      Throttle throttle,
      Jobs jobs,
      Trail trail,
      Clock clock) {
    this.database = database;
    this.requests = requests;
    this.store = store;
    this.links = links;
    this.passwords = passwords;
    this.throttle = throttle;
    this.jobs = jobs;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Somebody says they forgot the password of that address. Whether there is such a person is
   * looked at later, by a job ({@link ResetWork}): the answer and its time are the same for all.
   */
  void ask(EmailAddress email) {
    UUID id = UUID.randomUUID();
    database.write(
        () -> {
          requests.add(id, email, clock.instant());
          jobs.submit(Mails.NOBODY, ResetWork.KIND, id);
        });
  }

  /**
   * A link to a new password for whoever runs the service, when an owner can get in no other way.
   *
   * @return its path from the root of the service; none when there is no such person
   */
  public Optional<String> link(EmailAddress email) {
    return store.person(email).map(person -> links.reset(person.id()));
  }

  /**
   * A link that an owner hands to a member where no mail can be sent. Only for somebody who belongs
   * to no organisation that is not the owner's as well: else the owner could get into the others.
   *
   * @throws Refusal {@code NOT_FOUND} for whoever is no member, {@code FORBIDDEN} for a member of
   *     other organisations
   */
  String byOwner(OrganisationId organisation, UUID owner, UUID member) {
    var theirs = store.roles(member);
    if (!theirs.containsKey(organisation)) {
      throw Refusal.notFound();
    }
    var own = store.roles(owner);
    if (!theirs.keySet().stream().allMatch(one -> own.get(one) == Role.OWNER)) {
      throw Refusal.of(Refusal.Code.FORBIDDEN, "accounts.reset.elsewhere");
    }
    trail.note(organisation, owner, Optional.of(member), What.RESET_LINK_MADE, Optional.empty());
    return links.reset(member);
  }

  /** Whose password the link changes. */
  Person look(String secret) {
    return links
        .look(Purpose.RESET, secret)
        .person()
        .flatMap(store::person)
        .orElseThrow(Refusal::notFound);
  }

  /**
   * Sets the new password; every session of the person ends, and so does what they asked for and
   * did not get yet.
   *
   * @throws Refusal {@code NOT_FOUND} when the link is over, {@code INVALID} for the password
   */
  Person reset(String secret, String password) {
    Person person = look(secret);
    String hash = passwords.hash("password", password, person.email(), person.name());
    database.write(
        () -> {
          links.use(Purpose.RESET, secret);
          passwords.replace(person, hash, Optional.empty());
          requests.removeAll(person.email());
          throttle.forgive(person.email());
          trail.everywhere(person.id(), What.PASSWORD_RESET);
        });
    return person;
  }
}
