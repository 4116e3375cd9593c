package org.limpide.server.audits;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.limpide.server.sites.Sites;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The evidence of an audit and its reports. */
@Controller
@RequestMapping("/o/{organisation}/sites/{site}/audits/{audit}")
class EvidenceRoutes {
  private static final int PAGE = 100;

  private final Audits audits;
  private final Sites sites;
  private final DossierFiles files;

  EvidenceRoutes(Audits audits, Sites sites, DossierFiles files) {
    this.audits = audits;
    this.sites = sites;
    this.files = files;
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/evidence")
  String evidence(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      Model model) {
    SiteAudit one = audits.one(organisation, site, audit);
    model.addAttribute("site", sites.one(organisation, site));
    model.addAttribute("audit", one);
    model.addAttribute("scenarios", audits.report(one).scenarios());
    model.addAttribute("unseen", audits.report(one).unseen());
    return "audits/evidence";
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/evidence/{scenario}")
  String scenario(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      @PathVariable String scenario,
      @RequestParam(defaultValue = "1") int run,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    SiteAudit one = audits.one(organisation, site, audit);
    ScenarioDetail detail =
        audits.report(one).scenario(scenario, run).orElseThrow(Refusal::notFound);
    int total = detail.requests().size();
    int number = Math.clamp(page, 1, Math.max(1, (total + PAGE - 1) / PAGE));
    model.addAttribute("site", sites.one(organisation, site));
    model.addAttribute("audit", one);
    model.addAttribute("scenario", detail);
    model.addAttribute("page", number);
    model.addAttribute("first", (number - 1) * PAGE);
    model.addAttribute("last", Math.min(total, number * PAGE));
    return "audits/scenario";
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/files/{file}")
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
  @GetMapping("/report")
  void report(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      HttpServletResponse response)
      throws IOException {
    files.report(audits.one(organisation, site, audit), response);
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/download/{format}")
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
}
