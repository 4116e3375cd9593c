package org.limpide.server.accounts;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.Caller;
import org.limpide.server.web.Notices;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of an organisation's members, and what its owner changes there. */
@Controller
@RequestMapping("/o/{organisation}/members")
class MemberRoutes {
  private final Members members;
  private final MembersPage pages;
  private final Resets resets;

  MemberRoutes(Members members, MembersPage pages, Resets resets) {
    this.members = members;
    this.pages = pages;
    this.resets = resets;
  }

  @Allowed({OWNER, DPO})
  @GetMapping
  String list(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    return pages.show(organisation, page, "", model);
  }

  @Allowed({OWNER})
  @PostMapping("/{person}/role")
  String role(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID person,
      @RequestParam Role role,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    members.change(organisation, caller.person(), person, role);
    Notices.next(request, response, "accounts.members.changed");
    return back(organisation);
  }

  @Allowed({OWNER})
  @PostMapping("/{person}/remove")
  String remove(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID person,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    members.remove(organisation, caller.person(), person);
    Notices.next(request, response, "accounts.members.removed");
    return caller.person().equals(person) ? "redirect:/" : back(organisation);
  }

  @Allowed({OWNER})
  @PostMapping("/{person}/reset")
  String reset(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID person,
      Caller caller,
      Model model) {
    return pages.show(
        organisation, 1, resets.byOwner(organisation, caller.person(), person), model);
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @PostMapping("/leave")
  String leave(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "false") boolean sure,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!sure) {
      throw Refusal.of(Refusal.Code.INVALID, "accounts.leave.sure");
    }
    members.remove(organisation, caller.person(), caller.person());
    Notices.next(request, response, "accounts.left");
    return "redirect:/";
  }

  private static String back(OrganisationId organisation) {
    return "redirect:/o/" + organisation + "/members";
  }
}
