// What is typed in a form marked data-keep stays on this device until the server has taken it: through a lost
// connection, a reload, a crash. Without this script the same forms are sent as any other.
"use strict";
(() => {
  const HEADER = "X-Kept"; // asks the server for a plain "taken" (204) in place of the next page
  const AGAIN = 10000; // milliseconds between two attempts while something waits
  const forms = [...document.querySelectorAll("form[data-keep]")];
  if (!forms.length) return;
  const waiting = new Set();

  const held = (form) => `keep:${form.dataset.keep}`;
  const read = (form) => {
    try {
      return JSON.parse(localStorage.getItem(held(form)));
    } catch {
      return null; // storage is refused here: the form works as any other
    }
  };
  const forget = (form) => {
    waiting.delete(form);
    try {
      localStorage.removeItem(held(form));
    } catch {
      // nothing was kept either
    }
  };
  const keep = (form, sent) => {
    const fields = [...new FormData(form)].filter(
      ([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string",
    );
    try {
      localStorage.setItem(held(form), JSON.stringify({ fields, sent }));
      return true;
    } catch {
      return false;
    }
  };

  // One line per form, read aloud when it changes.
  const lines = new Map();
  const tried = new Set();
  for (const form of forms) {
    const line = document.createElement("p");
    line.className = "kept";
    line.setAttribute("role", "status");
    line.setAttribute("aria-live", "polite");
    form.append(line);
    lines.set(form, line);
  }
  const say = (form, words) => {
    const line = lines.get(form);
    if (line.textContent !== words) line.textContent = words;
  };

  const restore = (form, kept) => {
    const texts = new Map();
    for (const [name, value] of kept.fields) texts.set(name, [...(texts.get(name) ?? []), value]);
    for (const field of form.elements) {
      if (!field.name || field.name === "csrfmiddlewaretoken" || field.type === "file") continue;
      const values = texts.get(field.name) ?? [];
      if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
      else if (values.length && field.type !== "submit") field.value = values[0];
    }
  };

  // What is typed after an attempt is another form: the server may have taken the first without our hearing of it.
  const renew = (form) => {
    const once = form.elements.namedItem("once");
    if (once && tried.delete(form) && crypto.randomUUID) once.value = crypto.randomUUID();
  };

  const send = async (form) => {
    let answer;
    tried.add(form);
    try {
      answer = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { [HEADER]: "yes" },
        redirect: "manual",
      });
    } catch {
      waiting.add(form);
      say(form, form.dataset.offline);
      return false;
    }
    // 409: this very form was taken before the connection broke.
    if (answer.status === 204 || answer.status === 409) {
      forget(form);
      say(form, "");
      return true;
    }
    if (answer.status >= 500 || answer.status === 429) {
      waiting.add(form);
      say(form, form.dataset.kept);
      return false;
    }
    waiting.delete(form);
    keep(form, false);
    if (answer.type === "opaqueredirect") say(form, form.dataset.signIn);
    else form.submit(); // refused: the server's own page says why, beside what was typed
    return false;
  };

  const go = (form) => {
    const there = new URL(form.dataset.next, location.href);
    if (there.pathname === location.pathname) location.reload();
    else location.assign(there);
  };

  let busy = false;
  const sendAll = async () => {
    if (busy || !waiting.size) return;
    busy = true;
    let last = null;
    for (const form of [...waiting]) {
      if (await send(form)) last = form;
    }
    busy = false;
    if (last && !waiting.size) go(last);
  };

  for (const form of forms) {
    const kept = read(form);
    if (kept) {
      restore(form, kept);
      form.closest("details")?.setAttribute("open", "");
      say(form, form.dataset.back);
      if (kept.sent) waiting.add(form);
    }
    form.addEventListener("input", () => {
      waiting.delete(form);
      renew(form);
      if (keep(form, false)) say(form, form.dataset.kept);
    });
  }

  // Before any other script hears of it: the form is sent from here, and leaves the page only once it was taken.
  document.addEventListener(
    "submit",
    async (event) => {
      const form = event.target;
      if (!lines.has(form)) return;
      event.preventDefault();
      if (busy) return;
      if (!keep(form, true)) {
        form.submit();
        return;
      }
      busy = true;
      const taken = await send(form);
      busy = false;
      if (taken) go(form);
    },
    true,
  );
  window.addEventListener("online", sendAll);
  setInterval(sendAll, AGAIN);
  sendAll();
})();
