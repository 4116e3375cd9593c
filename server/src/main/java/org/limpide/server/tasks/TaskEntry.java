package org.limpide.server.tasks;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing said about a task or done to it.
 *
 * @param author who; none for the service itself, and for someone since erased
 * @param byService whether the service did it
 * @param was the value before: a person's id, a date, a key; or empty
 * @param became the value after; or empty
 * @param words what was written; or empty
 */
public record TaskEntry(
    UUID id,
    Kind kind,
    Optional<UUID> author,
    boolean byService,
    String was,
    String became,
    String words,
    Instant createdAt) {

  /** What happened. */
  public enum Kind {
    OPENED,
    SAID,
    ASSIGNED,
    DUE,
    SNOOZED,
    CLOSED,
    REOPENED;

    /** The form kept in the database and used in keys and in the API. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
