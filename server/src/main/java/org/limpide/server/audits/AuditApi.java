package org.limpide.server.audits;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.limpide.server.audits.AuditBodies.AuditBody;
import org.limpide.server.audits.AuditBodies.ComparisonBody;
import org.limpide.server.audits.AuditBodies.ScheduleBody;
import org.limpide.server.sites.Sites;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.ApiPage;
import org.limpide.server.web.Caller;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Audits for programs. */
@RestController
@RequestMapping("/api/v1/organisations/{organisation}")
class AuditApi {
  private static final String AUDITS = "/sites/{site}/audits";

  private final Audits audits;
  private final Schedules schedules;
  private final Sites sites;

  AuditApi(Audits audits, Schedules schedules, Sites sites) {
    this.audits = audits;
    this.schedules = schedules;
    this.sites = sites;
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/audits")
  ApiPage<AuditBody> all(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      Words words) {
    return ApiPage.of(
        offset,
        limit,
        audits.count(organisation),
        (from, most) -> bodies(audits.of(organisation, from, most), words));
  }

  /** What stands open, over all sites and for each: its last audit's counts. */
  record OpenBody(Tally all, Map<UUID, Tally> sites) {}

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/audits/open")
  OpenBody open(@PathVariable OrganisationId organisation) {
    Map<UUID, Tally> bySite = new TreeMap<>();
    audits.latest(organisation).forEach((site, audit) -> bySite.put(site, audit.tally()));
    return new OpenBody(
        bySite.values().stream().reduce(Tally.NONE, Tally::plus), Map.copyOf(bySite));
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/audits/trend")
  List<TrendPoint> trend(
      @PathVariable OrganisationId organisation, @RequestParam(defaultValue = "26") int weeks) {
    if (weeks < 1 || weeks > 104) {
      throw Refusal.invalid(Map.of("weeks", "audits.weeks.wrong"));
    }
    return audits.trend(organisation, weeks);
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping(AUDITS)
  ApiPage<AuditBody> list(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      Words words) {
    sites.one(organisation, site);
    return ApiPage.of(
        offset,
        limit,
        audits.count(organisation, site),
        (from, most) -> bodies(audits.of(organisation, site, from, most), words));
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping(AUDITS)
  @ResponseStatus(HttpStatus.CREATED)
  AuditBody launch(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @Valid @RequestBody NewAudit wanted,
      Caller caller,
      Words words) {
    SiteAudit audit =
        audits.launch(organisation, site, Optional.of(caller.person()), wanted.options());
    return body(audit, words);
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping(AUDITS + "/{audit}")
  AuditBody one(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      Words words) {
    return body(audits.one(organisation, site, audit), words);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping(AUDITS + "/{audit}/cancel")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cancel(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit) {
    audits.cancel(organisation, site, audit);
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping(AUDITS + "/compare")
  ComparisonBody compare(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @RequestParam UUID before,
      @RequestParam UUID after,
      Words words) {
    return ComparisonBody.of(Compared.of(audits, organisation, site, before, after), words);
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping(AUDITS + "/trend")
  List<TrendPoint> trend(@PathVariable OrganisationId organisation, @PathVariable UUID site) {
    sites.one(organisation, site);
    return audits.trend(organisation, site);
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping(AUDITS + "/schedule")
  ScheduleBody schedule(@PathVariable OrganisationId organisation, @PathVariable UUID site) {
    return ScheduleBody.of(schedules.of(organisation, site));
  }

  @Allowed({OWNER, DPO, AGENT})
  @PutMapping(AUDITS + "/schedule")
  ScheduleBody schedule(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @Valid @RequestBody NewSchedule wanted) {
    schedules.set(organisation, site, wanted.schedule());
    return ScheduleBody.of(schedules.of(organisation, site));
  }

  private List<AuditBody> bodies(List<SiteAudit> some, Words words) {
    return some.stream().map(audit -> AuditBody.of(audit, words, Optional.empty())).toList();
  }

  private AuditBody body(SiteAudit audit, Words words) {
    Optional<Progress> progress =
        audit.outcome() == Outcome.PENDING ? Optional.of(audits.progress(audit)) : Optional.empty();
    return AuditBody.of(audit, words, progress);
  }
}
