package org.limpide.server.audits;

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
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.sites.Site;
import org.limpide.server.sites.Sites;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.Caller;
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

/** The audits of a site: launched, followed, scheduled, read, compared. */
@Controller
@RequestMapping("/o/{organisation}/sites/{site}/audits")
class AuditRoutes {
  static final int PAGE = 20;

  private final Audits audits;
  private final Decisions decisions;
  private final Schedules schedules;
  private final Sites sites;

  AuditRoutes(Audits audits, Decisions decisions, Schedules schedules, Sites sites) {
    this.audits = audits;
    this.decisions = decisions;
    this.schedules = schedules;
    this.sites = sites;
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping
  String tab(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @RequestParam(defaultValue = "1") int page,
      Words words,
      Model model) {
    return tab(sites.one(organisation, site), AuditOptions.DEFAULTS, Map.of(), page, words, model);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping
  String launch(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @Valid @ModelAttribute("typed") NewAudit typed,
      BindingResult result,
      Caller caller,
      Words words,
      Model model,
      HttpServletResponse response) {
    Site asked = sites.one(organisation, site);
    if (result.hasErrors()) {
      response.setStatus(422);
      Map<String, String> wrong = FieldSentences.of(result, words);
      return tab(asked, AuditOptions.DEFAULTS, wrong, 1, words, model);
    }
    SiteAudit audit =
        audits.launch(organisation, site, Optional.of(caller.person()), typed.options());
    return "redirect:" + path(audit);
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/{audit}")
  String one(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      Model model) {
    model.addAttribute("site", sites.one(organisation, site));
    SiteAudit one = audits.one(organisation, site, audit);
    model.addAttribute("audit", one);
    return switch (one.outcome()) {
      case PENDING -> {
        model.addAttribute("progress", audits.progress(one));
        yield "audits/progress";
      }
      case FAILED, CANCELLED -> "audits/ended";
      case DONE -> {
        List<SiteFinding> findings = audits.findings(one);
        model.addAttribute(
            "result", Result.of(findings, decisions.standing(organisation, site).keySet()));
        model.addAttribute("before", audits.before(one));
        yield "audits/result";
      }
    };
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/{audit}/cancel")
  String cancel(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      HttpServletRequest request,
      HttpServletResponse response) {
    audits.cancel(organisation, site, audit);
    Notices.next(request, response, "audits.cancelled");
    return "redirect:/o/" + organisation + "/sites/" + site + "/audits";
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/schedule")
  String schedule(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @Valid @ModelAttribute("wanted") NewSchedule wanted,
      BindingResult result,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Site asked = sites.one(organisation, site);
    if (result.hasErrors()) {
      response.setStatus(422);
      Map<String, String> wrong = FieldSentences.of(result, words);
      return tab(asked, AuditOptions.DEFAULTS, wrong, 1, words, model);
    }
    schedules.set(organisation, site, wanted.schedule());
    Notices.next(request, response, "audits.schedule.saved");
    return "redirect:/o/" + organisation + "/sites/" + site + "/audits";
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/compare")
  String compare(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @RequestParam Optional<UUID> before,
      @RequestParam Optional<UUID> after,
      Model model) {
    model.addAttribute("site", sites.one(organisation, site));
    List<SiteAudit> all = audits.comparable(organisation, site);
    model.addAttribute("all", all);
    if (before.isPresent() && after.isPresent()) {
      Compared compared = Compared.of(audits, organisation, site, before.get(), after.get());
      model.addAttribute("compared", compared);
      return "audits/compare";
    }
    if (all.size() >= 2) {
      return "redirect:/o/%s/sites/%s/audits/compare?before=%s&after=%s"
          .formatted(organisation, site, all.get(1).id(), all.get(0).id());
    }
    return "audits/one-only";
  }

  private String tab(
      Site site,
      AuditOptions options,
      Map<String, String> wrong,
      int page,
      Words words,
      Model model) {
    int number = Math.clamp(page, 1, 100_000);
    OrganisationId organisation = site.organisation();
    model.addAttribute("site", site);
    model.addAttribute("options", options);
    model.addAttribute("wrong", wrong);
    model.addAttribute("running", audits.running(organisation, site.id()));
    model.addAttribute("latest", audits.latest(organisation, site.id()));
    model.addAttribute("schedule", schedules.of(organisation, site.id()));
    model.addAttribute("history", audits.of(organisation, site.id(), (number - 1) * PAGE, PAGE));
    model.addAttribute("total", audits.count(organisation, site.id()));
    model.addAttribute("page", number);
    model.addAttribute("curve", Curve.of(audits.trend(organisation, site.id()), words));
    return "audits/tab";
  }

  static String path(SiteAudit audit) {
    return "/o/" + audit.organisation() + "/sites/" + audit.site() + "/audits/" + audit.id();
  }
}
