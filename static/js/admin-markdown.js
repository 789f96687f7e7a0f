/* Under each field of Markdown, what the page will show. The server makes it, from the same
   rules as the page; a shadow root keeps the admin's own styles out of it. */
"use strict";

(() => {
  const WAIT = 300;
  // Inside a shadow root its host is the root, for the tokens too.
  const OWN = ":host { color: var(--ink); background: var(--paper); font-family: var(--font); }";
  const tokens = new CSSStyleSheet();
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

  function parsed(text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    return [...page.head.childNodes, ...page.body.childNodes];
  }

  function shown(field) {
    const box = document.createElement("div");
    box.className = "markdown-shown";
    const heading = document.createElement("p");
    heading.className = "help";
    heading.textContent = "As the page will show it";
    const page = document.createElement("div");
    page.className = "markdown-page";
    page.setAttribute("role", "region");
    page.setAttribute("aria-label", `${field.dataset.markdownLabel}, as the page will show it`);
    page.tabIndex = 0;
    const state = document.createElement("p");
    state.className = "help";
    state.setAttribute("role", "status");
    box.append(heading, page, state);
    (field.closest(".form-row") || field.parentElement).append(box);
    const root = page.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [tokens];
    return { box, state, root };
  }

  function follow(field) {
    const { box, state, root } = shown(field);
    let waiting = 0;
    let asked = 0;

    async function show() {
      const mine = ++asked;
      box.hidden = !field.value.trim();
      if (box.hidden) return;
      try {
        const answer = await fetch(field.dataset.markdown, {
          method: "POST",
          headers: { "X-CSRFToken": token() },
          body: new URLSearchParams({ text: field.value }),
        });
        const text = await answer.text();
        if (mine !== asked) return;
        if (answer.ok && !answer.redirected) root.replaceChildren(...parsed(text));
        state.textContent = answer.ok && !answer.redirected ? ""
          : answer.status === 400 ? text : "Not shown: you may have been signed out.";
      } catch {
        if (mine === asked) state.textContent = "Not shown: the server cannot be reached.";
      }
    }

    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(show, WAIT);
    });
    show();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const fields = document.querySelectorAll("textarea[data-markdown]");
    if (!fields.length) return;
    fetch(fields[0].dataset.markdownTokens).then((answer) => answer.text()).then((text) => {
      tokens.replaceSync(text.replaceAll(":root", ":host") + OWN);
    });
    fields.forEach(follow);
  });
})();
