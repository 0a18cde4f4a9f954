// Fingerprints the chosen file in the browser and asks about the fingerprint alone: the file does not leave the computer.
"use strict";
(() => {
  const form = document.querySelector("form[data-verify]");
  if (!form || !window.crypto?.subtle) return; // without it (plain HTTP, old browser) the form is simply sent
  const input = form.querySelector("input[type=file]");
  const status = form.querySelector("[data-verify-status]");
  let failed = false;

  async function fingerprint(file) {
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  async function check() {
    try {
      const address = new URL(form.action);
      address.searchParams.set("sha256", await fingerprint(input.files[0]));
      window.location.assign(address);
    } catch {
      failed = true;
      status.textContent = form.dataset.unread;
    }
  }

  form.addEventListener("submit", (event) => {
    if (failed || !input.files.length) return;
    event.preventDefault();
    check();
  });
})();
