"use strict";
// Agenda items are dragged to their place; the keys and the buttons do the same.
(() => {
  const list = document.getElementById("agenda-list");
  if (!list) return;
  let held = null;
  const over = (event) => event.target.closest?.(".agenda .link");
  list.addEventListener("dragstart", (event) => {
    held = over(event);
    if (held) { event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", held.id); held.classList.add("dragged"); }
  });
  list.addEventListener("dragend", () => { held?.classList.remove("dragged"); held = null; });
  list.addEventListener("dragover", (event) => { if (held && over(event)) event.preventDefault(); });
  list.addEventListener("drop", (event) => {
    const target = over(event);
    if (!held || !target || target === held) return;
    event.preventDefault();
    held.querySelector('input[name="place"]').value = target.dataset.place;
    held.querySelector(".drop").click();
  });
  // The list comes back anew: whoever moved an item by key goes on with it.
  let moved = "";
  document.addEventListener("htmx:beforeRequest", (event) => { moved = event.detail.elt.closest(".agenda .link")?.id ?? ""; });
  document.addEventListener("htmx:afterSettle", () => {
    if (moved) { document.dispatchEvent(new CustomEvent("servanda:pin", { detail: moved })); moved = ""; }
  });
})();
