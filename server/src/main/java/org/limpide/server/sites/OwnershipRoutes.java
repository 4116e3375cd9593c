package org.limpide.server.sites;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.limpide.server.sites.Ownership.Outcome;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.Notices;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page that says how to show that a site is one's own. */
@Controller
@RequestMapping("/o/{organisation}/sites/{site}/ownership")
class OwnershipRoutes {
  private final Sites sites;
  private final Ownerships ownerships;

  OwnershipRoutes(Sites sites, Ownerships ownerships) {
    this.sites = sites;
    this.ownerships = ownerships;
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping
  String page(@PathVariable OrganisationId organisation, @PathVariable UUID site, Model model) {
    Site one = sites.one(organisation, site);
    Ownership ownership = ownerships.of(organisation, site);
    model.addAttribute("site", one);
    model.addAttribute("ownership", ownership);
    model.addAttribute("proofs", Proofs.of(one.url(), ownership.token()));
    return "sites/ownership";
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/check")
  String check(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (ownerships.check(organisation, site).outcome() == Outcome.FOUND) {
      Notices.next(request, response, "ownership.now-proven");
    }
    return "redirect:/o/" + organisation + "/sites/" + site + "/ownership";
  }
}
