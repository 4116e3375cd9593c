package org.limpide.server.accounts;

import static org.limpide.server.web.Role.OWNER;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of who came in and what they changed about people. */
@Controller
class TrailRoutes {
  private static final int PAGE = 50;

  private final Trail trail;
  private final AccountStore store;

  TrailRoutes(Trail trail, AccountStore store) {
    this.trail = trail;
    this.store = store;
  }

  @Allowed({OWNER})
  @GetMapping("/o/{organisation}/access")
  String list(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    int number = Math.clamp(page, 1, 100_000);
    List<AccountEvent> events = trail.of(organisation, (number - 1) * PAGE, PAGE);
    Set<UUID> people = new HashSet<>();
    for (AccountEvent event : events) {
      people.add(event.person());
      event.subject().ifPresent(people::add);
    }
    model.addAttribute("events", events);
    model.addAttribute("names", store.names(people));
    model.addAttribute("total", trail.count(organisation));
    model.addAttribute("page", number);
    return "accounts/access";
  }
}
