package org.limpide.server.notifications;

import java.util.UUID;

/** A webhook just made or rotated, with its secret: the only time it is shown. */
public record WebhookWithSecret(UUID id, String url, String secret) {
  static WebhookWithSecret of(Webhook webhook) {
    return new WebhookWithSecret(webhook.id(), webhook.url().toString(), webhook.secret().reveal());
  }

  @Override
  public String toString() {
    return "WebhookWithSecret[id=" + id + "]";
  }
}
