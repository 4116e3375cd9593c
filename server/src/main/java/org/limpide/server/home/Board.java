package org.limpide.server.home;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.limpide.server.accounts.Accounts;
import org.limpide.server.accounts.Organisation;
import org.limpide.server.sites.Sites;
import org.limpide.server.tasks.Standing;
import org.limpide.server.tasks.Tasks;
import org.limpide.server.web.Caller;
import org.limpide.server.web.Folding;
import org.limpide.server.web.LastActivity;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The organisations one works for, the worst first: one query a desk, however many there are. */
@Service
class Board {
  private static final Comparator<BoardRow> WORST_FIRST =
      Comparator.comparing((BoardRow row) -> row.important().orElse(0))
          .thenComparing(row -> row.late().orElse(0))
          .reversed()
          .thenComparing(row -> Folding.fold(row.name()))
          .thenComparing(row -> row.organisation().toString());

  private final Accounts accounts;
  private final Sites sites;
  private final Tasks tasks;
  private final List<LastActivity> activities;

  Board(Accounts accounts, Sites sites, Tasks tasks, ObjectProvider<LastActivity> activities) {
    this.accounts = accounts;
    this.sites = sites;
    this.tasks = tasks;
    this.activities = activities.stream().toList();
  }

  /**
   * The rows.
   *
   * @param words in the organisation's name; or empty for all
   */
  List<BoardRow> of(Caller caller, String words) {
    String wanted = Folding.fold(words);
    List<Organisation> mine =
        accounts.organisationsOf(caller.person()).stream()
            .filter(one -> caller.in(one.id()).isPresent())
            .filter(one -> Folding.fold(one.name()).contains(wanted))
            .toList();
    if (mine.isEmpty()) {
      return List.of();
    }
    Set<OrganisationId> all = mine.stream().map(Organisation::id).collect(Collectors.toSet());
    Map<OrganisationId, Integer> counts = sites.counts(all);
    Set<OrganisationId> inside = seenBy(caller, all, Set.of(Role.AUDITOR), false);
    Map<OrganisationId, Standing> standings = inside.isEmpty() ? Map.of() : tasks.standings(inside);
    Map<OrganisationId, Instant> latest = latest(caller, all);
    return mine.stream()
        .map(
            one -> {
              Optional<Standing> standing =
                  inside.contains(one.id())
                      ? Optional.of(standings.getOrDefault(one.id(), Standing.NOTHING))
                      : Optional.empty();
              return new BoardRow(
                  one.id(),
                  one.name(),
                  caller.in(one.id()).orElseThrow().code(),
                  counts.getOrDefault(one.id(), 0),
                  standing.map(Standing::important),
                  standing.map(Standing::late),
                  Optional.ofNullable(latest.get(one.id())));
            })
        .sorted(WORST_FIRST)
        .toList();
  }

  private Map<OrganisationId, Instant> latest(Caller caller, Set<OrganisationId> all) {
    Map<OrganisationId, Instant> latest = new HashMap<>();
    for (LastActivity activity : activities) {
      Set<OrganisationId> seen = seenBy(caller, all, activity.roles(), true);
      if (!seen.isEmpty()) {
        activity
            .of(seen)
            .forEach((one, at) -> latest.merge(one, at, (a, b) -> a.isAfter(b) ? a : b));
      }
    }
    return latest;
  }

  /** Those in which the caller's role is among these, or is not. */
  private static Set<OrganisationId> seenBy(
      Caller caller, Set<OrganisationId> all, Set<Role> roles, boolean among) {
    return all.stream()
        .filter(one -> roles.contains(caller.in(one).orElseThrow()) == among)
        .collect(Collectors.toSet());
  }
}
