package org.limpide.server.accounts;

import static org.limpide.server.storage.tables.Tables.SPRING_SESSION;
import static org.limpide.server.storage.tables.Tables.SPRING_SESSION_ATTRIBUTES;

import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.limpide.server.storage.Database;
import org.springframework.session.MapSession;
import org.springframework.stereotype.Repository;

/**
 * Sessions in the database, in Spring Session's tables. In place of the id that the browser holds
 * stands its hash.
 */
@Repository
class SessionStore {
  private final Database database;

  SessionStore(Database database) {
    this.database = database;
  }

  /** The session of that id that is not over yet. */
  Optional<StoredSession> find(String id, Instant now) {
    return database
        .sql()
        .selectFrom(SPRING_SESSION)
        .where(
            SPRING_SESSION.SESSION_ID.eq(hash(id)),
            SPRING_SESSION.EXPIRY_TIME.gt(now.toEpochMilli()))
        .fetchOptional(row -> session(id, row));
  }

  void add(StoredSession session, Instant end) {
    database
        .sql()
        .insertInto(SPRING_SESSION)
        .set(SPRING_SESSION.PRIMARY_ID, session.key().toString())
        .set(SPRING_SESSION.SESSION_ID, hash(session.getId()))
        .set(SPRING_SESSION.CREATION_TIME, session.getCreationTime().toEpochMilli())
        .set(SPRING_SESSION.LAST_ACCESS_TIME, session.getLastAccessedTime().toEpochMilli())
        .set(SPRING_SESSION.MAX_INACTIVE_INTERVAL, (int) SessionTerms.IDLE.toSeconds())
        .set(SPRING_SESSION.EXPIRY_TIME, end.toEpochMilli())
        .set(SPRING_SESSION.PRINCIPAL_NAME, kept(session, one -> one.id().toString()))
        .set(SPRING_SESSION.FACTORS, kept(session, one -> String.join(",", one.factors())))
        .set(SPRING_SESSION.DEVICE, kept(session, one -> one.device().code()))
        .execute();
  }

  /** Keeps what changed; false when the session was taken back meanwhile. */
  boolean update(StoredSession session, Instant end) {
    return database
            .sql()
            .update(SPRING_SESSION)
            .set(SPRING_SESSION.SESSION_ID, hash(session.getId()))
            .set(SPRING_SESSION.LAST_ACCESS_TIME, session.getLastAccessedTime().toEpochMilli())
            .set(SPRING_SESSION.EXPIRY_TIME, end.toEpochMilli())
            .set(SPRING_SESSION.PRINCIPAL_NAME, kept(session, one -> one.id().toString()))
            .set(SPRING_SESSION.FACTORS, kept(session, one -> String.join(",", one.factors())))
            .set(SPRING_SESSION.DEVICE, kept(session, one -> one.device().code()))
            .where(SPRING_SESSION.PRIMARY_ID.eq(session.key().toString()))
            .execute()
        == 1;
  }

  void attribute(UUID session, String name, Optional<Object> value) {
    database
        .sql()
        .deleteFrom(SPRING_SESSION_ATTRIBUTES)
        .where(
            SPRING_SESSION_ATTRIBUTES.SESSION_PRIMARY_ID.eq(session.toString()),
            SPRING_SESSION_ATTRIBUTES.ATTRIBUTE_NAME.eq(name))
        .execute();
    value.ifPresent(
        kept ->
            database
                .sql()
                .insertInto(SPRING_SESSION_ATTRIBUTES)
                .set(SPRING_SESSION_ATTRIBUTES.SESSION_PRIMARY_ID, session.toString())
                .set(SPRING_SESSION_ATTRIBUTES.ATTRIBUTE_NAME, name)
                .set(SPRING_SESSION_ATTRIBUTES.ATTRIBUTE_BYTES, SessionAttributes.bytes(kept))
                .execute());
  }

