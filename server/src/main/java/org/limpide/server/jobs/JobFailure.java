package org.limpide.server.jobs;

import java.time.Duration;
import java.util.Optional;

/** A job could not be done, with a sentence a shopkeeper understands. */
public final class JobFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient Optional<Duration> retryAfter;

  private JobFailure(String key, Optional<Duration> retryAfter, Throwable cause) {
    super(key, cause);
    this.key = key;
    this.retryAfter = retryAfter;
  }

  /**
   * For good.
   *
   * @param key of the sentence that says why
   */
  public static JobFailure forGood(String key, Throwable cause) {
    return new JobFailure(key, Optional.empty(), cause);
  }

  /** For now: it is tried again after that long. */
  public static JobFailure forNow(String key, Duration retryAfter, Throwable cause) {
    return new JobFailure(key, Optional.of(retryAfter), cause);
  }

  public String key() {
    return key;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
