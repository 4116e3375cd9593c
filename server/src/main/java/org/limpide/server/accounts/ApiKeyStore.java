package org.limpide.server.accounts;

import static org.limpide.server.storage.tables.Tables.API_KEY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.springframework.stereotype.Repository;

/** Keys of programs in the database, by the hash of their secret. */
@Repository
class ApiKeyStore {
  private final Database database;

  ApiKeyStore(Database database) {
    this.database = database;
  }

  void add(ApiKey key, String hash) {
    database
        .sql()
        .insertInto(API_KEY)
        .set(API_KEY.ID, key.id())
        .set(API_KEY.HASH, hash)
        .set(API_KEY.HINT, key.hint())
        .set(API_KEY.PERSON, key.person())
        .set(API_KEY.ORGANISATION, key.organisation().value())
        .set(API_KEY.NAME, key.name())
        .set(API_KEY.SCOPE, key.scope().code())
        .set(API_KEY.CREATED_AT, key.createdAt())
        .set(API_KEY.EXPIRES_AT, key.expiresAt())
        .execute();
  }

  Optional<ApiKey> valid(String hash, Instant now) {
    return database
        .sql()
        .selectFrom(API_KEY)
        .where(API_KEY.HASH.eq(hash), API_KEY.EXPIRES_AT.gt(now))
        .fetchOptional(ApiKeyStore::key);
  }

  List<ApiKey> of(UUID person) {
    return database
        .sql()
        .selectFrom(API_KEY)
        .where(API_KEY.PERSON.eq(person))
        .orderBy(API_KEY.CREATED_AT.desc(), API_KEY.ID)
        .fetch(ApiKeyStore::key);
  }

  int count(UUID person) {
    return database.sql().fetchCount(API_KEY, API_KEY.PERSON.eq(person));
  }

  void used(UUID id, Instant day) {
    database
        .sql()
        .update(API_KEY)
        .set(API_KEY.LAST_USED_AT, day)
        .where(API_KEY.ID.eq(id))
        .execute();
  }

  boolean remove(UUID person, UUID id) {
    return database
            .sql()
            .deleteFrom(API_KEY)
            .where(API_KEY.PERSON.eq(person), API_KEY.ID.eq(id))
            .execute()
        == 1;
  }

  private static ApiKey key(Record row) {
    return new ApiKey(
        row.get(API_KEY.ID),
        row.get(API_KEY.HINT),
        row.get(API_KEY.PERSON),
        new OrganisationId(row.get(API_KEY.ORGANISATION)),
        row.get(API_KEY.NAME),
        ApiKey.Scope.of(row.get(API_KEY.SCOPE)),
        row.get(API_KEY.CREATED_AT),
        row.get(API_KEY.EXPIRES_AT),
        Optional.ofNullable(row.get(API_KEY.LAST_USED_AT)));
  }
}
