// @ts-check
// The list of layers: check boxes switch layers on the map and write the choice into the address.
import { setParameter } from "./address.js";

/**
 * Bring the check boxes to life.
 * @param {string[]} defaults layers shown when the address names none
 * @param {(id: string, isShown: boolean) => void} show
 */
export function watchLegend(defaults, show) {
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-layer-toggle]"));
  for (const box of boxes) {
    box.disabled = false;
    box.addEventListener("change", () => {
      box.closest(".layer")?.classList.toggle("is-off", !box.checked);
      show(box.value, box.checked);
      const chosen = [...boxes].filter((each) => each.checked).map((each) => each.value);
      const isDefault = chosen.length === defaults.length && defaults.every((id) => chosen.includes(id));
      setParameter("layers", isDefault ? null : chosen.join(","));
    });
  }
}
