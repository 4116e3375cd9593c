package org.limpide.server.audits;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.limpide.server.audits.AuditBodies.FindingBody;
import org.limpide.server.audits.AuditBodies.FindingWhole;
import org.limpide.server.sites.Sites;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.Caller;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;
import org.limpide.server.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Findings, answers and evidence for programs. An auditor from outside learns no names. */
@RestController
@RequestMapping("/api/v1/organisations/{organisation}/sites/{site}")
class FindingApi {
  private final Audits audits;
  private final Decisions decisions;
  private final Sites sites;
  private final DossierFiles files;

  FindingApi(Audits audits, Decisions decisions, Sites sites, DossierFiles files) {
    this.audits = audits;
    this.decisions = decisions;
    this.sites = sites;
    this.files = files;
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/audits/{audit}/findings")
  List<FindingBody> findings(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      Words words) {
    SiteAudit one = audits.one(organisation, site, audit);
    Set<String> decided = decisions.standing(organisation, site).keySet();
    return audits.findings(one).stream()
        .map(finding -> FindingBody.of(finding, words, decided.contains(finding.rule())))
        .toList();
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/audits/{audit}/findings/{rule}")
  FindingWhole finding(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      @PathVariable String rule,
      Words words) {
    FindingBody finding =
        findings(organisation, site, audit, words).stream()
            .filter(one -> one.rule().equals(rule))
            .findFirst()
            .orElseThrow(Refusal::notFound);
    return new FindingWhole(
        finding,
        audits
            .report(audits.one(organisation, site, audit))
            .finding(rule)
            .orElseThrow(Refusal::notFound));
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/audits/{audit}/evidence")
  List<ScenarioBrief> scenarios(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit) {
    return audits.report(audits.one(organisation, site, audit)).scenarios();
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/audits/{audit}/evidence/{scenario}")
  ScenarioDetail scenario(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      @PathVariable String scenario,
      @RequestParam(defaultValue = "1") int run) {
    return audits
        .report(audits.one(organisation, site, audit))
        .scenario(scenario, run)
        .orElseThrow(Refusal::notFound);
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/audits/{audit}/files/{file}")
  void file(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      @PathVariable String file,
      HttpServletResponse response)
      throws IOException {
    files.picture(audits.one(organisation, site, audit), file, response);
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/audits/{audit}/download/{format}")
  void download(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      @PathVariable String format,
      HttpServletResponse response)
      throws IOException {
    SiteAudit one = audits.one(organisation, site, audit);
    files.download(one, sites.one(organisation, site), format, response);
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/decisions")
  List<Decision> decisions(
      @PathVariable OrganisationId organisation, @PathVariable UUID site, Caller caller) {
    sites.one(organisation, site);
    return decisions.all(organisation, site).stream()
        .map(one -> named(caller, organisation) ? one : one.withoutName())
        .toList();
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/rules/{rule}/decision")
  @ResponseStatus(HttpStatus.CREATED)
  Decision setAside(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable String rule,
      @Valid @RequestBody Answer.Because answer,
      Caller caller) {
    return decisions.setAside(organisation, site, rule, answer.because(), caller);
  }

  @Allowed({OWNER, DPO, AGENT})
  @DeleteMapping("/rules/{rule}/decision")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable String rule,
      Caller caller) {
    decisions.withdraw(organisation, site, rule, caller);
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/rules/{rule}/comments")
  List<Comment> comments(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable String rule,
      Caller caller) {
    sites.one(organisation, site);
    return decisions.comments(organisation, site, rule).stream()
        .map(one -> named(caller, organisation) ? one : one.withoutName())
        .toList();
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/rules/{rule}/comments")
  @ResponseStatus(HttpStatus.CREATED)
  Comment comment(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable String rule,
      @Valid @RequestBody Answer.Words answer,
      Caller caller) {
    return decisions.comment(organisation, site, rule, answer.words(), caller);
  }

  private static boolean named(Caller caller, OrganisationId organisation) {
    return !caller.in(organisation).equals(Optional.of(Role.AUDITOR));
  }
}
