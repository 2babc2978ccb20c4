"use strict";
document.documentElement.classList.add("js");
const said = document.getElementById("said");
let timer = 0;
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.copy !== undefined) {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      // A page opened from a file may not have the clipboard: the old way still works there.
      const area = document.createElement("textarea");
      area.value = button.dataset.copy;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    said.textContent = said.dataset.copied;
    clearTimeout(timer);
    timer = setTimeout(() => { said.textContent = ""; }, 1500);
  }
  if (button.dataset.show !== undefined) {
    for (const other of document.querySelectorAll("button[data-show]")) {
      other.setAttribute("aria-pressed", String(other === button));
    }
    for (const row of document.querySelectorAll("tbody.row")) {
      const kinds = (row.dataset.kinds || "").split(" ");
      row.hidden = button.dataset.show !== "" && !kinds.includes(button.dataset.show);
    }
  }
});
