// Rating with script: one click or key saves a skill, and no choice is lost silently.
// Without it, or without htmx, the page is plain forms with a Save button each.
"use strict";

const PAUSE = 400; // milliseconds that arrowing may rest before the level it stopped at is saved
const PATIENCE = 10000; // milliseconds after which an unanswered save counts as not saved
const OURS = new Set([400, 404, 409]); // refusals that come with a line for the picker

const choices = new Map(); // picker: what it is still to save, as {name, value}
const sent = new Map(); // picker: the choice under way
const pauses = new Map(); // picker: the timer of its arrowing
let arrowing = false;

const pickerOf = (element) => element.closest(".picker");
const stateOf = (picker) => picker.querySelector(".state");
const radiosOf = (picker) => [...picker.querySelectorAll("input[type=radio]")];
const storedOf = (picker) => picker.querySelector("[name^=was-]").value;
const same = (one, other) => one?.name === other?.name && one?.value === other?.value;
const chosenOf = (picker) => radiosOf(picker).find((radio) => radio.checked)?.value ?? "";

function choose(picker, level) {
  for (const radio of radiosOf(picker)) radio.checked = radio.value === level;
}

function focus(picker) {
  const radios = radiosOf(picker);
  (radios.find((radio) => radio.checked) ?? radios[0]).focus();
}

// The line at the top never contradicts a picker: it is counted from them.
function mark(picker, sync) {
  picker.dataset.sync = sync;
  const unsaved = document.querySelectorAll("[data-sync=unsaved]").length;
  const saving = document.querySelector(".picker[data-sync=saving]");
  const says = unsaved > 1 ? "many" : unsaved ? "one" : saving ? "saving" : "saved";
  for (const line of document.querySelectorAll("#sync > [data-says]")) {
    line.hidden = line.dataset.says !== says;
  }
  document.querySelector("[data-number]").textContent = unsaved;
}

function send(picker, choice) {
  clearTimeout(pauses.get(picker));
  pauses.delete(picker);
  const settled = !picker.dataset.sync || picker.dataset.sync === "saved";
  if (settled && choice.name === "level" && choice.value === storedOf(picker)) return;
  choices.set(picker, choice);
  mark(picker, "saving");
  picker.querySelector("fieldset").dispatchEvent(new Event("rate"));
}

function sendChosen(picker) {
  send(picker, { name: "level", value: chosenOf(picker) });
}

// Says in the picker what happened to its choice, in words that the page brought along.
function tell(picker, line, address) {
  const hadFocus = stateOf(picker).contains(document.activeElement);
  stateOf(picker).replaceChildren(document.getElementById(line).content.cloneNode(true));
  if (address) stateOf(picker).querySelector("a").href = address;
  mark(picker, "unsaved");
  if (hadFocus) focus(picker);
}

