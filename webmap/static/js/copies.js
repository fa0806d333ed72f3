// @ts-check
// Symbols in rows and texts: copies of those in the legend.
import { symbol } from "./dom.js";

/** Draw the symbols that are asked for and not yet there. */
export function copySymbols() {
  for (const mark of document.querySelectorAll("[data-mark]:empty")) {
    const [layer, value] = (mark.getAttribute("data-mark") ?? "").split("/");
    const drawn = symbol(layer, value);
    mark.replaceChildren(...(drawn ? [drawn] : []));
  }
}
