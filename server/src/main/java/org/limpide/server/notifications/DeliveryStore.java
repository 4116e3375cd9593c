package org.limpide.server.notifications;

import static org.limpide.server.storage.tables.Tables.DELIVERY;
import static org.limpide.server.storage.tables.Tables.NOTICE;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.limpide.server.notifications.Delivery.Channel;
import org.limpide.server.notifications.Delivery.State;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Deliveries in the database: the outbox, which becomes the log. */
@Repository
class DeliveryStore {
  private final Database database;

  DeliveryStore(Database database) {
    this.database = database;
  }

  void add(UUID id, Notice notice, Channel channel, UUID receiver, State state) {
    database
        .sql()
        .insertInto(DELIVERY)
        .set(DELIVERY.ID, id)
        .set(DELIVERY.ORGANISATION, notice.organisation().value())
        .set(DELIVERY.NOTICE, notice.id())
        .set(DELIVERY.CHANNEL, channel.code())
        .set(DELIVERY.RECEIVER, receiver)
        .set(DELIVERY.STATE, state.code())
        .set(DELIVERY.ATTEMPTS, 0)
        .set(DELIVERY.STATUS, 0)
        .set(DELIVERY.ANSWER, "")
        .set(DELIVERY.REASON, "")
        .set(DELIVERY.CREATED_AT, notice.createdAt())
        .execute();
  }

  /** Counts a try before it is made, so that a kill in its midst counts too. */
  void trying(OrganisationId organisation, UUID id) {
    database
        .sql()
        .update(DELIVERY)
        .set(DELIVERY.ATTEMPTS, DELIVERY.ATTEMPTS.plus(1))
        .set(DELIVERY.NEXT_AT, (Instant) null)
        .where(one(organisation, id))
        .execute();
  }

  /** It failed, and will be tried again. */
  void waiting(
      OrganisationId organisation, UUID id, int status, String answer, String why, Instant next) {
    database
        .sql()
        .update(DELIVERY)
        .set(DELIVERY.STATUS, status)
        .set(DELIVERY.ANSWER, answer)
        .set(DELIVERY.REASON, why)
        .set(DELIVERY.NEXT_AT, next)
        .where(one(organisation, id), DELIVERY.STATE.eq(State.WAITING.code()))
        .execute();
  }

  void end(
      OrganisationId organisation,
      UUID id,
      State state,
      int status,
      String answer,
      String why,
      Instant now) {
    database
        .sql()
        .update(DELIVERY)
        .set(DELIVERY.STATE, state.code())
        .set(DELIVERY.STATUS, status)
        .set(DELIVERY.ANSWER, answer)
        .set(DELIVERY.REASON, why)
        .set(DELIVERY.NEXT_AT, (Instant) null)
        .set(DELIVERY.ENDED_AT, now)
        .where(one(organisation, id))
        .execute();
  }

  /** Ends what was gathered for one daily message. */
  void end(
      OrganisationId organisation, Collection<UUID> ids, State state, String why, Instant now) {
    database
        .sql()
        .update(DELIVERY)
        .set(DELIVERY.STATE, state.code())
        .set(DELIVERY.ATTEMPTS, DELIVERY.ATTEMPTS.plus(1))
        .set(DELIVERY.REASON, why)
        .set(DELIVERY.ENDED_AT, now)
        .where(
            DELIVERY.ORGANISATION.eq(organisation.value()),
            DELIVERY.ID.in(ids),
            DELIVERY.STATE.eq(State.GATHERED.code()))
        .execute();
  }

  /** Makes an ended one wait again; false when it has not ended. */
  boolean again(OrganisationId organisation, UUID id) {
    return database
            .sql()
            .update(DELIVERY)
            .set(DELIVERY.STATE, State.WAITING.code())
            .set(DELIVERY.ATTEMPTS, 0)
            .set(DELIVERY.REASON, "")
            .set(DELIVERY.ENDED_AT, (Instant) null)
            .where(
                one(organisation, id),
                DELIVERY.STATE.in(
                    Arrays.stream(State.values()).filter(State::ended).map(State::code).toList()))
            .execute()
        == 1;
  }

  Optional<Delivery> find(OrganisationId organisation, UUID id) {
    return database
        .sql()
        .select(DELIVERY.fields())
        .select(NOTICE.fields())
        .from(DELIVERY)
        .join(NOTICE)
        .on(NOTICE.ID.eq(DELIVERY.NOTICE))
        .where(one(organisation, id))
        .fetchOptional(DeliveryStore::delivery);
  }

  /** The newest first. */
  List<Delivery> of(OrganisationId organisation, int offset, int limit) {
    return database
        .sql()
        .select(DELIVERY.fields())
        .select(NOTICE.fields())
        .from(DELIVERY)
        .join(NOTICE)
        .on(NOTICE.ID.eq(DELIVERY.NOTICE))
        .where(DELIVERY.ORGANISATION.eq(organisation.value()))
        .orderBy(DELIVERY.CREATED_AT.desc(), DELIVERY.ID)
        .limit(limit)
        .offset(offset)
        .fetch(DeliveryStore::delivery);
  }

  int count(OrganisationId organisation) {
    return database.sql().fetchCount(DELIVERY, DELIVERY.ORGANISATION.eq(organisation.value()));
  }

  /** What waits for that member's daily message, the oldest first. */
  List<Delivery> gathered(OrganisationId organisation, UUID person, int limit) {
    return database
        .sql()
        .select(DELIVERY.fields())
        .select(NOTICE.fields())
        .from(DELIVERY)
        .join(NOTICE)
        .on(NOTICE.ID.eq(DELIVERY.NOTICE))
        .where(
            DELIVERY.ORGANISATION.eq(organisation.value()),
            DELIVERY.RECEIVER.eq(person),
            DELIVERY.STATE.eq(State.GATHERED.code()))
        .orderBy(DELIVERY.CREATED_AT, DELIVERY.ID)
        .limit(limit)
        .fetch(DeliveryStore::delivery);
  }

  /** Whom something is gathered for, in any organisation. */
  List<Gathering> gatherings() {
    return database
        .sql()
        .selectDistinct(DELIVERY.ORGANISATION, DELIVERY.RECEIVER)
        .from(DELIVERY)
        .where(DELIVERY.STATE.eq(State.GATHERED.code()), DELIVERY.CHANNEL.eq(Channel.MAIL.code()))
        .fetch(row -> new Gathering(new OrganisationId(row.value1()), row.value2()));
  }

  /** A member with a daily message to come. */
  record Gathering(OrganisationId organisation, UUID person) {}

  private static Condition one(OrganisationId organisation, UUID id) {
    return DELIVERY.ORGANISATION.eq(organisation.value()).and(DELIVERY.ID.eq(id));
  }

  private static Delivery delivery(Record row) {
    return new Delivery(
        row.get(DELIVERY.ID),
        NoticeStore.notice(row),
        Channel.of(row.get(DELIVERY.CHANNEL)),
        row.get(DELIVERY.RECEIVER),
        State.of(row.get(DELIVERY.STATE)),
        row.get(DELIVERY.ATTEMPTS),
        row.get(DELIVERY.STATUS),
        row.get(DELIVERY.ANSWER),
        row.get(DELIVERY.REASON),
        row.get(DELIVERY.CREATED_AT),
        Optional.ofNullable(row.get(DELIVERY.NEXT_AT)),
        Optional.ofNullable(row.get(DELIVERY.ENDED_AT)));
  }
}
