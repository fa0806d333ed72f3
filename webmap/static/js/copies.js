// @ts-check
// Symbols in rows and texts: copies of those in the legend.

/** Draw the symbols that are asked for and not yet there. */
export function copySymbols() {
  for (const mark of document.querySelectorAll("[data-mark]:empty")) {
    const [layer, value] = (mark.getAttribute("data-mark") ?? "").split("/");
    const drawn = document.querySelector(`svg[data-symbol="${CSS.escape(`${layer}/${value}`)}"]`);
    mark.replaceChildren(...(drawn ? [drawn.cloneNode(true)] : []));
  }
}
