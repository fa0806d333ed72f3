// @ts-check
// Copy buttons: shown only where they work, each says what it did.
import { copyText } from "./clipboard.js";

/** Show the buttons and make them work. */
function start() {
  const state = /** @type {HTMLElement} */ (document.getElementById("copied"));
  const page = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("post-data")).textContent ?? "");
  for (const each of document.querySelectorAll("[data-copy], [data-copy-address]")) {
    const button = /** @type {HTMLButtonElement} */ (each);
    button.hidden = false;
    const { copy: text, copyAddress: address } = button.dataset;
    const words = button.textContent ?? "";
    button.addEventListener("click", async () => {
      await copyText(text ?? new URL(address ?? "", location.href).href);
      button.textContent = page.words.copied;
      state.textContent = `${page.words.copied} · ${button.getAttribute("aria-label") ?? ""}`;
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  }
}

start();
