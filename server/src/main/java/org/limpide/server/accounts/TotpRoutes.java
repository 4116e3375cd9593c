package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.web.Anyone;
import org.limpide.server.web.Caller;
import org.limpide.server.web.Notices;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.SignedIn;
import org.limpide.server.web.Words;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of one-time codes: to turn them on and off, and to give one at sign-in. */
@Controller
class TotpRoutes {
  private final TotpCodes codes;
  private final TotpSession session;
  private final Accounts accounts;

  TotpRoutes(TotpCodes codes, TotpSession session, Accounts accounts) {
    this.codes = codes;
    this.session = session;
    this.accounts = accounts;
  }

  @SignedIn
  @GetMapping("/account/totp")
  String page(Caller caller, Model model) {
    return page(caller, Optional.empty(), model);
  }

  private String page(Caller caller, Optional<String> wrong, Model model) {
    UUID person = caller.person();
    model.addAttribute("on", codes.on(person));
    model.addAttribute("left", codes.recoveryLeft(person));
    model.addAttribute("enrolment", codes.waiting(person).map(totp -> enrolment(person, totp)));
    model.addAttribute("wrong", wrong);
    return "keys/totp";
  }

  private TotpEnrolment enrolment(UUID person, Totp totp) {
    return TotpEnrolment.of(totp, accounts.person(person).orElseThrow().email().address());
  }

  @SignedIn
  @PostMapping("/account/totp/begin")
  String begin(Caller caller) {
    codes.begin(caller.person());
    return "redirect:/account/totp";
  }

  @SignedIn
  @PostMapping("/account/totp/confirm")
  String confirm(
      @RequestParam(defaultValue = "") String code,
      Caller caller,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    List<String> recovery;
    try {
      recovery = codes.confirm(caller.person(), code);
    } catch (Refusal refusal) {
      return again(refusal, caller, words, model, response);
    }
    session.complete(request, response);
    model.addAttribute("recovery", recovery);
    return "keys/totp-recovery";
  }

  @SignedIn
  @PostMapping("/account/totp/stop")
  String stop(
      @RequestParam(defaultValue = "") String code,
      Caller caller,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      codes.stop(caller.person(), code);
    } catch (Refusal refusal) {
      return again(refusal, caller, words, model, response);
    }
    Notices.next(request, response, "keys.totp.stopped");
    return "redirect:/account/totp";
  }

  private String again(
      Refusal refusal, Caller caller, Words words, Model model, HttpServletResponse response) {
    response.setStatus(refusal.code().status());
    return page(caller, Optional.of(words.say(refusal.key(), refusal.values().toArray())), model);
  }

  @Anyone
  @GetMapping("/sign-in/code")
  String ask(
      @RequestParam(defaultValue = "/") String next, HttpServletRequest request, Model model) {
    return session.half(request).isPresent()
        ? ask(next, Optional.empty(), model)
        : "redirect:/sign-in";
  }

  private static String ask(String next, Optional<String> wrong, Model model) {
    model.addAttribute("next", within(next));
    model.addAttribute("wrong", wrong);
    return "keys/code";
  }

  @Anyone
  @PostMapping("/sign-in/code")
  String give(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "/") String next,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<Authentication> half = session.half(request);
    if (half.isEmpty()) {
      return "redirect:/sign-in";
    }
    try {
      codes.check(UUID.fromString(half.get().getName()), code);
    } catch (Refusal refusal) {
      response.setStatus(refusal.code().status());
      return ask(next, Optional.of(words.say(refusal.key(), refusal.values().toArray())), model);
    }
    session.complete(half.get(), request, response);
    return "redirect:" + within(next);
  }

  /** Only a path of the service's own: never another site's address. */
  private static String within(String next) {
    return next.startsWith("/") && !next.startsWith("//") && !next.contains("\\") ? next : "/";
  }
}
