package org.limpide.server.accounts;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.ServerKey;
import org.limpide.server.web.Refusal;
import org.springframework.stereotype.Service;

/**
 * The second factor by one-time codes: asked for after the password from the moment a first code
 * has confirmed it. A code is taken once; wrong ones make the next try wait longer and longer.
 */
@Service
class TotpCodes {
  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_BYTES = 10; // 80 bits: a plain hash cannot be searched
  private static final int FREE_TRIES = 3;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private final Database database;
  private final TotpStore store;
  private final ServerKey key;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  TotpCodes(Database database, TotpStore store, ServerKey key, Clock clock) {
    this.database = database;
    this.store = store;
    this.key = key;
    this.clock = clock;
  }

  /** Whether the person's sign-in asks for a code. */
  boolean on(UUID person) {
    return store.confirmed(person);
  }

  int recoveryLeft(UUID person) {
    return store.recoveryLeft(person);
  }

  /** The secret waiting for its first code, if any. */
  Optional<Totp> waiting(UUID person) {
    return store
        .of(person)
        .filter(row -> !row.confirmed())
        .map(row -> new Totp(key.open(purpose(person), row.sealed())));
  }

  /**
   * Makes a new secret, to be confirmed by a code.
   *
   * @throws Refusal {@code CONFLICT} when the person has a confirmed one
   */
  Totp begin(UUID person) {
    byte[] secret = new byte[Totp.SECRET_BYTES];
    random.nextBytes(secret);
    byte[] sealed = key.seal(purpose(person), secret);
    if (!database.write(() -> store.begin(person, sealed, clock.instant()))) {
      throw Refusal.of(Refusal.Code.CONFLICT, "keys.totp.already");
    }
    return new Totp(secret);
  }

  /**
   * Confirms the new secret by a code of it.
   *
   * @return the recovery codes, which are kept only as hashes
   */
  List<String> confirm(UUID person, String code) {
    if (waiting(person).isEmpty()) {
      throw Refusal.of(Refusal.Code.CONFLICT, "keys.totp.none");
    }
    check(person, code);
    List<String> codes = Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
    database.write(
        () -> {
          store.confirm(person, clock.instant());
          store.recovery(person, codes.stream().map(TotpCodes::hash).toList());
        });
    return codes;
  }

  /** Stops asking for codes; a last one is needed. */
  void stop(UUID person, String code) {
    if (!on(person)) {
      throw Refusal.of(Refusal.Code.CONFLICT, "keys.totp.none");
    }
    check(person, code);
    database.write(() -> store.remove(person));
  }

  /**
   * Takes a code, or a recovery code.
   *
   * @throws Refusal {@code INVALID} when it is wrong or was taken before, {@code TOO_MANY} while
   *     the person must wait
   */
  void check(UUID person, String typed) {
    Instant now = clock.instant();
    boolean right =
        database.write(
            () -> {
              TotpStore.Row row = store.of(person).orElseThrow(Refusal::notFound);
              long seconds = wait(row, now).toSeconds();
              if (seconds > 0) {
                throw Refusal.of(Refusal.Code.TOO_MANY, "keys.totp.wait", seconds);
              }
              if (!store.attempt(person, row.failures(), now)) {
                throw Refusal.of(Refusal.Code.TOO_MANY, "keys.totp.wait", 1L);
              }
              boolean good = taken(person, row, typed, now);
              if (good) {
                store.succeeded(person);
              }
              return good;
            });
    if (!right) {
      throw Refusal.of(Refusal.Code.INVALID, "keys.totp.wrong");
    }
  }

  private boolean taken(UUID person, TotpStore.Row row, String typed, Instant now) {
    String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    if (code.matches("\\d{6}")) {
      Totp totp = new Totp(key.open(purpose(person), row.sealed()));
      OptionalLong step = totp.step(code, now, row.lastStep());
      return step.isPresent() && store.take(person, step.getAsLong());
    }
    return row.confirmed() && code.matches("[A-Z2-7]{16}") && store.recover(person, hash(code));
  }

  /** How long until the next try: 4 s after the fourth wrong code, then twice as long each time. */
  static Duration wait(TotpStore.Row row, Instant now) {
    if (row.failures() <= FREE_TRIES || row.failedAt().isEmpty()) {
      return Duration.ZERO;
    }
    long seconds = 1L << Math.min(20, row.failures() - FREE_TRIES + 1);
    Duration whole = Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds()));
    Duration left = Duration.between(now, row.failedAt().get().plus(whole));
    // seconds are told: the last part of one counts whole
    return left.isPositive() ? Duration.ofSeconds(left.toSeconds() + 1) : Duration.ZERO;
  }

  private String recoveryCode() {
    byte[] bytes = new byte[RECOVERY_BYTES];
    random.nextBytes(bytes);
    return Totp.base32(bytes).replaceAll("(.{4})(?=.)", "$1-");
  }

  private static String hash(String code) {
    return ApiKeySecret.sha256(code.replace("-", "").getBytes(StandardCharsets.US_ASCII));
  }

  private static String purpose(UUID person) {
    return "totp:" + person;
  }
}
