package org.limpide.server.audits;

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
import org.limpide.server.sites.Sites;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.Caller;
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

/** One finding: why, its proofs, what the texts say, what to do, and what people answered. */
@Controller
@RequestMapping("/o/{organisation}/sites/{site}/audits/{audit}/findings/{rule}")
class FindingRoutes {
  private final Audits audits;
  private final Decisions decisions;
  private final Sites sites;

  FindingRoutes(Audits audits, Decisions decisions, Sites sites) {
    this.audits = audits;
    this.decisions = decisions;
    this.sites = sites;
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping
  String one(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      @PathVariable String rule,
      Model model) {
    return page(audits.one(organisation, site, audit), rule, "", Map.of(), model);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/not-applicable")
  String setAside(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      @PathVariable String rule,
      @Valid @ModelAttribute("answer") Answer.Because answer,
      BindingResult result,
      Caller caller,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    SiteAudit one = audits.one(organisation, site, audit);
    if (result.hasErrors()) {
      response.setStatus(422);
      return page(one, rule, answer.because(), FieldSentences.of(result, words), model);
    }
    decisions.setAside(organisation, site, rule, answer.because(), caller);
    Notices.next(request, response, "audits.aside.saved");
    return back(one, rule);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/withdraw")
  String withdraw(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      @PathVariable String rule,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    SiteAudit one = audits.one(organisation, site, audit);
    decisions.withdraw(organisation, site, rule, caller);
    Notices.next(request, response, "audits.aside.withdrawn");
    return back(one, rule);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/comments")
  String comment(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      @PathVariable String rule,
      @Valid @ModelAttribute("answer") Answer.Words answer,
      BindingResult result,
      Caller caller,
      Words words,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    SiteAudit one = audits.one(organisation, site, audit);
    if (result.hasErrors()) {
      response.setStatus(422);
      return page(one, rule, answer.words(), FieldSentences.of(result, words), model);
    }
    decisions.comment(organisation, site, rule, answer.words(), caller);
    Notices.next(request, response, "audits.comment.saved");
    return back(one, rule);
  }

  private String page(
      SiteAudit audit, String rule, String typed, Map<String, String> wrong, Model model) {
    OrganisationId organisation = audit.organisation();
    SiteFinding finding =
        audits.findings(audit).stream()
            .filter(one -> one.rule().equals(rule))
            .findFirst()
            .orElseThrow(Refusal::notFound);
    model.addAttribute("site", sites.one(organisation, audit.site()));
    model.addAttribute("audit", audit);
    model.addAttribute("finding", finding);
    model.addAttribute("detail", audits.report(audit).finding(rule).orElseThrow(Refusal::notFound));
    model.addAttribute(
        "decisions",
        decisions.all(organisation, audit.site()).stream()
            .filter(decision -> decision.rule().equals(rule))
            .toList());
    model.addAttribute("comments", decisions.comments(organisation, audit.site(), rule));
    model.addAttribute("typed", typed);
    model.addAttribute("wrong", wrong);
    return "audits/finding";
  }

  private static String back(SiteAudit audit, String rule) {
    return "redirect:" + AuditRoutes.path(audit) + "/findings/" + rule;
  }
}
