package org.limpide.server.accounts;

import static org.limpide.server.web.Role.OWNER;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.Caller;
import org.limpide.server.web.Notices;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.SignedIn;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages about an organisation as a whole. */
@Controller
class OrganisationRoutes {
  private final Organisations organisations;

  OrganisationRoutes(Organisations organisations) {
    this.organisations = organisations;
  }

  @SignedIn
  @GetMapping("/organisations/new")
  String blank(Model model) {
    return form("", Map.of(), model);
  }

  @SignedIn
  @PostMapping("/organisations")
  String found(
      Caller caller,
      @RequestParam(defaultValue = "") String name,
      Words words,
      Model model,
      HttpServletResponse response) {
    AtomicReference<Organisation> founded = new AtomicReference<>();
    Map<String, String> wrong =
        Wrongs.of(words, () -> founded.set(organisations.found(caller.person(), name)));
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      return form(name, wrong, model);
    }
    return "redirect:/o/" + founded.get().id();
  }

  @Allowed({OWNER})
  @GetMapping("/o/{organisation}/organisation")
  String page(@PathVariable OrganisationId organisation, Model model) {
    return page(organisation, organisations.one(organisation).name(), Map.of(), model);
  }

  @Allowed({OWNER})
  @PostMapping("/o/{organisation}/organisation")
  String rename(
      @PathVariable OrganisationId organisation,
      Caller caller,
      @RequestParam(defaultValue = "") String name,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Map<String, String> wrong =
        Wrongs.of(words, () -> organisations.rename(organisation, caller.person(), name));
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      return page(organisation, name, wrong, model);
    }
    Notices.next(request, response, "accounts.saved");
    return "redirect:/o/" + organisation + "/organisation";
  }

  @Allowed({OWNER})
  @PostMapping("/o/{organisation}/organisation/delete")
  String delete(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "") String typed,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Map<String, String> wrong = Wrongs.of(words, () -> organisations.delete(organisation, typed));
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      return page(organisation, organisations.one(organisation).name(), wrong, model);
    }
    Notices.next(request, response, "accounts.organisation.deleted");
    return "redirect:/";
  }

  private String page(
      OrganisationId organisation, String name, Map<String, String> wrong, Model model) {
    model.addAttribute("called", organisations.one(organisation).name());
    model.addAttribute("name", name);
    model.addAttribute("wrong", wrong);
    return "accounts/organisation";
  }

  private static String form(String name, Map<String, String> wrong, Model model) {
    model.addAttribute("name", name);
    model.addAttribute("wrong", wrong);
    return "accounts/found";
  }
}
