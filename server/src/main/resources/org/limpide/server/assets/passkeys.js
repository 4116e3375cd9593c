// Adds a passkey, or signs in with one (W3C Web Authentication); the browser does the rest.
(() => {
  const decode = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const encode = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

  const post = async (address, body) => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-CSRF-TOKEN': document.querySelector('input[name="_csrf"]').value,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.json();
  };
  const known = (list) => (list || []).map((one) => ({ ...one, id: decode(one.id) }));

  const register = async (base, label) => {
    const options = await post(`${base}/webauthn/register/options`);
    const made = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: decode(options.challenge),
        user: { ...options.user, id: decode(options.user.id) },
        excludeCredentials: known(options.excludeCredentials),
      },
    });
    await post(`${base}/webauthn/register`, {
      publicKey: {
        credential: {
          id: made.id,
          rawId: encode(made.rawId),
          response: {
            attestationObject: encode(made.response.attestationObject),
            clientDataJSON: encode(made.response.clientDataJSON),
            transports: made.response.getTransports ? made.response.getTransports() : [],
          },
          type: made.type,
          clientExtensionResults: made.getClientExtensionResults(),
          authenticatorAttachment: made.authenticatorAttachment,
        },
        label,
      },
    });
    location.reload();
  };

  const signIn = async (base) => {
    const options = await post(`${base}/webauthn/authenticate/options`);
    const proof = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: decode(options.challenge),
        allowCredentials: known(options.allowCredentials),
      },
    });
    await post(`${base}/login/webauthn`, {
      id: proof.id,
      rawId: encode(proof.rawId),
      response: {
        authenticatorData: encode(proof.response.authenticatorData),
        clientDataJSON: encode(proof.response.clientDataJSON),
        signature: encode(proof.response.signature),
        userHandle: proof.response.userHandle ? encode(proof.response.userHandle) : undefined,
      },
      credType: proof.type,
      clientExtensionResults: proof.getClientExtensionResults(),
      authenticatorAttachment: proof.authenticatorAttachment,
    });
    const next = new URLSearchParams(location.search).get('next') || '/';
    location.assign(base + (/^\/(?![\/\\])/.test(next) ? next : '/'));
  };

  document.addEventListener('DOMContentLoaded', () => {
    const part = document.querySelector('[data-passkeys]');
    if (!part || !window.PublicKeyCredential) return;
    const base = part.dataset.base;
    const failed = part.querySelector('[data-failed]');
    part.hidden = false;
    part.addEventListener('submit', async (event) => {
      event.preventDefault();
      failed.hidden = true;
      const button = part.querySelector('button');
      button.disabled = true;
      try {
        await (part.dataset.passkeys === 'register'
          ? register(base, part.querySelector('input[name="name"]').value)
          : signIn(base));
      } catch (error) {
        failed.hidden = false;
        button.disabled = false;
      }
    });
  });
})();
