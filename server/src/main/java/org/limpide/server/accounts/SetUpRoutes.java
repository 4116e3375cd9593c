package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.limpide.law.Language;
import org.limpide.server.web.Anyone;
import org.limpide.server.web.LanguageChoice;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The set-up page, behind the link that the first start prints. */
@Controller
class SetUpRoutes {
  private final FirstStart start;
  private final Entrance entrance;

  SetUpRoutes(FirstStart start, Entrance entrance) {
    this.start = start;
    this.entrance = entrance;
  }

  @Anyone
  @GetMapping("/set-up/{secret}")
  String blank(@PathVariable String secret, HttpServletRequest request, Model model) {
    start.look(secret);
    String language = LanguageChoice.of(request).code();
    return form(secret, new SetUpForm("", "", "", "", language), Map.of(), model);
  }

  @Anyone
  @PostMapping("/set-up/{secret}")
  String setUp(
      @PathVariable String secret,
      @Valid @ModelAttribute("typed") SetUpForm typed,
      BindingResult result,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    start.look(secret);
    Language language = Language.of(typed.language());
    AtomicReference<Person> owner = new AtomicReference<>();
    Map<String, String> wrong =
        Wrongs.of(
            result,
            words,
            () ->
                owner.set(
                    start.setUp(
                        secret,
                        typed.organisation(),
                        typed.name(),
                        Addresses.of(typed.email()),
                        typed.password(),
                        language)));
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      return form(secret, typed, wrong, model);
    }
    entrance.enter(request, response, owner.get().id());
    LanguageChoice.keep(request, response, language);
    return "redirect:/";
  }

  private static String form(
      String secret, SetUpForm typed, Map<String, String> wrong, Model model) {
    model.addAttribute("secret", secret);
    model.addAttribute("typed", typed);
    model.addAttribute("wrong", wrong);
    return "accounts/set-up";
  }
}
