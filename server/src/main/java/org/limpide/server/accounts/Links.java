package org.limpide.server.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.accounts.Link.Purpose;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.springframework.stereotype.Component;

/**
 * Makes links and takes them back in. Each is good for one use and for a day; a new one for the
 * same thing makes the one before it worthless.
 */
@Component
class Links {
  static final Duration LIFE = Duration.ofHours(24);

  private final Database database;
  private final LinkStore store;
  private final Clock clock;

  Links(Database database, LinkStore store, Clock clock) {
    this.database = database;
    this.store = store;
    this.clock = clock;
  }

  /** When a link made now is over. */
  Instant end() {
    return clock.instant().plus(LIFE);
  }

  /**
   * A link to the set-up.
   *
   * @return its path, which holds the secret
   */
  String setUp() {
    return database.write(
        () -> {
          store.removeSetUp();
          return make(Link.setUp(end()));
        });
  }

  String invitation(OrganisationId organisation, EmailAddress email) {
    return database.write(
        () -> {
          store.removeInvitation(organisation, email);
          return make(Link.invitation(organisation, email, end()));
        });
  }

  void withdrawInvitation(OrganisationId organisation, EmailAddress email) {
    database.write(() -> store.removeInvitation(organisation, email));
  }

  String reset(UUID person) {
    return database.write(
        () -> {
          store.removeResets(person);
          return make(Link.reset(person, end()));
        });
  }

  boolean resetSince(UUID person, Instant since) {
    return store.resetSince(person, since);
  }

  void dropResets(UUID person) {
    database.write(() -> store.removeResets(person));
  }

  /**
   * What a secret opens.
   *
   * @throws Refusal {@code NOT_FOUND} when nothing, any more
   */
  Link look(Purpose purpose, String secret) {
    return store.find(new Secret(secret).hash(), purpose, clock.instant()).orElseThrow(Links::over);
  }

  /**
   * Uses a link up, in the transaction of what it allows.
   *
   * @throws Refusal {@code NOT_FOUND} when another did before, or it is too old
   */
  void use(Purpose purpose, String secret) {
    if (!database.write(() -> store.use(new Secret(secret).hash(), purpose, clock.instant()))) {
      throw over();
    }
  }

  void forgetOld() {
    database.write(() -> store.removeOver(clock.instant()));
  }

  private String make(Link link) {
    Secret secret = Secret.fresh();
    store.add(secret.hash(), link, clock.instant());
    return "/" + link.purpose().code() + "/" + secret.value();
  }

  private static Refusal over() {
    return Refusal.of(Refusal.Code.NOT_FOUND, "accounts.link.over");
  }
}
