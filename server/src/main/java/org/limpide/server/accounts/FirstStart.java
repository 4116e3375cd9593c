package org.limpide.server.accounts;

import java.util.List;
import java.util.Optional;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.accounts.AccountEvent.What;
import org.limpide.server.accounts.Link.Purpose;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;
import org.springframework.stereotype.Service;

/**
 * The first start, when nobody can sign in yet: whoever holds the link that the service prints
 * founds the first organisation and becomes its owner. There is no default password.
 */
@Service
public class FirstStart {
  private final Database database;
  private final Accounts accounts;
  private final Links links;
  private final Passwords passwords;
  private final Trail trail;

  FirstStart(Database database, Accounts accounts, Links links, Passwords passwords, Trail trail) {
    this.database = database;
    this.accounts = accounts;
    this.links = links;
    this.passwords = passwords;
    this.trail = trail;
  }

  /**
   * A new link to the set-up; those made before are worthless from now on.
   *
   * @return its path from the root of the service, good for one use within 24 hours; none once
   *     somebody can sign in
   */
  public Optional<String> link() {
    return accounts.empty() ? Optional.of(links.setUp()) : Optional.empty();
  }

  /** Whether the link may still be used. */
  void look(String secret) {
    links.look(Purpose.SET_UP, secret);
  }

  /**
   * Founds the organisation and its owner. An organisation that a command has founded before, for
   * its first site, is taken over and named.
   *
   * @throws Refusal {@code NOT_FOUND} when the link is over, {@code INVALID} for the password
   */
  Person setUp(
      String secret,
      String organisation,
      String name,
      EmailAddress email,
      String password,
      Language language) {
    look(secret);
    String hash = passwords.hash("password", password, email, name);
    return database.write(
        () -> {
          links.use(Purpose.SET_UP, secret);
          if (!accounts.empty()) {
            throw Refusal.of(Refusal.Code.NOT_FOUND, "accounts.link.over");
          }
          Organisation first = first(organisation);
          Person owner = accounts.registerHashed(email, name, hash, language);
          accounts.join(owner.id(), first.id(), Role.OWNER);
          trail.note(first.id(), owner.id(), What.SET_UP);
          return owner;
        });
  }

  private Organisation first(String name) {
    List<Organisation> waiting = accounts.organisations();
    if (waiting.size() != 1) {
      return accounts.found(name);
    }
    accounts.rename(waiting.getFirst().id(), name);
    return waiting.getFirst();
  }
}
