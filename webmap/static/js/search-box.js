// @ts-check
// The search box before it is used: what it is, and the module that comes once somebody turns to it.

const form = document.querySelector("form[data-search]");
const field = form?.querySelector("#search-words");

if (form instanceof HTMLFormElement && field instanceof HTMLInputElement && JSON.parse(form.dataset.search ?? "").index) {
  const { words } = JSON.parse(form.dataset.search ?? "");
  const wake = () => {
    // Should it fail, the form still leads to the table, and the next turn to it tries again.
    import(/** @type {string} */ (form.dataset.module)).catch((error) => {
      console.error(error);
      field.addEventListener("focus", wake, { once: true });
    });
  };
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": "search-list", "aria-autocomplete": "list" })) {
    field.setAttribute(name, value);
  }
  if (matchMedia("(max-width: 480px)").matches) {
    field.placeholder = matchMedia("(max-width: 340px)").matches ? words.shortest : words.short;
  }
  field.addEventListener("focus", wake, { once: true });
  if (document.activeElement === field) {
    wake();
  }
}
