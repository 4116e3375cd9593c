package org.limpide.server.sites;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.UUID;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.ApiPage;
import org.limpide.server.web.OrganisationId;
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

/** Sites for programs. */
@RestController
@RequestMapping("/api/v1/organisations/{organisation}/sites")
class SiteApi {
  private final Sites sites;

  SiteApi(Sites sites) {
    this.sites = sites;
  }

  /** A site as the API gives it. */
  record SiteBody(UUID id, String url, String name, Instant createdAt) {
    static SiteBody of(Site site) {
      return new SiteBody(site.id(), site.url().toString(), site.name(), site.createdAt());
    }
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping
  ApiPage<SiteBody> list(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit) {
    return ApiPage.of(
        offset,
        limit,
        sites.count(organisation),
        (from, most) -> sites.of(organisation, from, most).stream().map(SiteBody::of).toList());
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  SiteBody add(@PathVariable OrganisationId organisation, @Valid @RequestBody NewSite wanted) {
    return SiteBody.of(sites.add(organisation, wanted));
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/{site}")
  SiteBody one(@PathVariable OrganisationId organisation, @PathVariable UUID site) {
    return SiteBody.of(sites.one(organisation, site));
  }

  @Allowed({OWNER, DPO})
  @DeleteMapping("/{site}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable OrganisationId organisation, @PathVariable UUID site) {
    sites.remove(organisation, site);
  }
}
