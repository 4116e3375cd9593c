package org.limpide.server.notifications;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A webhook someone wants to add. */
public record NewWebhook(@NotBlank @Size(max = 2000) String url) {
  public NewWebhook {
    url = url == null ? "" : url;
  }
}
