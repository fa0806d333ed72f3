// @ts-check
// The parts of the page that change with the state: the server's own markup, brought in without losing the focus.
// Loaded once the map answers, since nothing changes before.

import { Idiomorph } from "../vendor/idiomorph/idiomorph.js";
import { copySymbols } from "./copies.js";

/**
 * Bring some parts up to date.
 * @param {Record<string, string>} parts markup by name
 * @param {string[]} names
 */
export function bringIn(parts, names) {
  for (const name of names) {
    const place = document.querySelector(`[data-part="${name}"]`);
    if (place && name in parts) {
      const held = place.contains(document.activeElement) ? document.activeElement : null;
      const menu = held?.closest("details[id]")?.id ?? "";
      Idiomorph.morph(place, parts[name], {
        morphStyle: "innerHTML",
        callbacks: { beforeAttributeUpdated: keepsOpen, beforeNodeMorphed: isNotTyped },
      });
      if (held && !held.isConnected) {
        catchFocus(place, document.getElementById(menu));
      }
    }
  }
  copySymbols();
}

/**
 * What had the focus is gone, as a filter that was taken back: the focus goes to what stands nearest.
 * @param {Element} place
 * @param {Element | null} menu in which it was
 */
function catchFocus(place, menu) {
  const filters = document.querySelectorAll("#filters summary, #open-filters");
  const near = [menu, place].flatMap((each) => [...(each?.querySelectorAll("summary, select") ?? [])]);
  /** @type {HTMLElement | undefined} */ ([...near, ...filters].find((each) => each.checkVisibility()))?.focus();
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
