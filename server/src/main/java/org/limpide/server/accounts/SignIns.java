package org.limpide.server.accounts;

import java.time.Instant;
import java.util.UUID;
import org.limpide.law.PasswordCheck;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.accounts.AccountEvent.What;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Looks at an e-mail address and a password. Spring Security's provider compares them and hashes a
 * made-up password where there is no such person, so that both take as long.
 */
@Service
class SignIns {
  private final DaoAuthenticationProvider provider;
  private final Throttle throttle;
  private final AccountStore store;
  private final Trail trail;

  SignIns(
      PersonDetails people,
      PasswordEncoder encoder,
      Throttle throttle,
      AccountStore store,
      Trail trail) {
    this.provider = new DaoAuthenticationProvider(people);
    this.provider.setPasswordEncoder(encoder);
    this.provider.setUserDetailsPasswordService(people);
    this.throttle = throttle;
    this.store = store;
    this.trail = trail;
  }

  /** What comes of a try. */
  sealed interface Outcome {
    /** It was that person. */
    record Right(UUID person) implements Outcome {}

    /** The address or the password is not right; which, nobody says. */
    record Wrong() implements Outcome {}

    /** Too many tries; not even the right password is looked at before then. */
    record Wait(Instant until) implements Outcome {}
  }

  /**
   * Tries.
   *
   * @param source the IP address it comes from
   */
  Outcome attempt(String email, String password, String source) {
    return switch (throttle.take(email, source)) {
      case Throttle.Turn.Wait wait -> new Outcome.Wait(wait.until());
      case Throttle.Turn.Go go -> look(email, password, source, go.failures());
    };
  }

  private Outcome look(String email, String password, String source, int failures) {
    if (password.length() > 4 * PasswordCheck.LONGEST) {
      return new Outcome.Wrong();
    }
    try {
      Authentication found =
          provider.authenticate(
              UsernamePasswordAuthenticationToken.unauthenticated(email, password));
      throttle.right(email, source);
      return found == null
          ? new Outcome.Wrong()
          : new Outcome.Right(UUID.fromString(found.getName()));
    } catch (AuthenticationException e) {
      if (failures >= GrowingDelay.ACCOUNT.free()) {
        // beside the request: whether there was somebody to note it for must not show in its time
        Thread.startVirtualThread(() -> note(email));
      }
      return new Outcome.Wrong();
    }
  }

  private void note(String email) {
    EmailAddress.parse(email.strip())
        .flatMap(store::person)
        .ifPresent(person -> trail.everywhere(person.id(), What.HELD_BACK));
  }
}
