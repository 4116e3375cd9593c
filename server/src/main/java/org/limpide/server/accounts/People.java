package org.limpide.server.accounts;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.law.Language;
import org.limpide.server.accounts.AccountEvent.What;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;
import org.springframework.stereotype.Service;

/** What a person does with their own account. */
@Service
class People {
  private final Database database;
  private final AccountStore store;
  private final MemberStore members;
  private final SessionStore sessions;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Trail trail;

  People(
      Database database,
      AccountStore store,
      MemberStore members,
      SessionStore sessions,
      Accounts accounts,
      Passwords passwords,
      Trail trail) {
    this.database = database;
    this.store = store;
    this.members = members;
    this.sessions = sessions;
    this.accounts = accounts;
    this.passwords = passwords;
    this.trail = trail;
  }

  Person one(UUID person) {
    return store.person(person).orElseThrow(Refusal::notFound);
  }

  /**
   * Changes their name and language.
   *
   * @throws Refusal {@code INVALID} for a name that is empty or too long
   */
  void describe(UUID person, String name, Language language) {
    if (name.isBlank()) {
      throw Refusal.invalid(Map.of("name", "field.NotBlank"));
    }
    if (name.length() > 200) {
      throw Refusal.invalid(Map.of("name", "accounts.name.long"));
    }
    accounts.describe(person, name, language);
  }

  /**
   * Deletes the account with all that is known of the person; the trail keeps their id only.
   *
   * @throws Refusal {@code INVALID} for the password, {@code CONFLICT} while they are an
   *     organisation's only owner
   */
  void remove(UUID id, String present, String source) {
    Person person = one(id);
    passwords.prove(person, "present", present, source);
    database.write(
        () -> {
          Map<OrganisationId, Role> roles = store.roles(id);
          roles.forEach(
              (organisation, role) -> {
                members.lock(organisation);
                if (role == Role.OWNER && members.owners(organisation) == 1) {
                  throw Refusal.of(Refusal.Code.CONFLICT, "accounts.delete.last-owner");
                }
              });
          trail.everywhere(id, What.LEFT);
          int ended = sessions.removeOthers(id, Optional.empty());
          assert ended >= 0;
          store.remove(id);
        });
  }
}
