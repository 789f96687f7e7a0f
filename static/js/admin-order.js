// Rows that have a position can be dragged by a handle, or moved by its arrow keys. The numbers
// in the position fields say the order to the server, with this script and without it.

"use strict";

const LISTS = [
  { rows: "#result_list > tbody", row: "tr" },
  { rows: ".inline-group .tabular tbody", row: "tr.form-row:not(.empty-form)" },
  { rows: ".nesting fieldset", row: ".inline-related:not(.empty-form)" },
  { rows: ".nested tbody", row: "tr.nested-row" },
];

function positionOf(row) {
  const fields = [...row.querySelectorAll("input[name$=-position]")];
  return fields.find((field) => !field.closest(".nested") || row.matches(".nested-row"));
}

function rowsOf(place, list) {
  return [...place.querySelectorAll(`:scope > ${list.row}`)].filter(positionOf);
}

// The numbers stay among those that the rows had, so that rows which are not shown (on another
// page of a list, behind a filter) keep their places between them.
function number(rows) {
  const fields = rows.map(positionOf);
  const numbers = fields.map((field) => Number(field.value) || 0).sort((one, other) => one - other);
  let last = -1;
  fields.forEach((field, index) => {
    last = Math.max(numbers[index], last + 1);
    if (field.value === String(last)) return;
    field.value = last;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function say(row, rows) {
  let told = document.getElementById("order-told");
  if (!told) {
    told = document.createElement("p");
    told.id = "order-told";
    told.className = "visually-hidden";
    told.setAttribute("role", "status");
    document.querySelector("#content").append(told);
  }
  told.textContent = `Now number ${rows.indexOf(row) + 1} of ${rows.length}. Save to keep it.`;
}

// `row` takes the place of `other`. Only the others leave the page for a moment: a row that did
// would lose the focus and the pointer.
function move(row, other, list) {
  const rows = rowsOf(row.parentElement, list);
  const [from, to] = [rows.indexOf(row), rows.indexOf(other)];
  if (to < 0 || from === to) return;
  if (from < to) row.before(...rows.slice(from + 1, to + 1));
  else row.after(...rows.slice(to, from));
  const moved = rowsOf(row.parentElement, list);
  number(moved);
  say(row, moved);
}

function byKey(event, row, list) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const rows = rowsOf(row.parentElement, list);
  move(row, rows[rows.indexOf(row) + step], list);
}

function byPointer(event, row, list) {
  if (event.button !== 0) return;
  event.preventDefault();
  const handle = event.currentTarget;
  handle.setPointerCapture(event.pointerId);
  row.classList.add("dragged");
  const follow = (moved) => {
    const under = document.elementFromPoint(moved.clientX, moved.clientY);
    const rows = rowsOf(row.parentElement, list);
    const other = rows.find((one) => one.contains(under));
    if (!other || other === row) return;
    const box = other.getBoundingClientRect();
    const below = moved.clientY > box.top + box.height / 2;
    if (below === rows.indexOf(other) > rows.indexOf(row)) move(row, other, list);
  };
  const stop = () => {
    row.classList.remove("dragged");
    handle.removeEventListener("pointermove", follow);
  };
  handle.addEventListener("pointermove", follow);
  handle.addEventListener("lostpointercapture", stop, { once: true });
}

function offer(row, list) {
  const cell = row.querySelector(":scope > td, :scope > th") || row;
  if (cell.querySelector(":scope > .handle")) return;
  const handle = document.createElement("button");
  handle.type = "button";
  handle.className = "handle";
  handle.title = "Drag to move, or use the arrow keys";
  handle.setAttribute("aria-label", "Move this row with the arrow keys");
  handle.addEventListener("keydown", (event) => byKey(event, row, list));
  handle.addEventListener("pointerdown", (event) => byPointer(event, row, list));
  cell.prepend(handle);
}

// A list that is sorted by something else, or that mixes the rows of several parents, has no
// order of its own to change.
function sortable(list) {
  if (!list.rows.startsWith("#result_list")) return true;
  const asked = new URLSearchParams(location.search);
  const mixed = document.querySelector("#result_list .field-role") && !asked.has("role__id__exact");
  return !asked.get("o") && !mixed;
}

function offerAll() {
  for (const list of LISTS.filter(sortable)) {
    for (const place of document.querySelectorAll(list.rows)) {
      const rows = rowsOf(place, list);
      if (rows.length > 1) for (const row of rows) offer(row, list);
    }
  }
}

// Once Django's own scripts, which wait for jQuery, have added their links to the rows.
window.addEventListener("load", () => {
  if (window.django) window.django.jQuery(offerAll);
  else offerAll();
});
document.addEventListener("formset:added", offerAll);
