package org.limpide.server.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.limpide.server.ServerSettings;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The relying party of Web Authentication: passkeys belong to the host under which people reach the
 * service, which is the public address's, or else the request's own. The browser binds each passkey
 * to that host and signs the origin, so a false {@code Host} header gains nothing.
 *
 * <p>The authenticator must verify its user (PIN, finger, face): a passkey is two factors in one,
 * and no further code is asked.
 */
@Component
class PasskeyParty implements WebAuthnRelyingPartyOperations {
  private record Known(String origin, Webauthn4JRelyingPartyOperations operations) {}

  private final Optional<URI> publicUrl;
  private final Passkeys passkeys;
  private final AccountStore accounts;
  private final AtomicReference<Optional<Known>> last = new AtomicReference<>(Optional.empty());

  PasskeyParty(ServerSettings settings, Passkeys passkeys, AccountStore accounts) {
    this.publicUrl = settings.publicUrl();
    this.passkeys = passkeys;
    this.accounts = accounts;
  }

  private Webauthn4JRelyingPartyOperations here() {
    URI origin = publicUrl.map(PasskeyParty::origin).orElseGet(PasskeyParty::asked);
    Optional<Known> known = last.get().filter(k -> k.origin().equals(origin.toString()));
    if (known.isPresent()) {
      return known.get().operations();
    }
    Webauthn4JRelyingPartyOperations fresh = operations(origin);
    last.set(Optional.of(new Known(origin.toString(), fresh)));
    return fresh;
  }

  private Webauthn4JRelyingPartyOperations operations(URI origin) {
    Webauthn4JRelyingPartyOperations operations =
        new Webauthn4JRelyingPartyOperations(
            passkeys,
            passkeys,
            PublicKeyCredentialRpEntity.builder().id(origin.getHost()).name("Limpide").build(),
            Set.of(origin.toString()));
    operations.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    return operations;
  }

  /** Scheme, host and port as a browser writes them. */
  private static URI origin(URI address) {
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    boolean usual =
        address.getPort() < 0
            || (scheme.equals("https") && address.getPort() == 443)
            || (scheme.equals("http") && address.getPort() == 80);
    String host = address.getHost().toLowerCase(Locale.ROOT);
    return URI.create(scheme + "://" + host + (usual ? "" : ":" + address.getPort()));
  }

  private static URI asked() {
    if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes now) {
      HttpServletRequest request = now.getRequest();
      return origin(
          URI.create(
              request.getScheme()
                  + "://"
                  + request.getServerName()
                  + ":"
                  + request.getServerPort()));
    }
    throw new IllegalStateException("no request");
  }

  @Override
  public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
      PublicKeyCredentialCreationOptionsRequest request) {
    PublicKeyCredentialCreationOptions options =
        here().createPublicKeyCredentialCreationOptions(request);
    UUID id = UUID.fromString(options.getUser().getName());
    Person person = accounts.person(id).orElseThrow();
    return PublicKeyCredentialCreationOptions.builder()
        .rp(options.getRp())
        // what the device shows when it offers the passkey
        .user(
            ImmutablePublicKeyCredentialUserEntity.builder()
                .id(options.getUser().getId())
                .name(person.email().address())
                .displayName(person.name())
                .build())
        .challenge(options.getChallenge())
        .pubKeyCredParams(options.getPubKeyCredParams())
        .timeout(options.getTimeout())
        .excludeCredentials(options.getExcludeCredentials())
        .authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build())
        .attestation(options.getAttestation())
        .extensions(options.getExtensions())
        .build();
  }

  @Override
  public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
    return here().registerCredential(request);
  }

  @Override
  public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
      PublicKeyCredentialRequestOptionsRequest request) {
    return here().createCredentialRequestOptions(request);
  }

  @Override
  public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
    return here().authenticate(request);
  }
}
