// @ts-check
// Menus that unfold: one at a time, closed by Escape and by going elsewhere.

/** Bring the menus of the page to life, those that come later too. */
export function watchMenus() {
  const menus = () => /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.menu[open]"));
  const closeOthers = (/** @type {EventTarget | null} */ target) => {
    for (const menu of menus()) {
      menu.open = target instanceof Node && menu.contains(target);
    }
  };
  document.addEventListener("click", (event) => closeOthers(event.target));
  document.addEventListener("focusin", (event) => closeOthers(event.target));
  document.addEventListener("keydown", (event) => {
    const [open] = event.key === "Escape" ? menus() : [];
    if (open) {
      open.open = false;
      open.querySelector("summary")?.focus();
      event.stopPropagation();
    }
  }, true);
}
