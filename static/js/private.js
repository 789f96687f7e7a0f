// A page about one member, brought back by the browser's back button, may be another
// member's by now: it goes into the browser's memory hidden, and is asked for anew.
"use strict";

addEventListener("pagehide", (event) => {
  if (event.persisted) document.documentElement.hidden = true;
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
