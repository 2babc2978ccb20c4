"use strict";
(() => {
  document.documentElement.classList.add("js");
  const said = document.getElementById("said");
  const help = document.getElementById("help");
  const panel = document.getElementById("panel");
  const text = document.getElementById("text");
  const narrow = window.matchMedia("(max-width: 56rem)");
  let timer = 0;
  const tell = (words, stays) => {
    said.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => { said.textContent = ""; }, stays || 1500);
  };
  const marks = new Map();
  for (const mark of document.querySelectorAll(".text mark")) {
    for (const id of mark.dataset.s.split(" ")) marks.set(id, [...(marks.get(id) ?? []), mark]);
  }
  const ITEM = panel ? ".held" : ".follow .link";
  const all = () => [...document.querySelectorAll(ITEM)];
  let pinned = null;
  const light = (held, on) => {
    for (const mark of marks.get(held.dataset.mark) ?? []) mark.classList.toggle("on", on);
    (held.querySelector(".entry") ?? held).classList.toggle("on", on);
    held.classList.toggle("pinned", on);
  };
  const pin = (held, walk) => {
    if (pinned) light(pinned, false);
    pinned = held;
    if (!held) return;
    light(held, true);
    if (!panel) { held.scrollIntoView({ block: "center", behavior: "instant" }); held.focus({ preventScroll: true }); return; }
    if (!narrow.matches) {
      const outer = panel.getBoundingClientRect(), box = held.getBoundingClientRect();
      if (box.top < outer.top || box.bottom > outer.bottom) panel.scrollTop += box.top - outer.top - 12;
    }
    if (walk) {
      marks.get(held.dataset.mark)?.[0]?.scrollIntoView({ block: narrow.matches ? "start" : "center", behavior: "instant" });
      held.querySelector(".entry").focus({ preventScroll: true });
    }
  };
  const step = (by) => {
    const held = all(), at = held.indexOf(pinned);
    const next = at < 0 ? (by > 0 ? 0 : held.length - 1) : Math.min(held.length - 1, Math.max(0, at + by));
    if (held[next]) pin(held[next], true);
  };
  const copy = async (held) => {
    const words = held.querySelector(".cite")?.textContent;
    if (!words) return;
    try {
      await navigator.clipboard.writeText(words);
      tell(document.body.dataset.copied);
    } catch {
      tell(document.body.dataset.uncopied);
    }
  };
  const press = (value) => pinned?.querySelector(`button[name="action"][value="${value}"]`)?.click();
  // The forms are fetched when they are asked for; what is to be done with them waits until they are there.
  let waiting = null;
  const open = (then) => {
    if (!pinned) return;
    const forms = pinned.querySelector(".forms");
    if (forms) { then(forms); return; }
    waiting = then;
    pinned.querySelector(".edit")?.click();
  };
  const focus = (selector) => (forms) => forms.querySelector(selector)?.focus();
  document.addEventListener("click", (event) => {
    if (event.target.closest(".keys") && help) { event.preventDefault(); help.showModal(); return; }
    // Back as the browser goes: what was typed there is kept.
    if (event.target.closest(".back") && history.length > 1) { event.preventDefault(); history.back(); return; }
    if (event.target.closest(".copy")) { copy(event.target.closest(".held")); return; }
    const edit = event.target.closest(".edit");
    const opened = edit?.closest(".held, .desk")?.querySelector(".forms");
    if (opened) { event.preventDefault(); event.stopImmediatePropagation(); opened.remove(); return; }
    const tag = event.target.closest(".tag[href]");
    const id = tag ? tag.hash.slice(1) : null;
    if (id && panel) { event.preventDefault(); pin(panel.querySelector(`[data-mark="${id}"]`), Boolean(event.target.closest(".held"))); return; }
    const mark = event.target.closest(".text mark");
    if (mark && panel) {
      // Where statements nest, the next click on the same words shows the next one around them.
      const ids = mark.dataset.s.split(" ");
      const next = ids[(ids.indexOf(pinned?.dataset.mark) + 1) % ids.length];
      pin(panel.querySelector(`[data-mark="${next}"]`), false);
      return;
    }
    if (event.target.closest(".text") && panel) pin(null);
  }, true);
  document.addEventListener("htmx:afterSwap", (event) => {
    const forms = event.target.querySelector?.(".forms");
    // Whoever corrects wants to see the words that each field came from.
    const why = forms?.closest(".held")?.querySelector(".entry details");
    if (why) why.open = true;
    if (forms && waiting) { const then = waiting; waiting = null; then(forms); }
  });
  const waits = () => document.querySelectorAll('[data-state="waiting"], [data-state="proposed"]').length;
  let started = 0, ruled = "", waited = 0;
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.requestConfig.verb !== "post") return;
    started = performance.now();
    ruled = event.detail.elt.closest(ITEM)?.id ?? "";
    waited = waits();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.requestConfig.verb !== "post" || !event.detail.successful) return;
    document.documentElement.dataset.last = String(Math.round(performance.now() - started));
    // The page is about to be laid anew.
    if (event.detail.xhr.getResponseHeader("HX-Redirect")) return;
    // Whoever moves an item goes on with it. (What was clicked is no longer in the page by now.)
    if (event.detail.requestConfig.path.endsWith("/move/")) return;
    const left = document.getElementById("left");
    if (left) left.textContent = String(Number(left.textContent.replace(/\D/g, "")) + waits() - waited);
    const held = document.getElementById(ruled);
    if (held) pin(held, true);
    if (!["undo", "reopen"].includes(event.detail.requestConfig.formData?.get("action"))) step(1);
  });
  document.addEventListener("htmx:responseError", (event) => {
    const held = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    tell([...held.querySelectorAll(".problem h1, .problem p")].map((one) => one.textContent).join(" ") || document.body.dataset.failed, 6000);
  });
  document.addEventListener("htmx:sendError", () => tell("The server does not answer", 6000));
  const filters = document.querySelector(".filterbox");
  if (filters && !window.matchMedia("(max-width: 40rem)").matches) filters.open = true;
  for (const form of document.querySelectorAll("form")) {
    form.addEventListener("submit", () => form.querySelector(".busy")?.removeAttribute("hidden"));
  }
  const add = () => {
    const words = window.getSelection()?.toString().trim();
    const quote = document.getElementById("quote");
    if (!quote) return;
    if (words) quote.value = words;
    quote.scrollIntoView({ block: "center" });
    document.getElementById("kind").focus();
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    c: () => press("confirm"),
    x: () => (panel ? open(focus(".reject button")) : press("reject")),
    e: () => open(focus(".correct select")),
    s: () => open(focus(".split textarea")),
    n: add,
    y: () => pinned && copy(pinned),
    Escape: () => { const forms = pinned?.querySelector(".forms"); if (forms) forms.remove(); else pin(null); },
    "/": () => document.getElementById("find").focus(),
    "?": () => { if (help) { if (help.open) help.close(); else help.showModal(); } else location.assign("/keys/"); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (help?.open && event.key !== "?")) return;
    const typing = event.target.closest("input, textarea, select");
    if (typing) { if (event.key === "Escape") typing.blur(); return; }
    const forms = pinned?.querySelector(".forms");
    if (forms && "123".includes(event.key)) { forms.querySelectorAll(".reject button")[Number(event.key) - 1]?.click(); event.preventDefault(); return; }
    const own = pinned?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (own) { event.preventDefault(); own.click(); return; }
    const act = keys[event.key];
    if (!act || (!panel && !document.querySelector(".follow") && !["/", "?"].includes(event.key))) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("servanda:pin", (event) => { const one = document.getElementById(event.detail); if (one) { pinned = null; pin(one, true); } });
  const wanted = location.hash && panel ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (wanted?.classList.contains("held")) pin(wanted, true);
})();
