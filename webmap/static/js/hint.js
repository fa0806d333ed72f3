// @ts-check
// Three lines for the first visit; put away, they do not come back.
import { remember, remembered } from "./storage.js";

const NAME = "takhoum-hint";

/** Show the hint to who has not seen it. */
export function showHint() {
  const hint = /** @type {HTMLElement} */ (document.querySelector("[data-hint]"));
  if (remembered(NAME) !== null) {
    return;
  }
  hint.hidden = false;
  const away = () => {
    hint.hidden = true;
    remember(NAME, "seen");
  };
  /** @type {HTMLElement} */ (hint.querySelector("button")).addEventListener("click", () => {
    away();
    /** @type {HTMLElement} */ (document.querySelector(".leaflet-container")).focus({ preventScroll: true });
  });
  hint.addEventListener("keydown", (event) => event.key === "Escape" && away());
  // Who opens something has understood.
  new MutationObserver((_, watcher) => {
    watcher.disconnect();
    away();
  }).observe(/** @type {HTMLElement} */ (document.getElementById("card")), { attributes: true, attributeFilter: ["hidden"] });
}