  /** A person's sessions, last used first. */
  List<OpenSession> of(UUID person, Instant now) {
    return database
        .sql()
        .selectFrom(SPRING_SESSION)
        .where(
            SPRING_SESSION.PRINCIPAL_NAME.eq(person.toString()),
            SPRING_SESSION.EXPIRY_TIME.gt(now.toEpochMilli()))
        .orderBy(SPRING_SESSION.LAST_ACCESS_TIME.desc(), SPRING_SESSION.PRIMARY_ID)
        .fetch(
            row ->
                new OpenSession(
                    UUID.fromString(row.get(SPRING_SESSION.PRIMARY_ID)),
                    Device.parse(Optional.ofNullable(row.get(SPRING_SESSION.DEVICE)).orElse("")),
                    Instant.ofEpochMilli(row.get(SPRING_SESSION.CREATION_TIME)),
                    Instant.ofEpochMilli(row.get(SPRING_SESSION.LAST_ACCESS_TIME))));
  }

  void remove(String id) {
    removeWhere(SPRING_SESSION.SESSION_ID.eq(hash(id)));
  }

  /** Removes one of a person's sessions; false when there is none of that key. */
  boolean remove(UUID person, UUID key) {
    return removeWhere(
            SPRING_SESSION
                .PRINCIPAL_NAME
                .eq(person.toString())
                .and(SPRING_SESSION.PRIMARY_ID.eq(key.toString())))
        == 1;
  }

  /** Removes a person's sessions but that one. */
  int removeOthers(UUID person, Optional<UUID> but) {
    Condition others = SPRING_SESSION.PRINCIPAL_NAME.eq(person.toString());
    return removeWhere(
        but.map(key -> others.and(SPRING_SESSION.PRIMARY_ID.ne(key.toString()))).orElse(others));
  }

  int removeOver(Instant now) {
    return removeWhere(SPRING_SESSION.EXPIRY_TIME.le(now.toEpochMilli()));
  }

  private int removeWhere(Condition condition) {
    return database.sql().deleteFrom(SPRING_SESSION).where(condition).execute();
  }

  private StoredSession session(String id, Record row) {
    MapSession map =
        StoredSession.map(
            id,
            Instant.ofEpochMilli(row.get(SPRING_SESSION.CREATION_TIME)),
            Instant.ofEpochMilli(row.get(SPRING_SESSION.LAST_ACCESS_TIME)));
    attributes(row.get(SPRING_SESSION.PRIMARY_ID)).forEach(map::setAttribute);
    Optional<SessionPerson> person =
        Optional.ofNullable(row.get(SPRING_SESSION.PRINCIPAL_NAME))
            .map(
                name ->
                    SessionPerson.kept(
                        name, row.get(SPRING_SESSION.FACTORS), row.get(SPRING_SESSION.DEVICE)));
    return StoredSession.kept(UUID.fromString(row.get(SPRING_SESSION.PRIMARY_ID)), map, person);
  }

  private static @Nullable String kept(
      StoredSession session, Function<SessionPerson, String> what) {
    return session.person().map(what).orElse(null);
  }

  private Map<String, Object> attributes(String key) {
    Map<String, Object> attributes = new HashMap<>();
    database
        .sql()
        .selectFrom(SPRING_SESSION_ATTRIBUTES)
        .where(SPRING_SESSION_ATTRIBUTES.SESSION_PRIMARY_ID.eq(key))
        .forEach(
            row ->
                SessionAttributes.value(row.get(SPRING_SESSION_ATTRIBUTES.ATTRIBUTE_BYTES))
                    .ifPresent(
                        value ->
                            attributes.put(
                                row.get(SPRING_SESSION_ATTRIBUTES.ATTRIBUTE_NAME), value)));
    return attributes;
  }

  /** 216 bits of SHA-256, as many as the column holds. */
  static String hash(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Secret.sha256(id))
        .substring(0, 36);
  }
}
