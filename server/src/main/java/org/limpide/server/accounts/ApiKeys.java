package org.limpide.server.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.limpide.server.storage.Database;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.springframework.stereotype.Service;

/** The keys by which programs act for people. */
@Service
public class ApiKeys {
  private static final int MOST = 50;

  private final Database database;
  private final ApiKeyStore store;
  private final Accounts accounts;
  private final Clock clock;

  ApiKeys(Database database, ApiKeyStore store, Accounts accounts, Clock clock) {
    this.database = database;
    this.store = store;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * A key just made.
   *
   * @param secret shown now and never again
   */
  public record Made(ApiKey key, String secret) {}

  /**
   * Makes a key.
   *
   * @throws Refusal {@code INVALID} for an organisation the person is not a member of, {@code
   *     CONFLICT} when they have too many keys
   */
  public Made make(UUID person, NewApiKey wanted) {
    OrganisationId organisation = OrganisationId.of(wanted.organisation());
    if (!accounts.roles(person).containsKey(organisation)) {
      throw Refusal.invalid(Map.of("organisation", "keys.api.organisation.wrong"));
    }
    ApiKeySecret secret = ApiKeySecret.fresh();
    Instant now = clock.instant();
    ApiKey key =
        new ApiKey(
            UUID.randomUUID(),
            secret.hint(),
            person,
            organisation,
            wanted.name().strip(),
            ApiKey.Scope.of(wanted.scope()),
            now,
            now.plus(Duration.ofDays(wanted.days())),
            Optional.empty());
    database.write(
        () -> {
          if (store.count(person) >= MOST) {
            throw Refusal.of(Refusal.Code.CONFLICT, "keys.api.many", MOST);
          }
          store.add(key, secret.hash());
        });
    return new Made(key, secret.text());
  }

  /** A person's keys, newest first, expired ones too. */
  public List<ApiKey> of(UUID person) {
    return store.of(person);
  }

  /**
   * Revokes a key, at once.
   *
   * @throws Refusal {@code NOT_FOUND} when it is not theirs
   */
  public void revoke(UUID person, UUID id) {
    if (!database.write(() -> store.remove(person, id))) {
      throw Refusal.notFound();
    }
  }

  /** The key of a secret, unless it is unknown, revoked or expired; notes the day of its use. */
  Optional<ApiKey> use(String secret) {
    Instant now = clock.instant();
    Optional<ApiKey> key =
        secret.startsWith(ApiKeySecret.PREFIX) && secret.length() < 100
            ? store.valid(new ApiKeySecret(secret).hash(), now)
            : Optional.empty();
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    key.filter(one -> !one.lastUsedAt().equals(Optional.of(today)))
        .ifPresent(one -> database.write(() -> store.used(one.id(), today)));
    return key;
  }
}
