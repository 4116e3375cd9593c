package org.limpide.server.accounts;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.accounts.AccountEvent.What;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Service;

/**
 * The trail an owner may read (« journal des accès »), by the CNIL's recommendation on logs
 * (délibération 2021-122): who came in, what they changed about people, kept for a year.
 */
@Service
class Trail {
  private final Database database;
  private final TrailStore store;
  private final AccountStore accounts;
  private final Clock clock;

  Trail(Database database, TrailStore store, AccountStore accounts, Clock clock) {
    this.database = database;
    this.store = store;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** What a person did in one organisation. */
  void note(OrganisationId organisation, UUID person, What what) {
    note(organisation, person, Optional.empty(), what, Optional.empty());
  }

  void note(
      OrganisationId organisation,
      UUID person,
      Optional<UUID> subject,
      What what,
      Optional<Role> role) {
    AccountEvent event =
        new AccountEvent(UUID.randomUUID(), person, subject, what, role, clock.instant());
    database.write(() -> store.add(organisation, event));
  }

  /** What a person did that concerns every organisation they can get into. */
  void everywhere(UUID person, What what) {
    database.write(() -> accounts.roles(person).keySet().forEach(one -> note(one, person, what)));
  }

  List<AccountEvent> of(OrganisationId organisation, int offset, int limit) {
    return store.of(organisation, offset, limit);
  }

  int count(OrganisationId organisation) {
    return store.count(organisation);
  }

  void forgetOld() {
    ZonedDateTime now = clock.instant().atZone(Words.ZONE);
    database.write(() -> store.removeBefore(now.minusYears(1).toInstant()));
  }
}
