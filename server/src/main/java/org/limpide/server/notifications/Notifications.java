package org.limpide.server.notifications;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.limpide.server.accounts.Colleague;
import org.limpide.server.accounts.Colleagues;
import org.limpide.server.jobs.Jobs;
import org.limpide.server.notifications.Delivery.Channel;
import org.limpide.server.notifications.Delivery.State;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;
import org.springframework.stereotype.Service;

/** Tells members and webhooks what happened. */
@Service
public class Notifications {
  private final NoticeStore notices;
  private final DeliveryStore deliveries;
  private final WebhookStore webhooks;
  private final RhythmStore rhythms;
  private final Colleagues colleagues;
  private final Kinds kinds;
  private final Jobs jobs;
  private final Clock clock;

  Notifications(
      NoticeStore notices,
      DeliveryStore deliveries,
      WebhookStore webhooks,
      RhythmStore rhythms,
      Colleagues colleagues,
      Kinds kinds,
      Jobs jobs,
      Clock clock) {
    this.notices = notices;
    this.deliveries = deliveries;
    this.webhooks = webhooks;
    this.rhythms = rhythms;
    this.colleagues = colleagues;
    this.kinds = kinds;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Tells everyone concerned. It must be called in the {@code Database.write} of what it tells of:
   * both last, or neither, and nothing is sent before.
   *
   * @param kind code of a {@link NotificationKind} bean
   * @param values numbers, dates and moments for the sentence's places; anything else is refused,
   *     for no text means nobody's name
   * @param link path below the organisation
   */
  public void tell(OrganisationId organisation, String kind, List<Object> values, String link) {
    NotificationKind known =
        kinds.of(kind).orElseThrow(() -> new IllegalArgumentException("no kind " + kind));
    Notice notice = notice(organisation, kind, values, link);
    notices.add(notice);
    for (Webhook webhook : webhooks.of(organisation)) {
      if (webhook.state() == Webhook.State.ON) {
        send(notice, Channel.WEBHOOK, webhook.id());
      }
    }
    Map<UUID, Rhythm> chosen = rhythms.about(organisation, kind);
    for (Colleague member : colleagues.of(organisation)) {
      Rhythm usual = Rhythm.usual(member.role(), known);
      switch (member.role() == Role.AUDITOR
          ? Rhythm.NEVER
          : chosen.getOrDefault(member.person(), usual)) {
        case AT_ONCE -> send(notice, Channel.MAIL, member.person());
        case DAILY ->
            deliveries.add(
                UUID.randomUUID(), notice, Channel.MAIL, member.person(), State.GATHERED);
        case NEVER -> {}
      }
    }
  }

  /** Tries one webhook, in a transaction under way. */
  void test(Webhook webhook) {
    Notice notice = notice(webhook.organisation(), Kinds.TEST.code(), List.of(), "/notifications");
    notices.add(notice);
    send(notice, Channel.WEBHOOK, webhook.id());
  }

  /**
   * Sends an ended delivery once more, under the same id, in a transaction under way.
   *
   * @throws Refusal when it has not ended, or its webhook is not posted to any more
   */
  void replay(OrganisationId organisation, UUID id) {
    Delivery delivery = deliveries.find(organisation, id).orElseThrow(Refusal::notFound);
    boolean reachable =
        switch (delivery.channel()) {
          case WEBHOOK ->
              webhooks
                  .one(organisation, delivery.receiver())
                  .filter(webhook -> webhook.state() == Webhook.State.ON)
                  .isPresent();
          case MAIL -> colleagues.one(organisation, delivery.receiver()).isPresent();
        };
    if (!reachable) {
      throw Refusal.of(Refusal.Code.CONFLICT, "notifications.replay.nobody");
    }
    if (!deliveries.again(organisation, id)) {
      throw Refusal.of(Refusal.Code.CONFLICT, "notifications.replay.waiting");
    }
    jobs.submit(organisation, work(delivery.channel()), id);
  }

  private void send(Notice notice, Channel channel, UUID receiver) {
    UUID id = UUID.randomUUID();
    deliveries.add(id, notice, channel, receiver, State.WAITING);
    jobs.submit(notice.organisation(), work(channel), id);
  }

  private static String work(Channel channel) {
    return switch (channel) {
      case WEBHOOK -> WebhookWork.KIND;
      case MAIL -> NoticeMailWork.KIND;
    };
  }

  private Notice notice(
      OrganisationId organisation, String kind, List<Object> values, String link) {
    return new Notice(UUID.randomUUID(), organisation, kind, values, link, clock.instant());
  }
}
