// @ts-check
// Moving the map without dragging: four buttons, for readers who cannot drag. The arrow keys do the same on the map.

const STEP = 120;

/**
 * @param {any} map
 * @param {boolean} isStill whether the reader wants no motion
 */
export function watchPan(map, isStill) {
  const toggle = /** @type {HTMLButtonElement} */ (document.querySelector("[data-pan-pad]"));
  const pad = /** @type {HTMLElement} */ (document.getElementById("pan-pad"));
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    pad.hidden = !pad.hidden;
    toggle.setAttribute("aria-expanded", String(!pad.hidden));
  });
  pad.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      pad.hidden = true;
      toggle.setAttribute("aria-expanded", "false");
      toggle.focus();
    }
  });
  for (const button of pad.querySelectorAll("[data-pan]")) {
    const [x, y] = (button.getAttribute("data-pan") ?? "").split(",").map(Number);
    button.addEventListener("click", () => map.panBy([x * STEP, y * STEP], { animate: !isStill }));
  }
  if (isStill) {
    const pan = map.panBy.bind(map);
    // The arrow keys of Leaflet glide unless told not to.
    map.panBy = (/** @type {any} */ by, /** @type {any} */ options) => pan(by, { ...options, animate: false });
  }
}
