package org.limpide.server.notifications;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.limpide.server.jobs.JobFailure;
import org.limpide.server.jobs.Run;
import org.limpide.server.jobs.Work;
import org.limpide.server.notifications.Delivery.State;
import org.limpide.server.notifications.WebhookClient.NotAllowed;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Posts one delivery to its webhook. After a kill it is posted again with the same {@code
 * webhook-id}: at least once, and the receiver knows a second one by its id.
 */
@Component
class WebhookWork implements Work {
  static final String KIND = "webhook";

  /** After that long without a success a webhook is no longer posted to. */
  static final Duration PATIENCE = Duration.ofDays(5);

  private final Database database;
  private final DeliveryStore deliveries;
  private final WebhookStore webhooks;
  private final WebhookClient client;
  private final WebhookMessage messages;
  private final ObjectProvider<Notifications> notifications;
  private final Clock clock;

  WebhookWork(
      Database database,
      DeliveryStore deliveries,
      WebhookStore webhooks,
      WebhookClient client,
      WebhookMessage messages,
      ObjectProvider<Notifications> notifications,
      Clock clock) {
    this.database = database;
    this.deliveries = deliveries;
    this.webhooks = webhooks;
    this.client = client;
    this.messages = messages;
    this.notifications = notifications;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int atOnce() {
    return 4;
  }

  @Override
  public void run(Run run) throws JobFailure {
    OrganisationId organisation = run.organisation();
    Optional<Delivery> found = deliveries.find(organisation, run.subject());
    if (found.isEmpty()) {
      return; // forgotten with its notice
    }
    Delivery delivery = found.get();
    Optional<Webhook> webhook =
        webhooks
            .one(organisation, delivery.receiver())
            .filter(one -> one.state() == Webhook.State.ON);
    if (webhook.isEmpty()) {
      run.finish(() -> end(delivery, State.STOPPED, 0, "", "notifications.reason.stopped"));
      return;
    }
    database.write(() -> deliveries.trying(organisation, delivery.id()));
    try {
      WebhookAnswer answer = post(delivery, webhook.get());
      judge(run, delivery, webhook.get(), answer);
    } catch (NotAllowed e) {
      failed(run, delivery, webhook.get(), 0, "", "notifications.reason.private", e);
    } catch (IOException e) {
      failed(run, delivery, webhook.get(), 0, "", "notifications.reason.unreachable", e);
    }
  }

  private WebhookAnswer post(Delivery delivery, Webhook webhook) throws IOException {
    Instant now = clock.instant();
    String body = messages.body(delivery.notice());
    return client.post(
        webhook.url(), WebhookMessage.headers(delivery.id(), now, body, webhook), body);
  }

  private void judge(Run run, Delivery delivery, Webhook webhook, WebhookAnswer answer)
      throws JobFailure {
    if (answer.accepted()) {
      run.finish(
          () -> {
            end(delivery, State.SENT, answer.status(), answer.excerpt(), "");
            webhooks.working(webhook.organisation(), webhook.id());
          });
    } else if (answer.status() == 410) {
      run.finish(
          () -> {
            end(delivery, State.FAILED, 410, answer.excerpt(), "notifications.reason.gone");
            off(webhook, Webhook.State.GONE);
          });
    } else {
      failed(
          run,
          delivery,
          webhook,
          answer.status(),
          answer.excerpt(),
          "notifications.reason.refused",
          new IOException("HTTP " + answer.status()));
    }
  }

  private void failed(
      Run run,
      Delivery delivery,
      Webhook webhook,
      int status,
      String excerpt,
      String why,
      IOException cause)
      throws JobFailure {
    Instant now = clock.instant();
    Optional<Duration> wait =
        Backoff.after(delivery.attempts() + 1, ThreadLocalRandom.current().nextDouble());
    boolean hopeless =
        webhook.failingSince().filter(since -> !since.plus(PATIENCE).isAfter(now)).isPresent();
    if (hopeless || wait.isEmpty()) {
      run.finish(
          () -> {
            end(delivery, State.FAILED, status, excerpt, why);
            webhooks.failing(webhook.organisation(), webhook.id(), now);
            if (hopeless) {
              off(webhook, Webhook.State.FAILING);
            }
          });
      return;
    }
    database.write(
        () -> {
          webhooks.failing(webhook.organisation(), webhook.id(), now);
          deliveries.waiting(
              webhook.organisation(), delivery.id(), status, excerpt, why, now.plus(wait.get()));
        });
    throw JobFailure.forNow(why, wait.get(), cause);
  }

  /** Stops posting, and tells the members. */
  private void off(Webhook webhook, Webhook.State state) {
    webhooks.state(webhook.organisation(), webhook.id(), state);
    notifications
        .getObject()
        .tell(
            webhook.organisation(),
            Kinds.WEBHOOK_OFF.code(),
            List.of(clock.instant()),
            "/notifications");
  }

  private void end(Delivery delivery, State state, int status, String answer, String why) {
    deliveries.end(
        delivery.notice().organisation(),
        delivery.id(),
        state,
        status,
        answer,
        why,
        clock.instant());
  }
}
