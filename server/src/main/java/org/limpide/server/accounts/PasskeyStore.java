package org.limpide.server.accounts;

import static org.limpide.server.storage.tables.Tables.PASSKEY;
import static org.limpide.server.storage.tables.Tables.PASSKEY_USER;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.limpide.server.storage.Database;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.stereotype.Repository;

/** Passkeys in the database, and the handles by which authenticators know people. */
@Repository
class PasskeyStore {
  private final Database database;

  PasskeyStore(Database database) {
    this.database = database;
  }

  Optional<UUID> person(String handle) {
    return database
        .sql()
        .select(PASSKEY_USER.PERSON)
        .from(PASSKEY_USER)
        .where(PASSKEY_USER.HANDLE.eq(handle))
        .fetchOptional(PASSKEY_USER.PERSON);
  }

  Optional<String> handle(UUID person) {
    return database
        .sql()
        .select(PASSKEY_USER.HANDLE)
        .from(PASSKEY_USER)
        .where(PASSKEY_USER.PERSON.eq(person))
        .fetchOptional(PASSKEY_USER.HANDLE);
  }

  /** Gives a person a handle; the one they have stays. */
  void handle(UUID person, String handle) {
    database
        .sql()
        .insertInto(PASSKEY_USER)
        .set(PASSKEY_USER.PERSON, person)
        .set(PASSKEY_USER.HANDLE, handle)
        .onConflictDoNothing()
        .execute();
  }

  /** Adds a passkey, unless its id is known. */
  boolean add(UUID person, CredentialRecord passkey, String name) {
    return database
            .sql()
            .insertInto(PASSKEY)
            .set(PASSKEY.ID, passkey.getCredentialId().toBase64UrlString())
            .set(PASSKEY.PERSON, person)
            .set(PASSKEY.NAME, name)
            .set(PASSKEY.KIND, PublicKeyCredentialType.PUBLIC_KEY.getValue())
            .set(PASSKEY.PUBLIC_KEY, passkey.getPublicKey().getBytes())
            .set(PASSKEY.SIGNATURES, passkey.getSignatureCount())
            .set(PASSKEY.VERIFIED, passkey.isUvInitialized())
            .set(PASSKEY.BACKUP_ELIGIBLE, passkey.isBackupEligible())
            .set(PASSKEY.BACKED_UP, passkey.isBackupState())
            .set(PASSKEY.TRANSPORTS, transports(passkey.getTransports()))
            .set(PASSKEY.ATTESTATION, bytes(passkey.getAttestationObject()))
            .set(PASSKEY.CLIENT_DATA, bytes(passkey.getAttestationClientDataJSON()))
            .set(PASSKEY.CREATED_AT, passkey.getCreated())
            .set(PASSKEY.LAST_USED_AT, passkey.getLastUsed())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  /** Notes that it was used; what it is never changes. */
  boolean used(CredentialRecord passkey) {
    return database
            .sql()
            .update(PASSKEY)
            .set(PASSKEY.SIGNATURES, passkey.getSignatureCount())
            .set(PASSKEY.BACKED_UP, passkey.isBackupState())
            .set(PASSKEY.LAST_USED_AT, passkey.getLastUsed())
            .where(PASSKEY.ID.eq(passkey.getCredentialId().toBase64UrlString()))
            .execute()
        == 1;
  }

  Optional<CredentialRecord> one(String id) {
    return database
        .sql()
        .select(PASSKEY.fields())
        .select(PASSKEY_USER.HANDLE)
        .from(PASSKEY)
        .join(PASSKEY_USER)
        .on(PASSKEY_USER.PERSON.eq(PASSKEY.PERSON))
        .where(PASSKEY.ID.eq(id))
        .fetchOptional(PasskeyStore::passkey);
  }

  List<CredentialRecord> of(UUID person) {
    return database
        .sql()
        .select(PASSKEY.fields())
        .select(PASSKEY_USER.HANDLE)
        .from(PASSKEY)
        .join(PASSKEY_USER)
        .on(PASSKEY_USER.PERSON.eq(PASSKEY.PERSON))
        .where(PASSKEY.PERSON.eq(person))
        .orderBy(PASSKEY.CREATED_AT, PASSKEY.ID)
        .fetch(PasskeyStore::passkey);
  }

  int count(UUID person) {
    return database.sql().fetchCount(PASSKEY, PASSKEY.PERSON.eq(person));
  }

  boolean remove(UUID person, String id) {
    return database
            .sql()
            .deleteFrom(PASSKEY)
            .where(PASSKEY.PERSON.eq(person), PASSKEY.ID.eq(id))
            .execute()
        == 1;
  }

  private static CredentialRecord passkey(Record row) {
    return ImmutableCredentialRecord.builder()
        .credentialId(Bytes.fromBase64(row.get(PASSKEY.ID)))
        .userEntityUserId(Bytes.fromBase64(row.get(PASSKEY_USER.HANDLE)))
        .credentialType(PublicKeyCredentialType.valueOf(row.get(PASSKEY.KIND)))
        .publicKey(new ImmutablePublicKeyCose(row.get(PASSKEY.PUBLIC_KEY)))
        .signatureCount(row.get(PASSKEY.SIGNATURES))
        .uvInitialized(row.get(PASSKEY.VERIFIED))
        .backupEligible(row.get(PASSKEY.BACKUP_ELIGIBLE))
        .backupState(row.get(PASSKEY.BACKED_UP))
        .transports(transports(row.get(PASSKEY.TRANSPORTS)))
        .attestationObject(new Bytes(row.get(PASSKEY.ATTESTATION)))
        .attestationClientDataJSON(new Bytes(row.get(PASSKEY.CLIENT_DATA)))
        .created(row.get(PASSKEY.CREATED_AT))
        .lastUsed(row.get(PASSKEY.LAST_USED_AT))
        .label(row.get(PASSKEY.NAME))
        .build();
  }

  private static byte[] bytes(@Nullable Bytes bytes) {
    return Objects.requireNonNull(bytes).getBytes();
  }

  private static String transports(Set<AuthenticatorTransport> transports) {
    return transports.stream()
        .map(AuthenticatorTransport::getValue)
        .filter(value -> value.matches("[a-z-]{1,20}"))
        .sorted()
        .limit(8)
        .collect(Collectors.joining(","));
  }

  private static Set<AuthenticatorTransport> transports(String text) {
    return Arrays.stream(text.split(","))
        .filter(one -> !one.isEmpty())
        .map(AuthenticatorTransport::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
