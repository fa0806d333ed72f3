// @ts-check
// The search box before it is used: what it is, and the module that comes once somebody turns to it.

const form = document.querySelector("form[data-search]");
const field = form?.querySelector("#search-words");
const data = JSON.parse(form instanceof HTMLFormElement ? form.dataset.search ?? "{}" : "{}");

if (field instanceof HTMLInputElement && matchMedia("(max-width: 480px)").matches) {
  field.placeholder = matchMedia("(max-width: 340px)").matches ? data.words.shortest : data.words.short;
}

if (form instanceof HTMLFormElement && field instanceof HTMLInputElement && data.index) {
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
  field.addEventListener("focus", wake, { once: true });
  if (document.activeElement === field) {
    wake();
  }
}
