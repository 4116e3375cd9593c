package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.limpide.law.Language;
import org.limpide.server.web.ApiPage;
import org.limpide.server.web.Caller;
import org.limpide.server.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own account for programs. */
@RestController
@RequestMapping("/api/v1/account")
class AccountApi {
  private final People people;
  private final Passwords passwords;
  private final OwnSessions sessions;

  AccountApi(People people, Passwords passwords, OwnSessions sessions) {
    this.people = people;
    this.passwords = passwords;
    this.sessions = sessions;
  }

  /** A person as the API gives them to themselves. */
  record AccountBody(UUID id, String email, String name, String language, Instant createdAt) {
    static AccountBody of(Person person) {
      return new AccountBody(
          person.id(),
          person.email().address(),
          person.name(),
          person.language().code(),
          person.createdAt());
    }

    /** Without the address and the name. */
    @Override
    public String toString() {
      return "account " + id;
    }
  }

  /** What they say of themselves. */
  record Description(@NotNull String name, @NotNull @Pattern(regexp = "fr|en") String language) {}

  /** A change of password. */
  record NewPassword(@NotNull String present, @NotNull String password) {
    /** Without either. */
    @Override
    public String toString() {
      return "new password";
    }
  }

  /**
   * A session.
   *
   * @param here whether the request comes in it
   */
  record SessionBody(
      UUID id, String browser, String system, Instant since, Instant seenAt, boolean here) {}

  @SignedIn
  @GetMapping
  AccountBody account(Caller caller) {
    return AccountBody.of(people.one(caller.person()));
  }

  @SignedIn
  @PutMapping
  AccountBody describe(Caller caller, @Valid @RequestBody Description wanted) {
    people.describe(caller.person(), wanted.name(), Language.of(wanted.language()));
    return account(caller);
  }

  @SignedIn
  @PutMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void password(Caller caller, @Valid @RequestBody NewPassword wanted, HttpServletRequest request) {
    passwords.change(
        people.one(caller.person()),
        wanted.present(),
        wanted.password(),
        request.getRemoteAddr(),
        sessions.here(request));
  }

  @SignedIn
  @GetMapping("/sessions")
  ApiPage<SessionBody> sessions(Caller caller, HttpServletRequest request) {
    var here = sessions.here(request);
    List<SessionBody> all =
        sessions.of(caller.person()).stream()
            .map(
                one ->
                    new SessionBody(
                        one.key(),
                        one.device().browser(),
                        one.device().system(),
                        one.since(),
                        one.seenAt(),
                        here.filter(one.key()::equals).isPresent()))
            .toList();
    return new ApiPage<>(all, all.size(), 0, 200);
  }

  @SignedIn
  @DeleteMapping("/sessions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endOthers(Caller caller, HttpServletRequest request) {
    sessions.endOthers(caller.person(), sessions.here(request));
  }

  @SignedIn
  @DeleteMapping("/sessions/{session}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(Caller caller, @PathVariable UUID session) {
    sessions.end(caller.person(), session);
  }
}
