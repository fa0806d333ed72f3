// @ts-check
// The list of layers: check boxes and the choice of a measure lead to another state.
import { changed } from "./address.js";

/**
 * Bring the list to life.
 * @param {string[]} defaults layers shown when the address names none
 * @param {(address: string) => void} go
 */
export function watchLegend(defaults, go) {
  const list = /** @type {HTMLElement} */ (document.querySelector('[data-part="legend"]'));
  list.addEventListener("change", (event) => {
    const control = /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target);
    if (control.matches("[data-layer-toggle]")) {
      // An order by a column of a hidden layer would be refused.
      const unordered = changed(changed(location.href, "sort", null), "group", null);
      go(changed(unordered, "layers", chosenLayers(list, defaults)));
    } else if (control.matches("#measure")) {
      const isDefault = /** @type {HTMLSelectElement} */ (control).selectedIndex === 0;
      go(changed(location.href, "measure", isDefault ? null : control.value));
    }
  });
}

/**
 * Return the value of `layers`, or nothing where it is that of the bare address.
 * @param {HTMLElement} list
 * @param {string[]} defaults
 */
function chosenLayers(list, defaults) {
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (list.querySelectorAll("[data-layer-toggle]"));
  const chosen = [...boxes].filter((each) => each.checked).map((each) => each.value);
  const isDefault = chosen.length === defaults.length && defaults.every((id) => chosen.includes(id));
  return isDefault ? null : chosen.join(",");
}
