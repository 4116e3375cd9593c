package org.limpide.server.accounts;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.limpide.law.PasswordCheck;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords in Unicode's one form for each character, and only a few at a time: each hash
 * takes 19 MiB and a core, and a crowd at the door must not take the service's memory.
 */
final class NormalisedPasswords implements PasswordEncoder {
  private final PasswordEncoder inner;
  private final Semaphore places =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

  NormalisedPasswords(PasswordEncoder inner) {
    this.inner = inner;
  }

  @Override
  public @Nullable String encode(@Nullable CharSequence password) {
    return password == null ? null : one(() -> inner.encode(form(password)));
  }

  @Override
  public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
    return password != null && one(() -> inner.matches(form(password), hash));
  }

  @Override
  public boolean upgradeEncoding(@Nullable String hash) {
    return inner.upgradeEncoding(hash);
  }

  private static String form(CharSequence password) {
    return PasswordCheck.normalised(password.toString());
  }

  private <T extends @Nullable Object> T one(Supplier<T> work) {
    places.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
