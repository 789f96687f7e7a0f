// Sign-up: the browser knows its time zone. Without this the site's own is taken.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const field = document.querySelector("input[type=hidden][name=time_zone]");
  if (field) {
    field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  }
});
