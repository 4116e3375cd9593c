package org.limpide.server.notifications;

import static org.limpide.server.storage.tables.Tables.WEBHOOK;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.limpide.server.notifications.Webhook.Former;
import org.limpide.server.notifications.Webhook.State;
import org.limpide.server.storage.Database;
import org.limpide.server.storage.ServerKey;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Webhooks in the database. */
@Repository
class WebhookStore {
  private final Database database;
  private final ServerKey key;

  WebhookStore(Database database, ServerKey key) {
    this.database = database;
    this.key = key;
  }

  void add(Webhook webhook) {
    database
        .sql()
        .insertInto(WEBHOOK)
        .set(WEBHOOK.ID, webhook.id())
        .set(WEBHOOK.ORGANISATION, webhook.organisation().value())
        .set(WEBHOOK.URL, webhook.url().toString())
        .set(WEBHOOK.SECRET, sealed(webhook.id(), webhook.secret()))
        .set(WEBHOOK.STATE, webhook.state().code())
        .set(WEBHOOK.CREATED_AT, webhook.createdAt())
        .execute();
  }

  List<Webhook> of(OrganisationId organisation) {
    return database
        .sql()
        .selectFrom(WEBHOOK)
        .where(WEBHOOK.ORGANISATION.eq(organisation.value()))
        .orderBy(WEBHOOK.CREATED_AT, WEBHOOK.ID)
        .fetch(this::webhook);
  }

  Optional<Webhook> one(OrganisationId organisation, UUID id) {
    return database
        .sql()
        .selectFrom(WEBHOOK)
        .where(which(organisation, id))
        .fetchOptional(this::webhook);
  }

  void rotate(OrganisationId organisation, UUID id, WebhookSecret secret, Former former) {
    database
        .sql()
        .update(WEBHOOK)
        .set(WEBHOOK.SECRET, sealed(id, secret))
        .set(WEBHOOK.OLD_SECRET, sealed(id, former.secret()))
        .set(WEBHOOK.OLD_UNTIL_AT, former.until())
        .where(which(organisation, id))
        .execute();
  }

  /** Sets whether it is posted to, and begins its count of failing days anew. */
  void state(OrganisationId organisation, UUID id, State state) {
    database
        .sql()
        .update(WEBHOOK)
        .set(WEBHOOK.STATE, state.code())
        .set(WEBHOOK.FAILING_SINCE_AT, (Instant) null)
        .where(which(organisation, id))
        .execute();
  }

  /** Notes a failure; the first since the last success stays. */
  void failing(OrganisationId organisation, UUID id, Instant now) {
    database
        .sql()
        .update(WEBHOOK)
        .set(WEBHOOK.FAILING_SINCE_AT, now)
        .where(which(organisation, id), WEBHOOK.FAILING_SINCE_AT.isNull())
        .execute();
  }

  void working(OrganisationId organisation, UUID id) {
    database
        .sql()
        .update(WEBHOOK)
        .set(WEBHOOK.FAILING_SINCE_AT, (Instant) null)
        .where(which(organisation, id), WEBHOOK.FAILING_SINCE_AT.isNotNull())
        .execute();
  }

  boolean remove(OrganisationId organisation, UUID id) {
    return database.sql().deleteFrom(WEBHOOK).where(which(organisation, id)).execute() == 1;
  }

  /** A secret that signs has to be kept; whoever reads the database alone does not learn it. */
  private String sealed(UUID id, WebhookSecret secret) {
    byte[] text = secret.reveal().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(key.seal("webhook:" + id, text));
  }

  private WebhookSecret opened(UUID id, String sealed) {
    byte[] text = key.open("webhook:" + id, Base64.getDecoder().decode(sealed));
    return WebhookSecret.parse(new String(text, StandardCharsets.UTF_8));
  }

  private static Condition which(OrganisationId organisation, UUID id) {
    return WEBHOOK.ORGANISATION.eq(organisation.value()).and(WEBHOOK.ID.eq(id));
  }

  private Webhook webhook(Record row) {
    UUID id = row.get(WEBHOOK.ID);
    String old = row.get(WEBHOOK.OLD_SECRET);
    Instant until = row.get(WEBHOOK.OLD_UNTIL_AT);
    return new Webhook(
        id,
        new OrganisationId(row.get(WEBHOOK.ORGANISATION)),
        URI.create(row.get(WEBHOOK.URL)),
        opened(id, row.get(WEBHOOK.SECRET)),
        old == null || until == null
            ? Optional.empty()
            : Optional.of(new Former(opened(id, old), until)),
        State.of(row.get(WEBHOOK.STATE)),
        Optional.ofNullable(row.get(WEBHOOK.FAILING_SINCE_AT)),
        row.get(WEBHOOK.CREATED_AT));
  }
}
