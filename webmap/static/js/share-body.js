// @ts-check
// The forms of a view: addresses get the host of the reader's page, copy buttons copy and say so.
import { copyText } from "./clipboard.js";

const COPIED_MS = 2000;

/**
 * Bring the share page, or its part in the dialog, to life.
 * @param {Element} body
 */
export function bringToLife(body) {
  for (const place of body.querySelectorAll("[data-address]")) {
    // Without a public address the server writes paths: it never trusts the Host of a request.
    place.textContent = new URL(place.textContent ?? "", location.href).href;
  }
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (body.querySelectorAll("[data-copy-from]"))) {
    button.hidden = false;
    button.addEventListener("click", () => copy(body, button));
  }
  for (const picture of body.querySelectorAll(".share-preview img")) {
    picture.addEventListener("error", () => { /** @type {HTMLElement} */ (picture.closest("figure")).hidden = true; });
  }
}

/**
 * @param {Element} body
 * @param {HTMLButtonElement} button
 */
async function copy(body, button) {
  const field = /** @type {HTMLElement} */ (body.querySelector(`#${CSS.escape(button.dataset.copyFrom ?? "")}`));
  const words = button.textContent;
  const copied = body.getAttribute("data-copied") ?? "";
  await copyText(field.textContent ?? "");
  button.textContent = copied;
  /** @type {HTMLElement} */ (body.querySelector("[data-share-said]")).textContent = copied;
  setTimeout(() => { button.textContent = words; }, COPIED_MS);
}
