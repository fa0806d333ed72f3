// @ts-check
// The list of layers: check boxes switch layers on the map and write the choice into the address.
import { setParameter } from "./address.js";

/** Show another measure as soon as it is chosen; without script a button does it. */
export function watchMeasure() {
  const choice = /** @type {HTMLSelectElement | null} */ (document.querySelector("#measure"));
  choice?.addEventListener("change", () => choice.form?.requestSubmit());
}

/** Unfold the table that a link of the legend leads to. */
export function watchTableLinks() {
  for (const link of document.querySelectorAll('.layers a[href^="#table-"]')) {
    const table = document.querySelector(link.getAttribute("href") ?? "");
    link.addEventListener("click", () => table?.closest("details")?.setAttribute("open", ""));
  }
}

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
