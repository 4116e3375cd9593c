package org.limpide.server.accounts;

import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.ApiPage;
import org.limpide.server.web.Caller;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.PublicAddress;
import org.limpide.server.web.Role;
import org.limpide.server.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invitations for programs. */
@RestController
@RequestMapping("/api/v1/organisations/{organisation}/invitations")
class InvitationApi {
  private final Invitations invitations;
  private final PublicAddress address;

  InvitationApi(Invitations invitations, PublicAddress address) {
    this.invitations = invitations;
    this.address = address;
  }

  /** Whom to invite as what. */
  record Wanted(
      @NotBlank @Size(max = 254) @Addresses.Typed String email, @NotNull @RoleCode String role) {
    Wanted {
      email = email == null ? "" : email;
    }

    /** Without the address. */
    @Override
    public String toString() {
      return "invitation as " + role;
    }
  }

  /**
   * An invitation as the API gives it.
   *
   * @param link to hand over by oneself, only where no mail can be sent and only in the answer to
   *     the invitation
   */
  record InvitationBody(
      UUID id,
      String email,
      String role,
      Instant createdAt,
      Instant expiresAt,
      @Nullable String link) {

    /** Without the address and the link. */
    @Override
    public String toString() {
      return "invitation " + id;
    }
  }

  @Allowed({OWNER, DPO})
  @GetMapping
  ApiPage<InvitationBody> list(@PathVariable OrganisationId organisation) {
    List<InvitationBody> all =
        invitations.of(organisation).stream().map(one -> body(one, Optional.empty())).toList();
    return new ApiPage<>(all, all.size(), 0, Math.max(200, all.size()));
  }

  @Allowed({OWNER})
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  InvitationBody invite(
      @PathVariable OrganisationId organisation,
      Caller caller,
      Words words,
      @Valid @RequestBody Wanted wanted) {
    Invitations.Sent sent =
        invitations.invite(
            organisation,
            caller,
            Addresses.of(wanted.email()),
            Role.of(wanted.role()),
            words.language());
    return body(sent.invitation(), sent.path());
  }

  @Allowed({OWNER})
  @PostMapping("/{invitation}/again")
  InvitationBody again(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID invitation,
      Caller caller,
      Words words) {
    Invitations.Sent sent = invitations.again(organisation, caller, invitation, words.language());
    return body(sent.invitation(), sent.path());
  }

  @Allowed({OWNER})
  @DeleteMapping("/{invitation}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(
      @PathVariable OrganisationId organisation, @PathVariable UUID invitation, Caller caller) {
    invitations.withdraw(organisation, caller.person(), invitation);
  }

  private InvitationBody body(Invitation one, Optional<String> path) {
    return new InvitationBody(
        one.id(),
        one.email().address(),
        one.role().code(),
        one.createdAt(),
        one.expiresAt(),
        path.map(p -> address.of(p).toString()).orElse(null));
  }
}
