// @ts-check
// Sheets of the phone: opened by a button, closed by a button or Escape, focus goes back.

/** Bring the buttons that open and close the list of layers to life. */
export function watchSheets() {
  for (const button of document.querySelectorAll("[data-open]")) {
    const panel = document.getElementById(button.getAttribute("data-open") ?? "");
    button.addEventListener("click", () => {
      const isOpen = panel?.classList.toggle("is-open") ?? false;
      button.setAttribute("aria-expanded", String(isOpen));
      if (isOpen) {
        /** @type {HTMLElement | null | undefined} */ (panel?.querySelector("h2"))?.focus();
      }
    });
    const close = () => {
      if (panel?.classList.contains("is-open")) {
        panel.classList.remove("is-open");
        button.setAttribute("aria-expanded", "false");
        /** @type {HTMLElement} */ (button).focus();
      }
    };
    panel?.addEventListener("click", (event) => /** @type {HTMLElement} */ (event.target).closest("[data-close]") && close());
    panel?.addEventListener("keydown", (event) => event.key === "Escape" && close());
  }
}
