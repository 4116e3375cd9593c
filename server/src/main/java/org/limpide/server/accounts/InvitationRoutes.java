package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.law.Language;
import org.limpide.server.web.Anyone;
import org.limpide.server.web.LanguageChoice;
import org.limpide.server.web.Notices;
import org.limpide.server.web.Words;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind an invitation's link: a new person registers, a known one signs in and accepts.
 */
@Controller
class InvitationRoutes {
  private final Invitations invitations;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Entrance entrance;

  InvitationRoutes(
      Invitations invitations, Accounts accounts, Passwords passwords, Entrance entrance) {
    this.invitations = invitations;
    this.accounts = accounts;
    this.passwords = passwords;
    this.entrance = entrance;
  }

  @Anyone
  @GetMapping("/invitation/{secret}")
  String page(@PathVariable String secret, HttpServletRequest request, Model model) {
    Invitation invitation = invitations.look(secret);
    String language = LanguageChoice.of(request).code();
    return page(secret, invitation, "", language, Map.of(), model);
  }

  @Anyone
  @PostMapping("/invitation/{secret}")
  String accept(
      @PathVariable String secret,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "fr") String language,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Invitation invitation = invitations.look(secret);
    Optional<Person> here = caller();
    if (here.isPresent()) {
      invitations.accept(secret, here.get());
      return joined(invitation, request, response);
    }
    if (accounts.person(invitation.email()).isPresent()) {
      return "redirect:/sign-in?next="
          + URLEncoder.encode("/invitation/" + secret, StandardCharsets.UTF_8);
    }
    if (name.isBlank() || name.length() > 200) {
      String key = name.isBlank() ? "field.NotBlank" : "accounts.name.long";
      response.setStatus(422);
      return page(secret, invitation, name, language, Map.of("name", words.say(key)), model);
    }
    Language chosen = Language.of(language);
    Map<String, String> wrong =
        Wrongs.of(
            words,
            () -> {
              String hash = passwords.hash("password", password, invitation.email(), name);
              Person person = invitations.accept(secret, name, hash, chosen);
              entrance.enter(request, response, person.id());
            });
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      return page(secret, invitation, name, language, wrong, model);
    }
    LanguageChoice.keep(request, response, chosen);
    return joined(invitation, request, response);
  }

  private static String joined(
      Invitation invitation, HttpServletRequest request, HttpServletResponse response) {
    Notices.next(request, response, "accounts.invitation.done");
    return "redirect:/o/" + invitation.organisation();
  }

  private String page(
      String secret,
      Invitation invitation,
      String name,
      String language,
      Map<String, String> wrong,
      Model model) {
    model.addAttribute("secret", secret);
    model.addAttribute("organisation", accounts.of(invitation.organisation()));
    model.addAttribute("email", invitation.email().address());
    model.addAttribute("role", invitation.role());
    model.addAttribute("stage", stage(invitation));
    model.addAttribute("name", name);
    model.addAttribute("language", Language.of(language).code());
    model.addAttribute("wrong", wrong);
    return "accounts/invitation";
  }

  private InvitationStage stage(Invitation invitation) {
    Optional<Person> invited = accounts.person(invitation.email());
    Optional<Person> here = caller();
    if (here.isPresent()) {
      return here.equals(invited) ? InvitationStage.ACCEPT : InvitationStage.OTHER_PERSON;
    }
    return invited.isPresent() ? InvitationStage.SIGN_IN : InvitationStage.REGISTER;
  }

  private Optional<Person> caller() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof PersonAuthentication who
        ? accounts.person(UUID.fromString(who.getName()))
        : Optional.empty();
  }
}
