// @ts-check
// On narrow screens the parts of the site and the languages stand behind a button.

const header = document.querySelector(".site-header");
const button = header?.querySelector(".menu-button");

/** @param {boolean} isOpen */
function open(isOpen) {
  header?.classList.toggle("is-open", isOpen);
  button?.setAttribute("aria-expanded", String(isOpen));
}

button?.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"));
header?.addEventListener("keydown", (event) => {
  if (/** @type {KeyboardEvent} */ (event).key === "Escape" && header.classList.contains("is-open")) {
    open(false);
    /** @type {HTMLElement} */ (button).focus();
  }
});
