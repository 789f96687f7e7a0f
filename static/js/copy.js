// The button that copies an address, where scripts run: without them one click marks it.
"use strict";

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  const told = button.parentElement.querySelector("[data-copied]");
  const text = document.getElementById(button.dataset.copy).textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = "Copied.";
    } catch {
      told.textContent = "Your browser did not copy it. Mark the address and copy it yourself.";
    }
  });
}
