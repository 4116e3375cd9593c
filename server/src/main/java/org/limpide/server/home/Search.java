package org.limpide.server.home;

import java.util.Comparator;
import java.util.List;
import org.limpide.server.web.Findable;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.limpide.server.web.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Finds any thing the desks offer to be found. */
@Service
class Search {
  private static final int MOST = 20;
  private static final int LONGEST = 200;

  private final List<Findable> findables;

  Search(ObjectProvider<Findable> findables) {
    this.findables = findables.stream().sorted(Comparator.comparingInt(Findable::order)).toList();
  }

  /** What is searched for, as it was understood. */
  static String asked(String typed) {
    String text = typed.strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** The sorts of which something was found; none for an empty question. */
  List<FoundSort> of(OrganisationId organisation, Role role, String typed, Words words) {
    String asked = asked(typed);
    return asked.isEmpty()
        ? List.of()
        : findables.stream()
            .filter(sort -> sort.roles().contains(role))
            .map(
                sort ->
                    new FoundSort(
                        words.say(sort.key()),
                        sort.find(organisation, asked, words.language(), MOST)))
            .filter(sort -> !sort.found().isEmpty())
            .toList();
  }
}
