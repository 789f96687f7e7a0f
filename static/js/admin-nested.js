// Rows within a row: a link that adds one more, as Django's own rows have it. And boxes that
// search: they have a name, and keep the order in which options were chosen.

"use strict";

function oneMore(nested) {
  const total = nested.querySelector("[name$=-TOTAL_FORMS]");
  const prefix = total.name.replace(/-TOTAL_FORMS$/, "");
  const row = nested.querySelector("template").content.firstElementChild.cloneNode(true);
  for (const field of row.querySelectorAll("[name], [id]")) {
    const rest = (field.name || field.id).replace(/^.*__prefix__-/, "");
    field.id = `id_${prefix}-${total.value}-${rest}`;
    if (field.name) field.name = `${prefix}-${total.value}-${rest}`;
  }
  const place = row.querySelector("[name$=-position]");
  if (place) place.value = total.value;
  nested.querySelector("tbody").append(row);
  total.value = Number(total.value) + 1;
  row.dispatchEvent(
    new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: prefix } }),
  );
  row.querySelector("input:not([type=hidden]), textarea, select").focus();
}

function offerMore() {
  for (const nested of document.querySelectorAll(".nested[data-more]")) {
    const more = document.createElement("button");
    more.type = "button";
    more.className = "more addlink";
    more.textContent = nested.dataset.more;
    nested.append(more);
  }
}

document.addEventListener("click", (event) => {
  const more = event.target.closest(".nested .more");
  if (more) oneMore(more.closest(".nested"));
});

function nameBoxes() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const box = select.parentElement.querySelector(".select2-selection");
    if (!box || box.id) continue;
    const label = select.getAttribute("aria-label") || select.labels[0]?.textContent.trim();
    box.id = `${select.id}_box`;
    box.setAttribute("aria-label", label);
    const chosen = box.getAttribute("aria-labelledby");
    box.setAttribute("aria-labelledby", chosen ? `${box.id} ${chosen}` : box.id);
    const inner = box.querySelector(".select2-search__field, [role=textbox]");
    if (inner) inner.setAttribute("aria-label", label);
  }
}

// Once Django's own scripts, which wait for jQuery, have made the boxes.
window.addEventListener("load", () => window.django && window.django.jQuery(nameBoxes));
document.addEventListener("formset:added", () => requestAnimationFrame(nameBoxes));

document.addEventListener("DOMContentLoaded", () => {
  offerMore();
  const $ = window.django && window.django.jQuery;
  if (!$) return;
  $(document).on("select2:select", "select[multiple]", function (event) {
    const chosen = [...this.options].find((option) => option.value === event.params.data.id);
    if (!chosen) return;
    this.append(chosen);
    $(this).trigger("change");
  });
});
