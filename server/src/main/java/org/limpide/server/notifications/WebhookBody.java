package org.limpide.server.notifications;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A webhook as pages and the API show it: without its secret.
 *
 * @param state {@code on}, {@code paused}, {@code gone} (it answered 410) or {@code failing} (five
 *     days on end)
 */
public record WebhookBody(
    UUID id, String url, String state, Optional<Instant> failingSince, Instant createdAt) {
  static WebhookBody of(Webhook webhook) {
    return new WebhookBody(
        webhook.id(),
        webhook.url().toString(),
        webhook.state().code(),
        webhook.failingSince(),
        webhook.createdAt());
  }

  public boolean on() {
    return state.equals(Webhook.State.ON.code());
  }
}
