// @ts-check
// Three lines for the first visit; put away, they do not come back.
import { remember, remembered } from "./storage.js";

const NAME = "takhoum-hint";

/**
 * Show the hint to who has not seen it.
 * @param {any} map told when the hint is put away: names may stand there again
 */
export function showHint(map) {
  const hint = /** @type {HTMLElement} */ (document.querySelector("[data-hint]"));
  if (remembered(NAME) !== null) {
    return;
  }
  hint.hidden = false;
  const box = map.getContainer();
  const away = () => {
    if (!hint.hidden) {
      hint.hidden = true;
      remember(NAME, "seen");
      map.fire("zoomend");
    }
  };
  /** @type {HTMLElement} */ (hint.querySelector("button")).addEventListener("click", () => {
    away();
    box.focus({ preventScroll: true });
  });
  hint.addEventListener("keydown", (event) => event.key === "Escape" && away());
  // Who opens something, or goes from place to place, has understood.
  new MutationObserver(away).observe(/** @type {HTMLElement} */ (document.getElementById("card")), { attributes: true, attributeFilter: ["hidden"] });
  box.addEventListener("focusin", (/** @type {Event} */ { target }) => target !== box && away());
}
