package org.limpide.server.accounts;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.ApiPage;
import org.limpide.server.web.Caller;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;
import org.limpide.server.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Organisations for programs. */
@RestController
@RequestMapping("/api/v1/organisations")
class OrganisationApi {
  private final Organisations organisations;
  private final Accounts accounts;

  OrganisationApi(Organisations organisations, Accounts accounts) {
    this.organisations = organisations;
    this.accounts = accounts;
  }

  /**
   * An organisation as the API gives it.
   *
   * @param role the caller's
   */
  record OrganisationBody(UUID id, String name, String role, Instant createdAt) {
    static OrganisationBody of(Organisation one, Role role) {
      return new OrganisationBody(one.id().value(), one.name(), role.code(), one.createdAt());
    }
  }

  /** A name. */
  record Named(@NotNull String name) {}

  @SignedIn
  @GetMapping
  ApiPage<OrganisationBody> list(Caller caller) {
    List<OrganisationBody> all =
        accounts.organisationsOf(caller.person()).stream()
            .filter(one -> caller.in(one.id()).isPresent())
            .map(one -> OrganisationBody.of(one, caller.in(one.id()).orElseThrow()))
            .toList();
    return new ApiPage<>(all, all.size(), 0, Math.max(200, all.size()));
  }

  @SignedIn
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  OrganisationBody found(Caller caller, @Valid @RequestBody Named wanted) {
    return OrganisationBody.of(organisations.found(caller.person(), wanted.name()), Role.OWNER);
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/{organisation}")
  OrganisationBody one(@PathVariable OrganisationId organisation, Caller caller) {
    Role role = caller.in(organisation).orElseThrow(Refusal::notFound);
    return OrganisationBody.of(organisations.one(organisation), role);
  }

  @Allowed({OWNER})
  @PutMapping("/{organisation}")
  OrganisationBody rename(
      @PathVariable OrganisationId organisation, Caller caller, @Valid @RequestBody Named wanted) {
    organisations.rename(organisation, caller.person(), wanted.name());
    return one(organisation, caller);
  }

  /** Deletes it, its name being given once more; a body, which DELETE has not. */
  @Allowed({OWNER})
  @PostMapping("/{organisation}/deletion")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable OrganisationId organisation, @Valid @RequestBody Named confirmed) {
    organisations.delete(organisation, confirmed.name());
  }
}
