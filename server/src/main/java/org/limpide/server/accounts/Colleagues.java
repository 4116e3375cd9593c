package org.limpide.server.accounts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Service;

/** Who works together in an organisation: for desks that give work to people or write to them. */
@Service
public class Colleagues {
  private final ColleagueStore store;

  Colleagues(ColleagueStore store) {
    this.store = store;
  }

  /** The members, by name. */
  public List<Colleague> of(OrganisationId organisation) {
    return store.of(organisation);
  }

  /** The members by their id, in one query. */
  public Map<UUID, Colleague> byId(OrganisationId organisation) {
    return of(organisation).stream()
        .collect(Collectors.toMap(Colleague::person, Function.identity()));
  }

  /** That member, if they are one. */
  public Optional<Colleague> one(OrganisationId organisation, UUID person) {
    return store.one(organisation, person);
  }

  public int count(OrganisationId organisation) {
    return store.count(organisation);
  }
}
