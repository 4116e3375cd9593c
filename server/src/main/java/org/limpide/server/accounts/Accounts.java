package org.limpide.server.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.OrganisationNames;
import org.limpide.server.web.Role;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** What one can do with organisations and the people in them. */
@Service
public class Accounts implements OrganisationNames {
  private final Database database;
  private final AccountStore store;
  private final PasswordEncoder encoder;
  private final Clock clock;

  Accounts(Database database, AccountStore store, PasswordEncoder encoder, Clock clock) {
    this.database = database;
    this.store = store;
    this.encoder = encoder;
    this.clock = clock;
  }

  /** Whether nobody can sign in yet. */
  public boolean empty() {
    return store.empty();
  }

  public Organisation found(String name) {
    Organisation organisation =
        new Organisation(new OrganisationId(UUID.randomUUID()), name.strip(), clock.instant());
    database.write(() -> store.add(organisation));
    return organisation;
  }

  /** Names an organisation that nobody belongs to yet. */
  void rename(OrganisationId organisation, String name) {
    database.write(() -> store.rename(organisation, name.strip()));
  }

  /** Every organisation, oldest first: for whoever runs the service, and for nobody else. */
  public List<Organisation> organisations() {
    return store.organisations();
  }

  /**
   * Registers a person.
   *
   * @param password already found strong enough
   */
  public Person register(EmailAddress email, String name, String password, Language language) {
    return registerHashed(email, name, Objects.requireNonNull(encoder.encode(password)), language);
  }

  /** The same with the password's hash, for use within a transaction: hashing takes long. */
  Person registerHashed(EmailAddress email, String name, String hash, Language language) {
    Person person = new Person(UUID.randomUUID(), email, name.strip(), language, clock.instant());
    database.write(() -> store.add(person, Optional.of(hash)));
    return person;
  }

  /** Changes what a person says of themselves. */
  void describe(UUID person, String name, Language language) {
    database.write(() -> store.describe(person, name.strip(), language));
  }

  /** The person of that address, if there is one. */
  Optional<Person> person(EmailAddress email) {
    return store.person(email);
  }

  /** Makes a person a member. */
  public void join(UUID person, OrganisationId organisation, Role role) {
    database.write(() -> store.join(person, organisation, role, clock.instant()));
  }

  public Optional<Person> person(UUID id) {
    return store.person(id);
  }

  public Map<OrganisationId, Role> roles(UUID person) {
    return store.roles(person);
  }

  public List<Organisation> organisationsOf(UUID person) {
    return store.organisationsOf(person);
  }

  @Override
  public String of(OrganisationId organisation) {
    return store.organisation(organisation).map(Organisation::name).orElse("");
  }
}
