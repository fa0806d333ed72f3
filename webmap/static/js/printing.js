// @ts-check
// On paper: the map in the size of the sheet, every table unfolded, and the address of what is shown.

/** @param {any} map */
export function watchPrinting(map) {
  const root = document.documentElement;
  const address = /** @type {HTMLElement} */ (document.querySelector("[data-print-address]"));
  /** @type {any} */
  let seen = null;
  /** @type {Element[]} */
  let folded = [];
  addEventListener("beforeprint", () => {
    seen = { centre: map.getCenter(), zoom: map.getZoom(), bounds: map.getBounds() };
    address.textContent = location.href;
    folded = [...document.querySelectorAll(".layer-table:not([open])")];
    folded.forEach((table) => table.setAttribute("open", ""));
    root.classList.add("is-printing");
    map.invalidateSize({ animate: false });
    map.fitBounds(seen.bounds, { animate: false });
  });
  addEventListener("afterprint", () => {
    root.classList.remove("is-printing");
    folded.forEach((table) => table.removeAttribute("open"));
    map.invalidateSize({ animate: false });
    map.setView(seen.centre, seen.zoom, { animate: false });
  });
}
