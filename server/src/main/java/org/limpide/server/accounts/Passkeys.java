package org.limpide.server.accounts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Refusal;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Service;

/**
 * The passkeys people sign in with (W3C Web Authentication). Spring Security checks them; here they
 * are kept. The name under which it knows a person is the person's id.
 */
@Service
class Passkeys implements PublicKeyCredentialUserEntityRepository, UserCredentialRepository {
  /** Enough for every device of one person. */
  static final int MOST = 20;

  private static final int NAME = 100;

  private final Database database;
  private final PasskeyStore store;

  Passkeys(Database database, PasskeyStore store) {
    this.database = database;
    this.store = store;
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
    return store.person(id.toBase64UrlString()).map(person -> entity(person, id)).orElse(null);
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
    UUID person = UUID.fromString(username);
    return store
        .handle(person)
        .map(handle -> entity(person, Bytes.fromBase64(handle)))
        .orElse(null);
  }

  @Override
  public void save(PublicKeyCredentialUserEntity entity) {
    UUID person = UUID.fromString(entity.getName());
    database.write(() -> store.handle(person, entity.getId().toBase64UrlString()));
  }

  private static PublicKeyCredentialUserEntity entity(UUID person, Bytes handle) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(handle)
        .name(person.toString())
        .displayName(person.toString())
        .build();
  }

  /** Adds a passkey, or notes that it was used. */
  @Override
  public void save(CredentialRecord passkey) {
    String handle = passkey.getUserEntityUserId().toBase64UrlString();
    database.write(
        () -> {
          if (store.used(passkey)) {
            return;
          }
          UUID person =
              store.person(handle).orElseThrow(() -> new IllegalArgumentException("no person"));
          if (store.count(person) >= MOST || !store.add(person, passkey, name(passkey))) {
            throw new IllegalArgumentException("too many passkeys");
          }
        });
  }

  private static String name(CredentialRecord passkey) {
    String name = passkey.getLabel() == null ? "" : passkey.getLabel().strip();
    return name.substring(0, Math.min(NAME, name.length()));
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return store.one(id.toBase64UrlString()).orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes id) {
    return store.person(id.toBase64UrlString()).map(store::of).orElse(List.of());
  }

  List<CredentialRecord> of(UUID person) {
    return store.of(person);
  }

  /**
   * Removes one of a person's passkeys.
   *
   * @throws Refusal {@code NOT_FOUND} when it is not theirs
   */
  void remove(UUID person, String id) {
    if (!database.write(() -> store.remove(person, id))) {
      throw Refusal.notFound();
    }
  }

  /** Not offered: {@link #remove} knows whose passkey it is. */
  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException();
  }
}
