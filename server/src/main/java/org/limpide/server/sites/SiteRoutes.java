package org.limpide.server.sites;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.UUID;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.FieldSentences;
import org.limpide.server.web.Notices;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages about sites. */
@Controller
@RequestMapping("/o/{organisation}/sites")
class SiteRoutes {
  private static final int PAGE = 50;

  private final Sites sites;

  SiteRoutes(Sites sites) {
    this.sites = sites;
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping
  String list(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    int number = Math.clamp(page, 1, 100_000);
    model.addAttribute("sites", sites.of(organisation, (number - 1) * PAGE, PAGE));
    model.addAttribute("total", sites.count(organisation));
    model.addAttribute("page", number);
    return "sites/list";
  }

  @Allowed({OWNER, DPO, AGENT})
  @GetMapping("/new")
  String blank(@PathVariable OrganisationId organisation, Model model) {
    return form(new NewSite("", ""), Map.of(), model);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping
  String add(
      @PathVariable OrganisationId organisation,
      @Valid @ModelAttribute("typed") NewSite typed,
      BindingResult result,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (result.hasErrors()) {
      response.setStatus(422);
      return form(typed, FieldSentences.of(result, words), model);
    }
    Site site = sites.add(organisation, typed);
    Notices.next(request, response, "sites.added");
    return "redirect:/o/" + organisation + "/sites/" + site.id();
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/{site}")
  String one(@PathVariable OrganisationId organisation, @PathVariable UUID site, Model model) {
    model.addAttribute("site", sites.one(organisation, site));
    return "sites/one";
  }

  @Allowed({OWNER, DPO})
  @PostMapping("/{site}/remove")
  String remove(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      HttpServletRequest request,
      HttpServletResponse response) {
    sites.remove(organisation, site);
    Notices.next(request, response, "sites.removed");
    return "redirect:/o/" + organisation + "/sites";
  }

  private static String form(NewSite typed, Map<String, String> wrong, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("wrong", wrong);
    return "sites/new";
  }
}
