package org.limpide.server.sites;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.OrganisationId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proofs of ownership for programs. */
@RestController
@RequestMapping("/api/v1/organisations/{organisation}/sites/{site}/ownership")
class OwnershipApi {
  private final Sites sites;
  private final Ownerships ownerships;

  OwnershipApi(Sites sites, Ownerships ownerships) {
    this.sites = sites;
    this.ownerships = ownerships;
  }

  /**
   * An ownership as the API gives it.
   *
   * @param way {@code dns}, {@code file} or {@code meta}
   * @param outcome of the last check
   * @param show where the token may be shown
   */
  record OwnershipBody(
      boolean proven,
      String token,
      @Nullable String way,
      @Nullable Instant provenAt,
      @Nullable Instant checkedAt,
      @Nullable Instant lostAt,
      int failures,
      String outcome,
      Proofs show) {
    static OwnershipBody of(Ownership ownership, Site site) {
      return new OwnershipBody(
          ownership.proven(),
          ownership.token(),
          ownership.way().map(Ownership.Way::code).orElse(null),
          ownership.provenAt().orElse(null),
          ownership.checkedAt().orElse(null),
          ownership.lostAt().orElse(null),
          ownership.failures(),
          ownership.outcome().code(),
          Proofs.of(site.url(), ownership.token()));
    }
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping
  OwnershipBody one(@PathVariable OrganisationId organisation, @PathVariable UUID site) {
    Site of = sites.one(organisation, site);
    return OwnershipBody.of(ownerships.of(organisation, site), of);
  }

  @Allowed({OWNER, DPO, AGENT})
  @PostMapping("/check")
  OwnershipBody check(@PathVariable OrganisationId organisation, @PathVariable UUID site) {
    Site of = sites.one(organisation, site);
    return OwnershipBody.of(ownerships.check(organisation, site), of);
  }
}
