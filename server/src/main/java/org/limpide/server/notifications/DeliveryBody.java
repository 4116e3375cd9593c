package org.limpide.server.notifications;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.web.Words;

/**
 * A delivery as pages and the API show it.
 *
 * @param id the {@code webhook-id}
 * @param kind code of the news
 * @param name of that kind, in words
 * @param channel {@code webhook} or {@code mail}
 * @param receiver the webhook's address or the member's name; empty when they are gone
 * @param state {@code waiting}, {@code gathered}, {@code sent}, {@code failed}, {@code stopped} or
 *     {@code unconfigured}
 * @param status HTTP's of the last answer; 0 when there was none
 * @param answer the beginning of the last answer
 * @param reason why it is not sent, in words; or empty
 * @param ended whether it may be sent once more
 */
public record DeliveryBody(
    UUID id,
    String kind,
    String name,
    String channel,
    String receiver,
    String state,
    int attempts,
    int status,
    String answer,
    String reason,
    Instant createdAt,
    Optional<Instant> nextAt,
    Optional<Instant> endedAt,
    boolean ended) {
  static DeliveryBody of(Delivery delivery, String name, Map<UUID, String> receivers, Words words) {
    return new DeliveryBody(
        delivery.id(),
        delivery.notice().kind(),
        name,
        delivery.channel().code(),
        receivers.getOrDefault(delivery.receiver(), ""),
        delivery.state().code(),
        delivery.attempts(),
        delivery.status(),
        delivery.answer(),
        words.has(delivery.reason()) ? words.say(delivery.reason()) : "",
        delivery.createdAt(),
        delivery.nextAt(),
        delivery.endedAt(),
        delivery.state().ended());
  }
}
