// @ts-check
// The parts of the page that change with the state: the server's own markup, brought in without losing the focus.

import { Idiomorph } from "../vendor/idiomorph/idiomorph.js";

/**
 * Bring some parts up to date.
 * @param {Record<string, string>} parts markup by name
 * @param {string[]} names
 */
export function bringIn(parts, names) {
  for (const name of names) {
    const place = document.querySelector(`[data-part="${name}"]`);
    if (place && name in parts) {
      Idiomorph.morph(place, parts[name], {
        morphStyle: "innerHTML",
        callbacks: { beforeAttributeUpdated: keepsOpen, beforeNodeMorphed: isNotTyped },
      });
    }
  }
  for (const mark of document.querySelectorAll("[data-mark]:empty")) {
    const [layer, value] = (mark.getAttribute("data-mark") ?? "").split("/");
    const drawn = document.querySelector(`svg[data-symbol="${CSS.escape(`${layer}/${value}`)}"]`);
    mark.replaceChildren(...(drawn ? [drawn.cloneNode(true)] : []));
  }
}

/**
 * What the reader unfolded stays unfolded.
 * @param {string} name
 * @param {Element} node
 */
function keepsOpen(name, node) {
  return name !== "aria-expanded" && !(name === "open" && node instanceof HTMLDetailsElement);
}

/**
 * A day that is being typed stays as it is.
 * @param {Node} node
 */
function isNotTyped(node) {
  return !(node instanceof HTMLInputElement && node.type === "date" && node === document.activeElement);
}
