package org.limpide.server.jobs;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of a job.
 *
 * @param subject what it is about
 * @param attempt how many times it was begun
 * @param done steps done, of {@code all}; 0 of 0 when not known
 * @param step key of the sentence that says what it is doing; or empty
 * @param failure key of the sentence that says why it failed; or empty
 */
public record JobState(
    UUID id,
    String kind,
    UUID subject,
    Phase phase,
    int attempt,
    int done,
    int all,
    String step,
    String failure,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt) {

  /** Where it stands. */
  public enum Phase {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean ended() {
      return this == DONE || this == FAILED || this == CANCELLED;
    }

    /** The form kept in the database and used in keys and in the API. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Phase of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
