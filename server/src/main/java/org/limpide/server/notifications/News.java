package org.limpide.server.notifications;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.limpide.server.accounts.Colleague;
import org.limpide.server.accounts.Colleagues;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Role;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Service;

/** What was told, what became of it, and who wants to be told what. */
@Service
class News {
  private final Database database;
  private final NoticeStore notices;
  private final DeliveryStore deliveries;
  private final RhythmStore rhythms;
  private final WebhookStore webhooks;
  private final Colleagues colleagues;
  private final Kinds kinds;
  private final Notifications notifications;

  News(
      Database database,
      NoticeStore notices,
      DeliveryStore deliveries,
      RhythmStore rhythms,
      WebhookStore webhooks,
      Colleagues colleagues,
      Kinds kinds,
      Notifications notifications) {
    this.database = database;
    this.notices = notices;
    this.deliveries = deliveries;
    this.rhythms = rhythms;
    this.webhooks = webhooks;
    this.colleagues = colleagues;
    this.kinds = kinds;
    this.notifications = notifications;
  }

  /** The newest first, in words. */
  List<NoticeBody> of(OrganisationId organisation, Words words, int offset, int limit) {
    return notices.of(organisation, offset, limit).stream()
        .map(
            one ->
                new NoticeBody(
                    one.id(), one.kind(), kinds.said(words, one), one.link(), one.createdAt()))
        .toList();
  }

  int count(OrganisationId organisation) {
    return notices.count(organisation);
  }

  /** The log, the newest first. */
  List<DeliveryBody> deliveries(OrganisationId organisation, Words words, int offset, int limit) {
    Map<UUID, String> receivers = new HashMap<>();
    colleagues.of(organisation).forEach(one -> receivers.put(one.person(), one.name()));
    webhooks.of(organisation).forEach(one -> receivers.put(one.id(), one.url().toString()));
    return deliveries.of(organisation, offset, limit).stream()
        .map(one -> DeliveryBody.of(one, kinds.name(words, one.notice()), receivers, words))
        .toList();
  }

  int countDeliveries(OrganisationId organisation) {
    return deliveries.count(organisation);
  }

  void replay(OrganisationId organisation, UUID delivery) {
    database.write(() -> notifications.replay(organisation, delivery));
  }

  /** The members who can be told: all but auditors from outside. */
  List<Colleague> readers(OrganisationId organisation) {
    return colleagues.of(organisation).stream()
        .filter(member -> member.role() != Role.AUDITOR)
        .toList();
  }

  Colleague reader(OrganisationId organisation, UUID person) {
    return colleagues
        .one(organisation, person)
        .filter(member -> member.role() != Role.AUDITOR)
        .orElseThrow(Refusal::notFound);
  }

  /** When a member is written to, by kind: what they chose, else the usual. */
  List<RhythmBody> rhythms(OrganisationId organisation, UUID person, Words words) {
    Colleague member = reader(organisation, person);
    Map<String, Rhythm> chosen = rhythms.of(organisation, person);
    return kinds.all().stream()
        .map(
            kind ->
                new RhythmBody(
                    kind.code(),
                    Kinds.name(words, kind),
                    chosen.getOrDefault(kind.code(), Rhythm.usual(member.role(), kind)).code()))
        .toList();
  }

  /**
   * Sets when a member is written to.
   *
   * @param wanted codes of {@link Rhythm} by code of kind
   * @throws Refusal {@code INVALID} when one is neither known
   */
  void choose(OrganisationId organisation, UUID person, Map<String, String> wanted) {
    Colleague member = reader(organisation, person);
    Map<String, Rhythm> chosen = new TreeMap<>();
    wanted.forEach(
        (kind, code) -> {
          try {
            chosen.put(kinds.of(kind).orElseThrow().code(), Rhythm.of(code));
          } catch (RuntimeException e) {
            throw Refusal.of(Refusal.Code.INVALID, "notifications.rhythm.wrong");
          }
        });
    database.write(
        () ->
            chosen.forEach(
                (kind, rhythm) -> rhythms.choose(organisation, member.person(), kind, rhythm)));
  }
}
