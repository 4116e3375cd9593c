package org.limpide.server.accounts;

import static org.limpide.server.web.Role.OWNER;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.Caller;
import org.limpide.server.web.FieldSentences;
import org.limpide.server.web.Notices;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The pages with which an owner invites. */
@Controller
@RequestMapping("/o/{organisation}/invitations")
class InvitingRoutes {
  private final Invitations invitations;
  private final MembersPage pages;

  InvitingRoutes(Invitations invitations, MembersPage pages) {
    this.invitations = invitations;
    this.pages = pages;
  }

  @Allowed({OWNER})
  @GetMapping("/new")
  String blank(@PathVariable OrganisationId organisation, Model model) {
    return form(new NewInvitation("", Role.AGENT), Map.of(), model);
  }

  @Allowed({OWNER})
  @PostMapping
  String invite(
      @PathVariable OrganisationId organisation,
      @Valid @ModelAttribute("typed") NewInvitation typed,
      BindingResult result,
      Caller caller,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (result.hasErrors()) {
      response.setStatus(422);
      return form(typed, FieldSentences.of(result, words), model);
    }
    try {
      Invitations.Sent sent =
          invitations.invite(
              organisation,
              caller,
              Addresses.of(typed.email()),
              Objects.requireNonNull(typed.role()),
              words.language());
      return sent(organisation, sent, request, response, model);
    } catch (Refusal refusal) {
      response.setStatus(refusal.code().status());
      return form(typed, Map.of("email", words.say(refusal.key())), model);
    }
  }

  @Allowed({OWNER})
  @PostMapping("/{invitation}/again")
  String again(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID invitation,
      Caller caller,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Invitations.Sent sent = invitations.again(organisation, caller, invitation, words.language());
    return sent(organisation, sent, request, response, model);
  }

  @Allowed({OWNER})
  @PostMapping("/{invitation}/withdraw")
  String withdraw(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID invitation,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    invitations.withdraw(organisation, caller.person(), invitation);
    Notices.next(request, response, "accounts.invite.withdrawn");
    return "redirect:/o/" + organisation + "/members";
  }

  /** A link to hand over by oneself is shown at once: it is kept nowhere. */
  private String sent(
      OrganisationId organisation,
      Invitations.Sent sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (sent.path().isPresent()) {
      return pages.show(organisation, 1, sent.path().get(), model);
    }
    Notices.next(request, response, "accounts.invite.sent");
    return "redirect:/o/" + organisation + "/members";
  }

  private static String form(NewInvitation typed, Map<String, String> wrong, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("wrong", wrong);
    return "accounts/invite";
  }
}
