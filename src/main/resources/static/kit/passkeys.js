// Passkeys: asks the browser, and sends what the device answers as a form. Without this file the other ways in remain.
(() => {
  'use strict';
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const question = async form => (await fetch(form.dataset.question, { headers: { Accept: 'application/json' } })).json();
  const show = (form, name, shown) => { const part = form.querySelector(`[data-passkey-${name}]`); if (part) part.hidden = !shown; };
  const here = party => location.hostname === party || location.hostname.endsWith('.' + party);

  const answer = (form, made) => {
    const response = { clientDataJSON: text(made.response.clientDataJSON) };
    if (made.response.attestationObject) {
      response.attestationObject = text(made.response.attestationObject);
      response.transports = made.response.getTransports?.() ?? [];
    } else {
      response.authenticatorData = text(made.response.authenticatorData);
      response.signature = text(made.response.signature);
      if (made.response.userHandle) response.userHandle = text(made.response.userHandle);
    }
    form.elements.answer.value = JSON.stringify({
      id: made.id, rawId: text(made.rawId), type: made.type, response,
      clientExtensionResults: {}, authenticatorAttachment: made.authenticatorAttachment ?? undefined
    });
    form.submit();
  };

  const register = async form => {
    const asked = await question(form);
    answer(form, await navigator.credentials.create({ publicKey: {
      rp: { id: asked.relyingParty, name: asked.university },
      user: { id: bytes(asked.user), name: asked.name, displayName: asked.name },
      challenge: bytes(asked.challenge),
      pubKeyCredParams: asked.algorithms.map(alg => ({ type: 'public-key', alg })),
      excludeCredentials: asked.had.map(id => ({ type: 'public-key', id: bytes(id) })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none', timeout: 240000
    } }));
  };

  let waiting;
  const signIn = async (form, mediation) => {
    const asked = await question(form);
    if (!here(asked.relyingParty)) return;
    waiting?.abort();
    waiting = new AbortController();
    answer(form, await navigator.credentials.get({ mediation, signal: waiting.signal, publicKey: {
      rpId: asked.relyingParty, challenge: bytes(asked.challenge), userVerification: 'required', timeout: 240000
    } }));
  };

  document.querySelectorAll('form[data-passkey]').forEach(async form => {
    const signing = form.dataset.passkey === 'sign-in';
    if (!window.PublicKeyCredential) { show(form, 'away', true); return; }
    form.addEventListener('submit', async event => {
      event.preventDefault();
      show(form, 'failed', false);
      try { await (signing ? signIn(form) : register(form)); }
      catch (refused) { if (refused.name !== 'AbortError') show(form, 'failed', true); }
    });
    if (!signing) return;
    form.hidden = false;
    if (await PublicKeyCredential.isConditionalMediationAvailable?.()) signIn(form, 'conditional').catch(() => {});
  });
})();
