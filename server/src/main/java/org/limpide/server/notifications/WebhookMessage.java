package org.limpide.server.notifications;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.limpide.law.Language;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is posted to a webhook, as Standard Webhooks and {@code docs/webhooks.md} say. */
@Component
class WebhookMessage {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Kinds kinds;

  WebhookMessage(Kinds kinds) {
    this.kinds = kinds;
  }

  /** The body; the same at each try. */
  String body(Notice notice) {
    ObjectNode body = JSON.createObjectNode();
    body.put("type", notice.kind());
    body.put("timestamp", notice.createdAt().toString());
    ObjectNode data = body.putObject("data");
    data.put("organisation", notice.organisation().toString());
    data.set("figures", Figures.write(notice.figures()));
    data.put("link", "/o/" + notice.organisation() + notice.link());
    for (Language language : Language.values()) {
      data.put(language.code(), kinds.said(Words.in(language), notice));
    }
    return body.toString();
  }

  /** Its headers at that moment. */
  static Map<String, String> headers(UUID id, Instant now, String body, Webhook webhook) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id.toString());
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put(
        "webhook-signature",
        webhook.signing(now).stream()
            .map(secret -> secret.sign(id, now, body))
            .collect(Collectors.joining(" ")));
    return headers;
  }
}
