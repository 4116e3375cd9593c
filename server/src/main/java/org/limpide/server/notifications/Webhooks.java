package org.limpide.server.notifications;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.notifications.Webhook.Former;
import org.limpide.server.notifications.Webhook.State;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** What one can do with webhooks. */
@Service
class Webhooks {
  private static final int MOST = 20;

  /** How long the secret before the last rotation signs beside the new one. */
  static final Duration OVERLAP = Duration.ofHours(24);

  private final Database database;
  private final WebhookStore store;
  private final Notifications notifications;
  private final PublicAddresses addresses;
  private final boolean http;
  private final Clock clock;

  Webhooks(
      Database database,
      WebhookStore store,
      Notifications notifications,
      PublicAddresses addresses,
      @Value("${limpide.webhooks.http:false}") boolean http,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.notifications = notifications;
    this.addresses = addresses;
    this.http = http;
    this.clock = clock;
  }

  List<Webhook> of(OrganisationId organisation) {
    return store.of(organisation);
  }

  Webhook one(OrganisationId organisation, UUID id) {
    return store.one(organisation, id).orElseThrow(Refusal::notFound);
  }

  /**
   * Adds one, with a secret of its own.
   *
   * @throws Refusal {@code INVALID} when the address cannot be posted to, {@code CONFLICT} when
   *     there are twenty already
   */
  Webhook add(OrganisationId organisation, String typed) {
    String wrong = wrong(typed).orElse("");
    if (!wrong.isEmpty()) {
      throw Refusal.invalid(Map.of("url", wrong));
    }
    Webhook webhook =
        new Webhook(
            UUID.randomUUID(),
            organisation,
            URI.create(typed.strip()),
            WebhookSecret.fresh(),
            Optional.empty(),
            State.ON,
            Optional.empty(),
            clock.instant());
    return database.write(
        () -> {
          if (store.of(organisation).size() >= MOST) {
            throw Refusal.of(Refusal.Code.CONFLICT, "notifications.webhooks.many", MOST);
          }
          store.add(webhook);
          return webhook;
        });
  }

  /** The key of what is wrong with an address as typed; nothing when it may be posted to. */
  Optional<String> wrong(String typed) {
    try {
      URI url = URI.create(typed.strip());
      String scheme = url.getScheme() == null ? "" : url.getScheme();
      boolean web = scheme.equals("https") || scheme.equals("http");
      if (!web
          || url.getHost() == null
          || url.getUserInfo() != null
          || url.getFragment() != null
          || typed.length() > 2000) {
        return Optional.of("notifications.url.wrong");
      }
      if (scheme.equals("http") && !http) {
        return Optional.of("notifications.url.https");
      }
      return addresses.refuses(url.getHost(), url.getPort() > 0 ? url.getPort() : 443)
          ? Optional.of("notifications.url.private")
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("notifications.url.wrong");
    }
  }

  /** Gives it a new secret; the one before signs beside it for a day. */
  Webhook rotate(OrganisationId organisation, UUID id) {
    return database.write(
        () -> {
          Webhook before = one(organisation, id);
          store.rotate(
              organisation,
              id,
              WebhookSecret.fresh(),
              new Former(before.secret(), clock.instant().plus(OVERLAP)));
          return one(organisation, id);
        });
  }

  /** Stops or starts posting to it. */
  void set(OrganisationId organisation, UUID id, boolean on) {
    database.write(
        () -> {
          one(organisation, id);
          store.state(organisation, id, on ? State.ON : State.PAUSED);
        });
  }

  /**
   * Posts a test to it.
   *
   * @throws Refusal {@code CONFLICT} when it is stopped
   */
  void test(OrganisationId organisation, UUID id) {
    database.write(
        () -> {
          Webhook webhook = one(organisation, id);
          if (webhook.state() != State.ON) {
            throw Refusal.of(Refusal.Code.CONFLICT, "notifications.test.off");
          }
          notifications.test(webhook);
        });
  }

  void remove(OrganisationId organisation, UUID id) {
    if (!database.write(() -> store.remove(organisation, id))) {
      throw Refusal.notFound();
    }
  }
}
