package org.limpide.server.accounts;

import java.time.Clock;
import java.util.Set;
import org.limpide.server.mail.Mails;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.PublicAddress;
import org.limpide.server.web.RailEntry;
import org.limpide.server.web.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the page of members together, for all who answer with it. */
@Component
class MembersPage {
  private static final int PAGE = 50;

  private final Members members;
  private final Invitations invitations;
  private final Mails mails;
  private final PublicAddress address;
  private final Clock clock;

  MembersPage(
      Members members, Invitations invitations, Mails mails, PublicAddress address, Clock clock) {
    this.members = members;
    this.invitations = invitations;
    this.mails = mails;
    this.address = address;
    this.clock = clock;
  }

  /**
   * The page.
   *
   * @param path of a link to hand over by oneself, shown this once; or empty
   */
  String show(OrganisationId organisation, int page, String path, Model model) {
    int number = Math.clamp(page, 1, 100_000);
    model.addAttribute("members", members.of(organisation, (number - 1) * PAGE, PAGE));
    model.addAttribute("total", members.count(organisation));
    model.addAttribute("page", number);
    model.addAttribute("invitations", invitations.of(organisation));
    model.addAttribute("now", clock.instant());
    model.addAttribute("mail", mails.ready());
    model.addAttribute("waiting", mails.waiting(organisation));
    model.addAttribute("link", path.isEmpty() ? "" : address.of(path).toString());
    return "accounts/members";
  }

  /** Its place, and that of the organisation's own page, in the rail. */
  @Configuration(proxyBeanMethods = false)
  static class InRail {
    @Bean
    RailEntry membersInRail() {
      return new RailEntry(900, "/members", "rail.members", "users", Set.of(Role.OWNER, Role.DPO));
    }

    @Bean
    RailEntry accessInRail() {
      return new RailEntry(910, "/access", "rail.access", "history", Set.of(Role.OWNER));
    }

    @Bean
    RailEntry organisationInRail() {
      return new RailEntry(
          920, "/organisation", "rail.organisation", "settings", Set.of(Role.OWNER));
    }
  }
}
