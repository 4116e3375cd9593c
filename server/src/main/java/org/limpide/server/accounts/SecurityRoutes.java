package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.limpide.server.web.Caller;
import org.limpide.server.web.Notices;
import org.limpide.server.web.SignedIn;
import org.limpide.server.web.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's password and sessions. */
@Controller
class SecurityRoutes {
  private final People people;
  private final Passwords passwords;
  private final OwnSessions sessions;

  SecurityRoutes(People people, Passwords passwords, OwnSessions sessions) {
    this.people = people;
    this.passwords = passwords;
    this.sessions = sessions;
  }

  @SignedIn
  @GetMapping("/account/password")
  String password(Model model) {
    model.addAttribute("wrong", Map.of());
    return "accounts/password";
  }

  @SignedIn
  @PostMapping("/account/password")
  String change(
      Caller caller,
      @RequestParam(defaultValue = "") String present,
      @RequestParam(defaultValue = "") String password,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Person person = people.one(caller.person());
    Map<String, String> wrong =
        Wrongs.of(
            words,
            () ->
                passwords.change(
                    person, present, password, request.getRemoteAddr(), sessions.here(request)));
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      model.addAttribute("wrong", wrong);
      return "accounts/password";
    }
    Notices.next(request, response, "accounts.password.changed");
    return "redirect:/account";
  }

  @SignedIn
  @GetMapping("/account/sessions")
  String sessions(Caller caller, HttpServletRequest request, Model model) {
    model.addAttribute("sessions", sessions.of(caller.person()));
    model.addAttribute("here", sessions.here(request).map(UUID::toString).orElse(""));
    return "accounts/sessions";
  }

  @SignedIn
  @PostMapping("/account/sessions/{session}/end")
  String end(
      Caller caller,
      @PathVariable UUID session,
      HttpServletRequest request,
      HttpServletResponse response) {
    sessions.end(caller.person(), session);
    Notices.next(request, response, "accounts.session.ended");
    return "redirect:/account/sessions";
  }

  @SignedIn
  @PostMapping("/account/sessions/end-others")
  String endOthers(Caller caller, HttpServletRequest request, HttpServletResponse response) {
    sessions.endOthers(caller.person(), sessions.here(request));
    Notices.next(request, response, "accounts.sessions.ended");
    return "redirect:/account/sessions";
  }

  /** Their places on a person's page. */
  @Configuration(proxyBeanMethods = false)
  static class Sections {
    @Bean
    AccountSection passwordSection() {
      return new AccountSection(10, "/account/password", "accounts.password.change");
    }

    @Bean
    AccountSection sessionsSection() {
      return new AccountSection(20, "/account/sessions", "accounts.sessions");
    }
  }
}