// Signed in again, the page needs a new token; but only if it is the same member's still.
async function renew() {
  const answer = await fetch(location.href, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const theirs = page.querySelector("[data-member]");
  if (!theirs) return "line-signed-out";
  const ours = document.querySelector("[data-member]");
  if (theirs.dataset.member !== ours.dataset.member) return "line-somebody-else";
  document.body.setAttribute("hx-headers", page.body.getAttribute("hx-headers"));
  const token = page.querySelector("[name=csrfmiddlewaretoken]").value;
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  return "";
}

async function sendRenewed(picker, choice) {
  const line = await renew().catch(() => "line-dropped");
  if (line) tell(picker, line);
  else send(picker, { ...choice, renewed: true });
}

// A click saves at once, arrowing once it rests or leaves the picker.
function listenToChoices(page) {
  page.addEventListener("pointerdown", () => { arrowing = false; });

  page.addEventListener("change", (event) => {
    const picker = pickerOf(event.target);
    if (!picker || event.target.type !== "radio") return;
    if (!arrowing) return sendChosen(picker);
    clearTimeout(pauses.get(picker));
    pauses.set(picker, setTimeout(sendChosen, PAUSE, picker));
    mark(picker, "saving");
  });

  page.addEventListener("focusout", (event) => {
    const picker = pickerOf(event.target);
    if (pauses.has(picker) && !picker.contains(event.relatedTarget)) sendChosen(picker);
  });
}

// Enter in a picker, and the buttons below it: Clear, Undo, Keep, Use, Try again.
function listenToButtons(page) {
  page.addEventListener("submit", (event) => {
    if (!event.target.matches(".pickers")) return;
    event.preventDefault();
    const picker = pickerOf(event.submitter) ?? pickerOf(document.activeElement);
    if (!picker) return;
    const { name, value } = event.submitter;
    if (!name) return sendChosen(picker);
    choose(picker, value);
    send(picker, { name, value });
  });

  page.addEventListener("click", (event) => {
    if (!event.target.matches("[data-again]")) return;
    const picker = pickerOf(event.target);
    const choice = choices.get(picker) ?? { name: "level", value: chosenOf(picker) };
    if (stateOf(picker).querySelector("a")) sendRenewed(picker, choice);
    else send(picker, choice);
  });
}

function listenToKeys(page) {
  page.addEventListener("keydown", (event) => {
    arrowing = event.key.startsWith("Arrow");
    const picker = pickerOf(event.target);
    const modified = event.ctrlKey || event.altKey || event.metaKey || event.repeat;
    if (!picker || modified || !keysAreOn()) return;
    if (/^[0-4]$/.test(event.key)) {
      choose(picker, event.key);
      focus(picker);
      sendChosen(picker);
    } else if (event.key === "Backspace") {
      event.preventDefault();
      choose(picker, "");
      sendChosen(picker);
    } else if (event.key.toLowerCase() === "z") {
      stateOf(picker).querySelector("[name=undo]")?.click();
    }
  });
}

// Nothing is left to press for a save: the way on becomes the button that stands out.
function show() {
  document.documentElement.classList.add("rating-live");
  document.getElementById("sync").hidden = false;
  document.querySelector(".lead-on").classList.remove("outline");
}

function warnOfLoss(event) {
  const unsettled = ".picker:is([data-sync=saving], [data-sync=unsaved])";
  if (document.querySelector(unsettled)) event.preventDefault();
}

function prepare(picker, event) {
  const choice = choices.get(picker);
  if (!choice) return event.preventDefault(); // settled while it waited in the queue
  sent.set(picker, choice);
  event.detail.timeout = PATIENCE;
  const { parameters } = event.detail;
  parameters[choice.name] = choice.value;
  parameters.was = storedOf(picker);
  for (const field of picker.closest("form").querySelectorAll("[data-with]")) {
    parameters[field.name] = field.value;
  }
}

// An answer that is no line for the picker is told in one of the page's own.
function judge(picker, event) {
  const { xhr } = event.detail;
  if (xhr.status === 200 || (OURS.has(xhr.status) && !/<html/i.test(xhr.response))) return;
  event.preventDefault();
  const choice = sent.get(picker);
  if (xhr.status === 401) tell(picker, "line-signed-out", xhr.getResponseHeader("HX-Redirect"));
  else if (xhr.status === 403 && !choice.renewed) sendRenewed(picker, choice);
  else tell(picker, "line-failed");
}

function allowSwap(picker, event) {
  if (OURS.has(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
  picker.dataset.refocus = stateOf(picker).contains(document.activeElement) ? "1" : "";
}

function settle(picker, event) {
  if (event.detail.target !== stateOf(picker)) return;
  const superseded = !same(choices.get(picker), sent.get(picker)) || pauses.has(picker);
  if (event.detail.xhr.status !== 200) {
    mark(picker, "unsaved");
  } else if (!superseded) {
    choices.delete(picker);
    choose(picker, storedOf(picker));
    mark(picker, "saved");
  }
  if (picker.dataset.refocus) focus(picker);
}

function listenToHtmx() {
  const on = (name, act) => document.body.addEventListener(`htmx:${name}`, (event) => {
    const picker = pickerOf(event.target);
    if (picker) act(picker, event);
  });

  on("configRequest", prepare);
  on("beforeOnLoad", judge);
  on("beforeSwap", allowSwap);
  on("afterSwap", settle);
  on("sendError", (picker) => tell(picker, "line-dropped"));
  on("timeout", (picker) => tell(picker, "line-dropped"));
}

// Single keys can be turned off, which the browser remembers.
const KEYS = "crosswalk.rate.keys";
const keysBox = document.querySelector("[data-keys] input");
const keysAreOn = () => keysBox.checked;

function offerKeys() {
  try {
    keysBox.checked = localStorage.getItem(KEYS) !== "off";
  } catch { /* storage is blocked: they start turned on */ }
  keysBox.addEventListener("change", () => {
    try {
      localStorage.setItem(KEYS, keysBox.checked ? "on" : "off");
    } catch { /* as above: for this page only */ }
  });
  keysBox.closest("[data-keys]").hidden = false;
}

function start() {
  const page = document.querySelector(".rate");
  offerKeys();
  listenToHtmx();
  listenToChoices(page);
  listenToButtons(page);
  listenToKeys(page);
  addEventListener("beforeunload", warnOfLoss);
  show();
}

if (window.htmx && keysBox) start();
