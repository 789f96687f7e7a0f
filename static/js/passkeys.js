// Passkeys: hands what the server asks for to the browser, and the browser's answer to the form.
// Without this script such a form sends nothing, and the page says so.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const { webauthnJSON } = window;
  const show = (name) => document.querySelectorAll(`[data-passkey-${name}]`)
    .forEach((part) => { part.hidden = false; });

  async function options(form) {
    if (form.dataset.options) {
      return JSON.parse(form.dataset.options);
    }
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) {
      throw new Error("The server asked for no passkey.");
    }
    return answer.json();
  }

  async function send(form) {
    try {
      const answer = await webauthnJSON[form.dataset.passkey](await options(form));
      form.elements.credential.value = JSON.stringify(answer);
      form.submit();
    } catch {
      show("problem");
    }
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (webauthnJSON && webauthnJSON.supported()) {
      form.hidden = false;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        send(form);
      });
    } else {
      form.hidden = true;
      show("unable");
    }
  }
});
