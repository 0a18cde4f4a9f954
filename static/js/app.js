// Nothing here is needed: it only makes smoother what the pages do by themselves.
"use strict";

const root = document.documentElement;

// The theme changes at once, without loading the page again.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest(".theme-form");
  const chosen = event.submitter;
  if (!form || !chosen) return;
  event.preventDefault();
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form, chosen), redirect: "manual" });
    if (answer.type !== "opaqueredirect") throw new Error(answer.status);
  } catch {
    form.submit();
    return;
  }
  if (chosen.value) root.dataset.bsTheme = chosen.value;
  else delete root.dataset.bsTheme;
  document.querySelector("meta[name=color-scheme]").content = chosen.value || "light dark";
  for (const button of document.querySelectorAll(".theme-form button")) {
    button.setAttribute("aria-pressed", String(button.value === chosen.value));
  }
});

// An open menu closes when one goes elsewhere.
const closeMenus = (except) => {
  for (const menu of document.querySelectorAll("details.menu[open], .bottom details[open]")) {
    if (menu !== except) menu.open = false;
  }
};
document.addEventListener("click", (event) => closeMenus(event.target.closest("details")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.activeElement?.closest("details.menu[open], .bottom details[open]");
  closeMenus();
  open?.querySelector("summary").focus();
});

// A form is sent once: its buttons rest while the answer is on its way.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || "download" in form.dataset) return;
  setTimeout(() => {
    for (const button of form.querySelectorAll("button[type=submit]")) button.setAttribute("aria-busy", "true");
  });
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 4000);
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-busy=true]")) button.removeAttribute("aria-busy");
});

// A passkey that could not be used says so where messages are read.
document.addEventListener("allauth.error", (event) => {
  const live = document.getElementById("live");
  if (!live?.dataset.passkeyFailed) return;
  event.preventDefault();
  const list = document.createElement("ul");
  list.className = "messages";
  const line = document.createElement("li");
  line.className = "message message-stop";
  const words = document.createElement("span");
  words.className = "message-words";
  words.textContent = live.dataset.passkeyFailed;
  line.append(words);
  list.append(line);
  live.replaceChildren(list);
});
