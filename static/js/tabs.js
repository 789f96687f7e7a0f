// On a phone the tabs scroll sideways: bring the current one into view, and only sideways.
const current = document.querySelector(".tabs [aria-current]");
const list = current?.closest("ul");
if (list) {
  const left = current.offsetLeft - list.offsetLeft;
  list.scrollLeft = left - (list.clientWidth - current.offsetWidth) / 2;
}
