package org.limpide.server.sites;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.FieldSentences;
import org.limpide.server.web.Notices;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
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
      @RequestParam(defaultValue = "") String q,
      Model model) {
    int number = Math.clamp(page, 1, 100_000);
    String text = q.length() > 200 ? q.substring(0, 200) : q;
    List<Site> shown = sites.search(organisation, text, (number - 1) * PAGE, PAGE);
    model.addAttribute("sites", shown);
    model.addAttribute("proven", sites.proven(organisation, shown));
    model.addAttribute("total", sites.count(organisation, text));
    model.addAttribute("page", number);
    model.addAttribute("q", text);
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
    try {
      Site site = sites.add(organisation, typed);
      Notices.next(request, response, "sites.added");
      return "redirect:/o/" + organisation + "/sites/" + site.id();
    } catch (Refusal refusal) {
      return form(typed, known(refusal, words, response), model);
    }
  }

  /** An address that another site has is told under its field; anything else as ever. */
  private static Map<String, String> known(
      Refusal refusal, Words words, HttpServletResponse response) {
    if (refusal.code() != Refusal.Code.CONFLICT) {
      throw refusal;
    }
    response.setStatus(refusal.code().status());
    return Map.of("url", words.say(refusal.key(), refusal.values().toArray()));
  }

  @Allowed({OWNER, DPO, AGENT})
  @GetMapping("/{site}/edit")
  String edit(@PathVariable OrganisationId organisation, @PathVariable UUID site, Model model) {
    Site one = sites.one(organisation, site);
    return edit(one, new NewSite(one.url().toString(), one.name()), Map.of(), model);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/{site}/edit")
  String change(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @Valid @ModelAttribute("typed") NewSite typed,
      BindingResult result,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Site one = sites.one(organisation, site);
    if (result.hasErrors()) {
      response.setStatus(422);
      return edit(one, typed, FieldSentences.of(result, words), model);
    }
    try {
      sites.edit(organisation, site, typed);
      Notices.next(request, response, "sites.changed");
      return "redirect:/o/" + organisation + "/sites/" + site;
    } catch (Refusal refusal) {
      return edit(one, typed, known(refusal, words, response), model);
    }
  }

  private static String edit(Site site, NewSite typed, Map<String, String> wrong, Model model) {
    model.addAttribute("site", site);
    model.addAttribute("typed", typed);
    model.addAttribute("wrong", wrong);
    return "sites/edit";
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/{site}")
  String one(@PathVariable OrganisationId organisation, @PathVariable UUID site, Model model) {
    model.addAttribute("site", sites.one(organisation, site));
    model.addAttribute("proven", sites.proven(organisation, site));
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
