package org.limpide.server.sites;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.ApiPage;
import org.limpide.server.web.OrganisationId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sites for programs. */
@RestController
@RequestMapping("/api/v1/organisations/{organisation}/sites")
class SiteApi {
  private final Sites sites;

  SiteApi(Sites sites) {
    this.sites = sites;
  }

  /** A site as the API gives it. */
  record SiteBody(UUID id, String url, String name, boolean proven, Instant createdAt) {
    static SiteBody of(Site site, boolean proven) {
      return new SiteBody(site.id(), site.url().toString(), site.name(), proven, site.createdAt());
    }
  }

  private SiteBody body(Site site) {
    return SiteBody.of(site, sites.proven(site.organisation(), site.id()));
  }

  private List<SiteBody> bodies(OrganisationId organisation, List<Site> some) {
    Set<UUID> proven = sites.proven(organisation, some);
    return some.stream().map(site -> SiteBody.of(site, proven.contains(site.id()))).toList();
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping
  ApiPage<SiteBody> list(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(defaultValue = "") String q) {
    return ApiPage.of(
        offset,
        limit,
        sites.count(organisation, q),
        (from, most) -> bodies(organisation, sites.search(organisation, q, from, most)));
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  SiteBody add(@PathVariable OrganisationId organisation, @Valid @RequestBody NewSite wanted) {
    return body(sites.add(organisation, wanted));
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/{site}")
  SiteBody one(@PathVariable OrganisationId organisation, @PathVariable UUID site) {
    return body(sites.one(organisation, site));
  }

  @Allowed({OWNER, DPO, AGENT})
  @PutMapping("/{site}")
  SiteBody change(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @Valid @RequestBody NewSite wanted) {
    return body(sites.edit(organisation, site, wanted));
  }

  @Allowed({OWNER, DPO})
  @DeleteMapping("/{site}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable OrganisationId organisation, @PathVariable UUID site) {
    sites.remove(organisation, site);
  }
}
