package org.limpide.server.accounts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.accounts.AccountEvent.What;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;
import org.springframework.stereotype.Service;

/**
 * Who belongs to an organisation and in which role. There is always an owner: the last one can
 * neither go nor take another role.
 */
@Service
public class Members {
  private final Database database;
  private final MemberStore store;
  private final Trail trail;

  Members(Database database, MemberStore store, Trail trail) {
    this.database = database;
    this.store = store;
    this.trail = trail;
  }

  /** A part of an organisation's members, by name. */
  public List<Member> of(OrganisationId organisation, int offset, int limit) {
    return store.of(organisation, offset, limit);
  }

  public int count(OrganisationId organisation) {
    return store.count(organisation);
  }

  /**
   * Gives a member another role.
   *
   * @param by the owner who does
   * @throws Refusal {@code NOT_FOUND} for whoever is no member, {@code CONFLICT} for the last owner
   */
  void change(OrganisationId organisation, UUID by, UUID member, Role role) {
    database.write(
        () -> {
          Role before = present(organisation, member);
          if (before == role) {
            return;
          }
          keepAnOwner(organisation, before);
          store.role(organisation, member, role);
          trail.note(organisation, by, Optional.of(member), What.ROLE_CHANGED, Optional.of(role));
        });
  }

  /** Takes a member out; what they may do ends at once. */
  void remove(OrganisationId organisation, UUID by, UUID member) {
    database.write(
        () -> {
          keepAnOwner(organisation, present(organisation, member));
          What what = by.equals(member) ? What.LEFT : What.REMOVED;
          Optional<UUID> subject = by.equals(member) ? Optional.empty() : Optional.of(member);
          trail.note(organisation, by, subject, what, Optional.empty());
          store.remove(organisation, member);
        });
  }

  private Role present(OrganisationId organisation, UUID member) {
    store.lock(organisation);
    return store.role(organisation, member).orElseThrow(Refusal::notFound);
  }

  private void keepAnOwner(OrganisationId organisation, Role before) {
    if (before == Role.OWNER && store.owners(organisation) == 1) {
      throw Refusal.of(Refusal.Code.CONFLICT, "accounts.members.last-owner");
    }
  }
}
