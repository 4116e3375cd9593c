package org.limpide.server.notifications;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One notice on its way to one receiver, and what became of it.
 *
 * @param id the {@code webhook-id}, the same at each try
 * @param receiver a webhook's id or a person's
 * @param attempts how many times it was tried
 * @param status HTTP's status of the last answer; 0 when there was none
 * @param answer the beginning of the last answer, 200 characters at most
 * @param reason key of the sentence that says why it is not sent; or empty
 */
record Delivery(
    UUID id,
    Notice notice,
    Channel channel,
    UUID receiver,
    State state,
    int attempts,
    int status,
    String answer,
    String reason,
    Instant createdAt,
    Optional<Instant> nextAt,
    Optional<Instant> endedAt) {

  /** By which way. */
  enum Channel {
    WEBHOOK,
    MAIL;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** Where it stands. */
  enum State {
    /** To be sent, or sent again. */
    WAITING,
    /** Kept for the member's daily message. */
    GATHERED,
    SENT,
    /** Tried for three days. */
    FAILED,
    /** The webhook was stopped before it could be sent. */
    STOPPED,
    /** There is no mail server. */
    UNCONFIGURED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether a person may ask for it to be sent once more. */
    boolean ended() {
      return switch (this) {
        case WAITING, GATHERED -> false;
        case SENT, FAILED, STOPPED, UNCONFIGURED -> true;
      };
    }
  }
}
