package org.limpide.server.demo;

import java.security.SecureRandom;
import java.util.UUID;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.Server;
import org.limpide.server.accounts.Accounts;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;

/** Makes people who do not exist, below {@code .example}, each with a password nobody else has. */
final class InventedPeople {
  /** Without what is read wrongly. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private final Accounts accounts;
  private final SecureRandom random = new SecureRandom();

  InventedPeople(Server server) {
    this.accounts = server.part(Accounts.class);
  }

  /** Somebody, and how they sign in. */
  record Invented(UUID id, String name, String email, String password) {}

  Invented person(String name, String email) {
    String password = password();
    UUID id =
        accounts
            .register(EmailAddress.parse(email).orElseThrow(), name, password, Language.FR)
            .id();
    return new Invented(id, name, email, password);
  }

  Invented member(OrganisationId organisation, Role role, String name, String email) {
    Invented person = person(name, email);
    accounts.join(person.id(), organisation, role);
    return person;
  }

  OrganisationId organisation(String name) {
    return accounts.found(name).id();
  }

  void join(Invented person, OrganisationId organisation, Role role) {
    accounts.join(person.id(), organisation, role);
  }

  /** Some 79 bits, in groups one can type. */
  private String password() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      password.append(i > 0 && i % 4 == 0 ? "-" : "");
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
