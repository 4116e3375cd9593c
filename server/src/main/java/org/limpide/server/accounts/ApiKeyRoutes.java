package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.web.Caller;
import org.limpide.server.web.FieldSentences;
import org.limpide.server.web.Notices;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.SignedIn;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The page of a person's keys for programs. */
@Controller
public class ApiKeyRoutes {
  private static final NewApiKey BLANK = new NewApiKey("", "", "read", 90);

  private final ApiKeys keys;
  private final Accounts accounts;

  ApiKeyRoutes(ApiKeys keys, Accounts accounts) {
    this.keys = keys;
    this.accounts = accounts;
  }

  @SignedIn
  @GetMapping("/account/api-keys")
  String page(Caller caller, Model model) {
    return page(caller, BLANK, Map.of(), Optional.empty(), model);
  }

  @SignedIn
  @PostMapping("/account/api-keys")
  String make(
      @Valid @ModelAttribute("typed") NewApiKey typed,
      BindingResult result,
      Caller caller,
      Words words,
      Model model,
      HttpServletResponse response) {
    if (result.hasErrors()) {
      response.setStatus(422);
      return page(caller, typed, FieldSentences.of(result, words), Optional.empty(), model);
    }
    // shown in the answer itself: nothing keeps it for a next page
    String secret = keys.make(caller.person(), typed).secret();
    return page(caller, BLANK, Map.of(), Optional.of(secret), model);
  }

  @SignedIn
  @PostMapping("/account/api-keys/{key}/revoke")
  String revoke(
      @PathVariable UUID key,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    keys.revoke(caller.person(), key);
    Notices.next(request, response, "keys.api.revoked");
    return "redirect:/account/api-keys";
  }

  private String page(
      Caller caller,
      NewApiKey typed,
      Map<String, String> wrong,
      Optional<String> secret,
      Model model) {
    model.addAttribute("keys", keys.of(caller.person()));
    model.addAttribute("organisations", accounts.organisationsOf(caller.person()));
    model.addAttribute("typed", typed);
    model.addAttribute("wrong", wrong);
    model.addAttribute("secret", secret);
    return "keys/api-keys";
  }

  /** The name of the organisation of a key; none for one the person has left. */
  public static String name(List<Organisation> mine, OrganisationId organisation) {
    return mine.stream()
        .filter(one -> one.id().equals(organisation))
        .map(Organisation::name)
        .findFirst()
        .orElse("–");
  }

  /** The day of a moment, where people read it. */
  public static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, Words.ZONE);
  }
}
