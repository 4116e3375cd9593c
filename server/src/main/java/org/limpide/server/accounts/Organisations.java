package org.limpide.server.accounts;

import java.util.Map;
import java.util.UUID;
import org.limpide.server.accounts.AccountEvent.What;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What people do with organisations as a whole: found another, rename, delete. */
@Service
class Organisations {
  private final Database database;
  private final AccountStore store;
  private final Accounts accounts;
  private final Trail trail;
  private final ApplicationEventPublisher events;

  Organisations(
      Database database,
      AccountStore store,
      Accounts accounts,
      Trail trail,
      ApplicationEventPublisher events) {
    this.database = database;
    this.store = store;
    this.accounts = accounts;
    this.trail = trail;
    this.events = events;
  }

  Organisation one(OrganisationId id) {
    return store.organisation(id).orElseThrow(Refusal::notFound);
  }

  /** Founds one; whoever does is its owner. */
  Organisation found(UUID by, String name) {
    check(name);
    return database.write(
        () -> {
          Organisation organisation = accounts.found(name);
          accounts.join(by, organisation.id(), Role.OWNER);
          trail.note(organisation.id(), by, What.FOUNDED);
          return organisation;
        });
  }

  void rename(OrganisationId id, UUID by, String name) {
    check(name);
    database.write(
        () -> {
          store.rename(id, name.strip());
          trail.note(id, by, What.RENAMED);
        });
  }

  /**
   * Deletes one with all that belongs to it.
   *
   * @param typed its name, typed again
   * @throws Refusal {@code INVALID} when that is another name
   */
  void delete(OrganisationId id, String typed) {
    if (!one(id).name().equals(typed.strip())) {
      throw Refusal.invalid(Map.of("typed", "accounts.organisation.delete.other"));
    }
    database.write(
        () -> {
          events.publishEvent(new OrganisationDeleted(id));
          store.remove(id);
        });
  }

  private static void check(String name) {
    if (name.isBlank()) {
      throw Refusal.invalid(Map.of("name", "field.NotBlank"));
    }
    if (name.length() > 200) {
      throw Refusal.invalid(Map.of("name", "accounts.name.long"));
    }
  }
}
