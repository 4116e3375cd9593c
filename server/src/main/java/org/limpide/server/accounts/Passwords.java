package org.limpide.server.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.limpide.law.PasswordCheck;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.accounts.AccountEvent.What;
import org.limpide.server.mail.Letter;
import org.limpide.server.mail.Mails;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Refusal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Accepts new passwords: judged by {@link PasswordCheck}, hashed, their change told by mail. */
@Service
class Passwords {
  private final Database database;
  private final AccountStore store;
  private final SessionStore sessions;
  private final PasswordEncoder encoder;
  private final SignIns signIns;
  private final Links links;
  private final Mails mails;
  private final Trail trail;
  private final Clock clock;

  Passwords(
      Database database,
      AccountStore store,
      SessionStore sessions,
      PasswordEncoder encoder,
      SignIns signIns,
      Links links,
      Mails mails,
      Trail trail,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.sessions = sessions;
    this.encoder = encoder;
    this.signIns = signIns;
    this.links = links;
    this.mails = mails;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * The hash of a password that is strong enough.
   *
   * @param field where it was typed
   * @throws Refusal {@code INVALID} with what to change
   */
  String hash(String field, String password, EmailAddress email, String name) {
    PasswordCheck.of(password, personal(email, name))
        .ifPresent(
            fault -> {
              throw Refusal.invalid(Map.of(field, sentence(fault)));
            });
    return Objects.requireNonNull(encoder.encode(password));
  }

  /**
   * Changes a person's password. All their other sessions end, and links to a new password with
   * them.
   *
   * @param source the IP address it comes from: guessing the present one is held back as at sign-in
   * @param keep the session it is changed from
   * @throws Refusal {@code INVALID} for either password, {@code TOO_MANY} for too many tries
   */
  void change(Person person, String present, String wanted, String source, Optional<UUID> keep) {
    prove(person, "present", present, source);
    replace(person, hash("password", wanted, person.email(), person.name()), keep);
    trail.everywhere(person.id(), What.PASSWORD_CHANGED);
  }

  /**
   * Asks for the present password before something grave.
   *
   * @param field where it was typed
   * @throws Refusal {@code INVALID} when it is not right, {@code TOO_MANY} for too many tries
   */
  void prove(Person person, String field, String present, String source) {
    switch (signIns.attempt(person.email().address(), present, source)) {
      case SignIns.Outcome.Right right -> {}
      case SignIns.Outcome.Wrong wrong ->
          throw Refusal.invalid(Map.of(field, "accounts.password.present.wrong"));
      case SignIns.Outcome.Wait wait ->
          throw Refusal.of(Refusal.Code.TOO_MANY, "accounts.wait-until", wait.until());
    }
  }

  /** Puts a new hash in place of the old one, and tells the person. */
  void replace(Person person, String hash, Optional<UUID> keep) {
    database.write(
        () -> {
          store.password(person.id(), hash);
          sessions.removeOthers(person.id(), keep);
          links.dropResets(person.id());
          if (mails.ready()) {
            mails.send(
                Mails.NOBODY,
                new Letter(
                    person.email(),
                    person.language(),
                    "accounts.mail.password-changed",
                    List.of(),
                    Optional.empty(),
                    clock.instant().plus(Duration.ofDays(3))));
          }
        });
  }

  private static List<String> personal(EmailAddress email, String name) {
    List<String> personal = new ArrayList<>();
    personal.add(email.local());
    personal.add(name);
    for (String part : (email.local() + " " + name).split("[^\\p{L}\\p{M}]+", -1)) {
      if (part.length() >= 4) {
        personal.add(part);
      }
    }
    return personal;
  }

  private static String sentence(PasswordCheck.Fault fault) {
    return switch (fault) {
      case WEAK -> "accounts.password.weak";
      case COMMON -> "accounts.password.common";
      case PERSONAL -> "accounts.password.personal";
      case TOO_LONG -> "accounts.password.too-long";
    };
  }
}
