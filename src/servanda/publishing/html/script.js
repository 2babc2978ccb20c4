"use strict";
(() => {
  document.documentElement.classList.add("js");
  const entries = [...document.querySelectorAll(".entry")];
  const panel = document.getElementById("panel");
  const help = document.getElementById("help");
  const said = document.getElementById("said");
  const narrow = window.matchMedia("(max-width: 56rem)");
  const marks = new Map(entries.map((entry) => [entry.id, []]));
  for (const mark of document.querySelectorAll("mark")) {
    for (const id of mark.dataset.s.split(" ")) marks.get(id)?.push(mark);
  }
  let pinned = null;

  const light = (id, on) => {
    for (const mark of marks.get(id) ?? []) mark.classList.toggle("on", on);
    document.getElementById(id)?.classList.toggle("on", on);
  };
  const only = (id) => {
    for (const entry of entries) light(entry.id, entry.id === id);
  };
  const intoPanel = (entry) => {
    if (narrow.matches) return;
    const held = panel.getBoundingClientRect(), box = entry.getBoundingClientRect();
    if (box.top < held.top || box.bottom > held.bottom) panel.scrollTop += box.top - held.top - 12;
  };
  const pin = (id, walk) => {
    if (pinned) document.getElementById(pinned)?.classList.remove("pinned");
    pinned = id;
    only(id);
    if (!id) return;
    const entry = document.getElementById(id);
    entry.classList.add("pinned");
    intoPanel(entry);
    if (walk) {
      marks.get(id)?.[0]?.scrollIntoView({ block: narrow.matches ? "start" : "center" });
      entry.focus({ preventScroll: true });
    }
  };
  const step = (by) => {
    const at = entries.findIndex((entry) => entry.id === pinned);
    const next = at < 0 ? (by > 0 ? 0 : entries.length - 1) : Math.min(entries.length - 1, Math.max(0, at + by));
    if (entries[next]) pin(entries[next].id, true);
  };
  const tell = (words) => {
    said.textContent = words;
    window.setTimeout(() => { said.textContent = ""; }, 1500);
  };
  const copyByHand = (words) => {
    const area = document.createElement("textarea");
    area.value = words;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };
  const copy = async (entry) => {
    const words = entry.querySelector(".cite").textContent;
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      copyByHand(words);
    }
    tell(help.dataset.copied);
  };

  document.getElementById("text").addEventListener("mouseover", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || pinned) return;
    const id = mark.dataset.s.split(" ")[0];
    only(id);
    intoPanel(document.getElementById(id));
  });
  document.getElementById("text").addEventListener("mouseout", (event) => {
    if (event.target.closest("mark") && !pinned) only(null);
  });
  document.getElementById("text").addEventListener("click", (event) => {
    const tag = event.target.closest(".tag");
    if (tag) {
      event.preventDefault();
      pin(tag.hash.slice(1), false);
      return;
    }
    const mark = event.target.closest("mark");
    if (!mark) { pin(null, false); return; }
    // Where statements nest, the next click on the same words shows the next one around them.
    const ids = mark.dataset.s.split(" ");
    pin(ids[(ids.indexOf(pinned) + 1) % ids.length], false);
  });
  panel.addEventListener("mouseover", (event) => {
    const entry = event.target.closest(".entry");
    if (entry && !pinned) only(entry.id);
  });
  panel.addEventListener("click", (event) => {
    const entry = event.target.closest(".entry");
    if (!entry) return;
    if (event.target.closest(".copy")) { copy(entry); return; }
    if (event.target.closest(".close")) { pin(null, false); return; }
    if (event.target.closest(".tag")) { event.preventDefault(); pin(entry.id, true); }
  });
  document.getElementById("keys").addEventListener("click", () => help.showModal());
  document.getElementById("done").addEventListener("click", () => help.close());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open && event.key !== "?") return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "c" && pinned) copy(document.getElementById(pinned));
    else if (event.key === "Escape") pin(null, false);
    else if (event.key === "?") { if (help.open) help.close(); else help.showModal(); }
    else return;
    event.preventDefault();
  });
})();
