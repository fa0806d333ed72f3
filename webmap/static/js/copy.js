// @ts-check
// Copy buttons: shown only where they work, each says what it did.

/**
 * Copy a text, also where the clipboard is closed to scripts (a page without https).
 * @param {string} text
 */
async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

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
      await copy(text ?? new URL(address ?? "", location.href).href);
      button.textContent = page.words.copied;
      state.textContent = `${page.words.copied} · ${button.getAttribute("aria-label") ?? ""}`;
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  }
}

start();
