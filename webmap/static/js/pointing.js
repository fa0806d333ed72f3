// @ts-check
// Rows and map show each other: what is pointed at or has the focus in one is marked in the other.

/**
 * Tie the shapes of a layer to their rows.
 * @param {import("./layers.js").MapLayer} layer
 */
export function pointFromMap(layer) {
  for (const shape of layer.everything()) {
    const row = () => rowOf(layer.spec.id, String(shape.feature.properties[layer.spec.key]));
    const point = (/** @type {boolean} */ isOn) => () => row()?.classList.toggle("is-pointed", isOn);
    shape.on("mouseover", point(true));
    shape.on("mouseout", point(false));
    shape.on("add", () => {
      shape.getElement().addEventListener("focus", point(true));
      shape.getElement().addEventListener("blur", point(false));
    });
  }
}

/**
 * Tie the rows of the table to the shapes on the map.
 * @param {(selected: string) => any} shapeOf the shape of layer:key, if it is seen
 */
export function pointFromTable(shapeOf) {
  const table = /** @type {HTMLElement} */ (document.querySelector('[data-part="table"]'));
  /** @type {any} */
  let pointed = null;
  const point = (/** @type {Event} */ event) => {
    const row = /** @type {HTMLElement} */ (event.target).closest("tr[data-key]");
    pointed?.getElement?.()?.classList.remove("is-pointed");
    pointed = row ? shapeOf(row.querySelector("[data-select]")?.getAttribute("data-select") ?? "") : null;
    pointed?.getElement?.()?.classList.add("is-pointed");
  };
  for (const kind of ["mouseover", "focusin", "mouseleave", "focusout"]) {
    table.addEventListener(kind, point);
  }
}

/**
 * Mark the row of what is chosen.
 * @param {string} selected layer:key, or nothing
 */
export function chooseRow(selected) {
  for (const row of document.querySelectorAll("tr.is-chosen")) {
    row.classList.remove("is-chosen");
  }
  const [layer, key] = selected.split(/:(.*)/s);
  const row = key ? rowOf(layer, key) : null;
  row?.classList.add("is-chosen");
  // The rows scroll inside their table: the map stays in sight.
  const box = row?.closest(".table-scroll");
  if (row && box && (row.offsetTop < box.scrollTop || row.offsetTop + row.offsetHeight > box.scrollTop + box.clientHeight)) {
    const top = row.offsetTop - box.clientHeight / 3;
    const first = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("tbody > tr")]).find((each) => each.offsetTop >= top) ?? row;
    // Whole rows below the head: none is half covered.
    box.scrollTop = first.offsetTop - (box.querySelector("thead")?.offsetHeight ?? 0);
  }
}

/**
 * @param {string} layer
 * @param {string} key
 */
function rowOf(layer, key) {
  return document.getElementById(`row-${layer}-${key}`);
}
