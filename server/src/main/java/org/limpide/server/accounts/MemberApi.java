package org.limpide.server.accounts;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.ApiPage;
import org.limpide.server.web.Caller;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
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

/** Members of an organisation for programs. */
@RestController
@RequestMapping("/api/v1/organisations/{organisation}")
class MemberApi {
  private final Members members;
  private final Trail trail;

  MemberApi(Members members, Trail trail) {
    this.members = members;
    this.trail = trail;
  }

  /** A member as the API gives them. */
  record MemberBody(UUID person, String name, String email, String role, Instant since) {
    static MemberBody of(Member member) {
      return new MemberBody(
          member.person(),
          member.name(),
          member.email().address(),
          member.role().code(),
          member.since());
    }

    /** Without the name and the address. */
    @Override
    public String toString() {
      return "member " + person;
    }
  }

  /** Another role: {@code owner}, {@code dpo}, {@code agent}, {@code reader}, {@code auditor}. */
  record NewRole(@NotNull @RoleCode String role) {}

  /** Leaving, said twice. */
  record Leaving(@AssertTrue boolean sure) {}

  /** Something in the trail, as the API gives it. */
  record EventBody(
      UUID id, UUID person, UUID subject, String what, String role, Instant happenedAt) {
    @SuppressWarnings("NullAway") // what is absent is null in JSON
    static EventBody of(AccountEvent event) {
      return new EventBody(
          event.id(),
          event.person(),
          event.subject().orElse(null),
          event.what().code(),
          event.role().map(Role::code).orElse(null),
          event.happenedAt());
    }
  }

  @Allowed({OWNER, DPO})
  @GetMapping("/members")
  ApiPage<MemberBody> list(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit) {
    return ApiPage.of(
        offset,
        limit,
        members.count(organisation),
        (from, most) -> members.of(organisation, from, most).stream().map(MemberBody::of).toList());
  }

  @Allowed({OWNER})
  @PutMapping("/members/{person}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void role(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID person,
      Caller caller,
      @Valid @RequestBody NewRole wanted) {
    members.change(organisation, caller.person(), person, Role.of(wanted.role()));
  }

  @Allowed({OWNER})
  @DeleteMapping("/members/{person}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable OrganisationId organisation, @PathVariable UUID person, Caller caller) {
    members.remove(organisation, caller.person(), person);
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @PostMapping("/leave")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void leave(
      @PathVariable OrganisationId organisation,
      Caller caller,
      @Valid @RequestBody Leaving leaving) {
    members.remove(organisation, caller.person(), caller.person());
  }

  @Allowed({OWNER})
  @GetMapping("/access-events")
  ApiPage<EventBody> trail(
      @PathVariable OrganisationId organisation,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit) {
    return ApiPage.of(
        offset,
        limit,
        trail.count(organisation),
        (from, most) -> trail.of(organisation, from, most).stream().map(EventBody::of).toList());
  }
}
