package org.limpide.server.notifications;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.web.OrganisationId;

/**
 * An address of the organisation's own to which news are posted, signed.
 *
 * @param secret signs; shown once, when made
 * @param old the secret before the last rotation and until when it signs beside the new one
 * @param failingSince the first failure since the last success
 */
record Webhook(
    UUID id,
    OrganisationId organisation,
    URI url,
    WebhookSecret secret,
    Optional<Former> old,
    State state,
    Optional<Instant> failingSince,
    Instant createdAt) {

  /** A secret on its way out. */
  record Former(WebhookSecret secret, Instant until) {}

  /** Whether it is posted to. */
  enum State {
    ON,
    /** A member stopped it. */
    PAUSED,
    /** It answered 410: whoever runs it wants no more. */
    GONE,
    /** It failed for five days on end. */
    FAILING;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** The secrets that sign at that moment, the newest first. */
  List<WebhookSecret> signing(Instant now) {
    return old.filter(former -> now.isBefore(former.until()))
        .map(former -> List.of(secret, former.secret()))
        .orElse(List.of(secret));
  }
}
