// Asks the device for a passkey, and sends what it answers with the page's form.
"use strict";

(() => {
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const known = (list) => (list || []).map((key) => ({ ...key, id: bytes(key.id) }));

  const readable = (options) => {
    const ready = { ...options, challenge: bytes(options.challenge) };
    if (options.user) ready.user = { ...options.user, id: bytes(options.user.id) };
    if (options.excludeCredentials) ready.excludeCredentials = known(options.excludeCredentials);
    if (options.allowCredentials) ready.allowCredentials = known(options.allowCredentials);
    return ready;
  };

  const written = (credential) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response,
      clientExtensionResults: credential.getClientExtensionResults(),
    });
  };

  const ask = async (form) => {
    const publicKey = readable(JSON.parse(form.dataset.options));
    return navigator.credentials[form.dataset.passkey]({ publicKey });
  };

  const prepare = (form) => {
    const problem = form.querySelector(".passkey-problem");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (!form.reportValidity()) return;
      problem.hidden = true;
      try {
        form.elements.credential.value = written(await ask(form));
        form.submit();
      } catch {
        problem.hidden = false;
      }
    });
  };

  if (!window.PublicKeyCredential || !navigator.credentials) return;
  document.querySelectorAll(".without-passkeys").forEach((note) => { note.hidden = true; });
  document.querySelectorAll("form[data-passkey]").forEach(prepare);
})();
