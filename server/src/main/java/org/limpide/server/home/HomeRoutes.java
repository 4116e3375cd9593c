package org.limpide.server.home;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import java.util.List;
import org.limpide.server.accounts.Accounts;
import org.limpide.server.accounts.Organisation;
import org.limpide.server.sites.Sites;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.Caller;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Home, and the board of someone with several organisations. */
@Controller
class HomeRoutes {
  private final Accounts accounts;
  private final Sites sites;

  HomeRoutes(Accounts accounts, Sites sites) {
    this.accounts = accounts;
    this.sites = sites;
  }

  @SignedIn
  @GetMapping("/")
  String start(Caller caller, Model model) {
    List<Organisation> mine = accounts.organisationsOf(caller.person());
    if (mine.size() == 1) {
      return "redirect:/o/" + mine.getFirst().id();
    }
    model.addAttribute("organisations", mine);
    return "home/board";
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/o/{organisation}")
  String home(@PathVariable OrganisationId organisation, Model model) {
    model.addAttribute("sites", sites.count(organisation));
    return "home/home";
  }
}
