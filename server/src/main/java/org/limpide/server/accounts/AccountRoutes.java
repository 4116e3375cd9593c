package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.limpide.law.Language;
import org.limpide.server.web.Caller;
import org.limpide.server.web.LanguageChoice;
import org.limpide.server.web.Notices;
import org.limpide.server.web.SignedIn;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own page. */
@Controller
class AccountRoutes {
  private final Accounts accounts;
  private final People people;

  AccountRoutes(Accounts accounts, People people) {
    this.accounts = accounts;
    this.people = people;
  }

  @SignedIn
  @GetMapping("/account")
  String page(Caller caller, Model model) {
    Person person = people.one(caller.person());
    return page(person, person.name(), Map.of(), model);
  }

  @SignedIn
  @PostMapping("/account")
  String describe(
      Caller caller,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "fr") String language,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Language chosen = Language.of(language);
    Map<String, String> wrong =
        Wrongs.of(words, () -> people.describe(caller.person(), name, chosen));
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      return page(people.one(caller.person()), name, wrong, model);
    }
    LanguageChoice.keep(request, response, chosen);
    Notices.next(request, response, "accounts.saved");
    return "redirect:/account";
  }

  @SignedIn
  @GetMapping("/account/delete")
  String delete(Model model) {
    model.addAttribute("wrong", Map.of());
    return "accounts/delete";
  }

  @SignedIn
  @PostMapping("/account/delete")
  String delete(
      Caller caller,
      @RequestParam(defaultValue = "") String present,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Map<String, String> wrong =
        Wrongs.of(words, () -> people.remove(caller.person(), present, request.getRemoteAddr()));
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      model.addAttribute("wrong", wrong);
      return "accounts/delete";
    }
    Notices.next(request, response, "accounts.deleted");
    return "redirect:/sign-in";
  }

  private String page(Person person, String name, Map<String, String> wrong, Model model) {
    model.addAttribute("person", person);
    model.addAttribute("name", name);
    model.addAttribute("wrong", wrong);
    model.addAttribute("organisations", accounts.organisationsOf(person.id()));
    model.addAttribute("roles", accounts.roles(person.id()));
    return "accounts/account";
  }
}
