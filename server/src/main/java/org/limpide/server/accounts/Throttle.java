package org.limpide.server.accounts;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.accounts.ThrottleStore.Failures;
import org.limpide.server.storage.Database;
import org.springframework.stereotype.Component;

/**
 * Keeps passwords from being tried at will, per account and per source. A try is counted before the
 * password is looked at, so that many at the same moment get no further than one after the other,
 * and taken off the count when it was right. What is counted is the address typed, whether there is
 * such an account or not: the answers tell nothing.
 *
 * <p>This machine itself is no source: behind a proxy that the service was not told of, all would
 * come from there, and one attacker would lock everybody out.
 */
@Component
class Throttle {
  private final Database database;
  private final ThrottleStore store;
  private final Clock clock;

  Throttle(Database database, ThrottleStore store, Clock clock) {
    this.database = database;
    this.store = store;
    this.clock = clock;
  }

  /** Leave to try, or not. */
  sealed interface Turn {
    /**
     * The password may be looked at.
     *
     * @param failures on the account, this one counted until it proves right
     */
    record Go(int failures) implements Turn {}

    /** No try before then. */
    record Wait(Instant until) implements Turn {}
  }

  /** Asks for a try and counts it. */
  Turn take(String email, String source) {
    String account = account(email);
    Optional<String> from = source(source);
    return database.write(
        () -> {
          Instant now = clock.instant();
          Failures onAccount = store.locked(account);
          Optional<Failures> fromSource = from.map(store::locked);
          Instant until = fromSource.map(Failures::until).orElse(Instant.EPOCH);
          until = onAccount.until().isAfter(until) ? onAccount.until() : until;
          if (until.isAfter(now)) {
            return new Turn.Wait(until);
          }
          Failures one = next(onAccount, GrowingDelay.ACCOUNT, now);
          store.keep(account, one);
          from.ifPresent(
              hash -> store.keep(hash, next(fromSource.orElseThrow(), GrowingDelay.SOURCE, now)));
          return new Turn.Go(one.count());
        });
  }

  /** The try was right: it counts no more, and the account's failures are forgotten. */
  void right(String email, String source) {
    database.write(
        () -> {
          store.forget(account(email));
          source(source)
              .ifPresent(
                  hash -> {
                    Failures now = store.locked(hash);
                    store.keep(
                        hash,
                        new Failures(Math.max(0, now.count() - 1), now.lastAt(), Instant.EPOCH));
                  });
        });
  }

  /** The person has proved who they are in another way. */
  void forgive(EmailAddress email) {
    database.write(() -> store.forget(account(email.address())));
  }

  void forgetOld() {
    database.write(() -> store.forgetBefore(clock.instant().minus(GrowingDelay.MEMORY)));
  }

  private static Failures next(Failures before, GrowingDelay delay, Instant now) {
    boolean forgotten = before.lastAt().plus(GrowingDelay.MEMORY).isBefore(now);
    int count = forgotten ? 1 : before.count() + 1;
    return new Failures(count, now, now.plus(delay.after(count)));
  }

  private static String account(String email) {
    String known =
        EmailAddress.parse(email.strip())
            .map(AccountStore::key)
            .orElseGet(() -> email.strip().toLowerCase(Locale.ROOT));
    return hash("account:" + known);
  }

  /** One IPv4 address, or an IPv6 network of 64 bits, which one subscriber holds whole. */
  private static Optional<String> source(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      if (parsed.isLoopbackAddress()) {
        return Optional.empty();
      }
      byte[] bytes = parsed.getAddress();
      byte[] network = bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes;
      return Optional.of(hash("source:" + HexFormat.of().formatHex(network)));
    } catch (IllegalArgumentException e) {
      return Optional.of(hash("source:" + address));
    }
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(Secret.sha256(text));
  }
}
