package org.limpide.server.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.limpide.law.Language;
import org.limpide.recognition.EmailAddress;
import org.limpide.server.Server;
import org.limpide.server.storage.Database;
import org.limpide.server.web.Caller;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Role;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;

/** Invitations, links, keys of an invented person, for pages to be looked at. */
public final class SampleAccounts {
  private final Server server;
  private final OrganisationId organisation;
  private final Caller owner;

  public SampleAccounts(Server server, OrganisationId organisation, Caller owner) {
    this.server = server;
    this.organisation = organisation;
    this.owner = owner;
    passkey("Ordinateur du magasin", 40);
    passkey("Téléphone", 3);
    for (NewApiKey one :
        List.of(
            new NewApiKey("Tableau de bord de l'agence", organisation.toString(), "read", 90),
            new NewApiKey("Sauvegarde du soir", organisation.toString(), "write", 365))) {
      server.part(ApiKeys.class).make(owner.person(), one);
    }
  }

  /** The secret of an invitation's link. */
  public String invitation(String email, Role role) {
    Invitations.Sent sent =
        server
            .part(Invitations.class)
            .invite(
                organisation, owner, EmailAddress.parse(email).orElseThrow(), role, Language.FR);
    return secret(sent.path().orElseThrow());
  }

  /** The secret of a link to a new password. */
  public String reset(UUID person) {
    return secret(server.part(Links.class).reset(person));
  }

  /** The secret of a link to the set-up: a page that is there only before anybody is. */
  public String setUp() {
    return secret(server.part(Links.class).setUp());
  }

  /** From now on a code is asked of that person after the password; returns recovery codes. */
  public List<String> codes(UUID person) {
    TotpCodes codes = server.part(TotpCodes.class);
    return codes.confirm(person, codes.begin(person).code(Instant.now()));
  }

  private static String secret(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void passkey(String name, int daysAgo) {
    Passkeys passkeys = server.part(Passkeys.class);
    PasskeyStore store = server.part(PasskeyStore.class);
    String person = owner.person().toString();
    if (passkeys.findByUsername(person) == null) {
      passkeys.save(
          ImmutablePublicKeyCredentialUserEntity.builder()
              .id(Bytes.random())
              .name(person)
              .displayName(person)
              .build());
    }
    Instant then = Instant.now().minus(Duration.ofDays(daysAgo));
    ImmutableCredentialRecord record =
        ImmutableCredentialRecord.builder()
            .credentialId(Bytes.random())
            .userEntityUserId(Bytes.fromBase64(store.handle(owner.person()).orElseThrow()))
            .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
            .publicKey(new ImmutablePublicKeyCose(new byte[] {1}))
            .signatureCount(1)
            .uvInitialized(true)
            .backupEligible(false)
            .backupState(false)
            .transports(Set.of(AuthenticatorTransport.INTERNAL))
            .attestationObject(new Bytes(new byte[] {1}))
            .attestationClientDataJSON(new Bytes(new byte[] {1}))
            .created(then)
            .lastUsed(then.plus(Duration.ofDays(1)))
            .label(name)
            .build();
    server.part(Database.class).write(() -> store.add(owner.person(), record, name));
  }
}
