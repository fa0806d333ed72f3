// @ts-check
// The map with its controls on the full screen; where a browser cannot, there is no button.

/** @param {any} map */
export function watchFullScreen(map) {
  const button = /** @type {HTMLButtonElement} */ (document.querySelector("[data-full-screen]"));
  const stage = /** @type {HTMLElement} */ (document.querySelector(".stage"));
  if (!document.fullscreenEnabled) {
    return;
  }
  button.hidden = false;
  button.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : stage.requestFullscreen()));
  document.addEventListener("fullscreenchange", () => {
    const isFull = document.fullscreenElement === stage;
    button.textContent = (isFull ? button.dataset.leave : button.dataset.enter) ?? "";
    map.invalidateSize({ animate: false });
  });
}
