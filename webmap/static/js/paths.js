// @ts-check
// Paths through the page by keyboard: links at its start and F6 lead from part to part, arrows through lists and rows.

// Where each part of the page begins, in their order.
const PARTS = ["#search-words", "#layers-title", "#open-layers", "#filters summary", ".leaflet-container", "#card-title", "#play", "#tables-title"];
// The list that the arrow keys, Home and End walk through, by what has the focus in it.
const LISTS = { "[data-layer-toggle]": ".layers", ".row-name": "tbody" };
const STEPS = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

/** Bring the paths to life. */
export function watchPaths() {
  nameMap();
  document.addEventListener("click", (event) => skip(event));
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) {
      return;
    }
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key === "F6" ? goOn(event.shiftKey) : event.key === "Escape" ? leaveTable(target) : walk(target, event.key)) {
      event.preventDefault();
    }
  });
}

/** The map has keys of its own, which a screen reader must let through. */
function nameMap() {
  const map = /** @type {HTMLElement} */ (document.querySelector(".leaflet-container"));
  map.setAttribute("role", "application");
  map.setAttribute("aria-label", map.closest("[data-keys]")?.getAttribute("data-keys") ?? "");
}

/**
 * Follow a link to a part of the page without writing the part into the address.
 * @param {MouseEvent} event
 */
function skip(event) {
  const link = /** @type {HTMLElement} */ (event.target).closest("[data-skip]");
  const target = /** @type {HTMLElement | null} */ (document.querySelector(link?.getAttribute("data-skip") || "#none"));
  if (!link || !target) {
    return;
  }
  event.preventDefault();
  if (!target.checkVisibility()) {
    // A sheet of the phone: its button opens it and brings the focus there.
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-open="${target.closest("section")?.id}"]`))?.click();
    return;
  }
  target.closest("details:not(.menu)")?.setAttribute("open", "");
  // A table begins below its heading.
  target.scrollIntoView({ block: target.closest(".layer-table") ? "start" : "nearest" });
  target.focus({ preventScroll: true });
}

/**
 * Go to the start of the next part of the page, or of the present or former one. After the last the key is the browser's.
 * @param {boolean} isBack
 */
function goOn(isBack) {
  const here = document.activeElement ?? document.body;
  const wanted = isBack ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const starts = PARTS.map((part) => /** @type {HTMLElement | null} */ (document.querySelector(part)))
    .filter((start) => start?.checkVisibility() && here.compareDocumentPosition(start) & wanted && !start.contains(here));
  const next = isBack ? starts.pop() : starts[0];
  next?.focus();
  return next !== undefined;
}

/**
 * From the table back to the switch that shows it.
 * @param {HTMLElement} target
 */
function leaveTable(target) {
  const isHere = target.closest("#table") !== null;
  if (isHere) {
    /** @type {HTMLElement | null} */ (document.querySelector("#view-2"))?.focus();
  }
  return isHere;
}

/**
 * Go through a list.
 * @param {HTMLElement} target
 * @param {string} key
 */
function walk(target, key) {
  const step = STEPS[/** @type {keyof typeof STEPS} */ (key)];
  const [kind, list] = Object.entries(LISTS).find(([each]) => target.matches(each)) ?? ["", ""];
  if (!step || !kind) {
    return false;
  }
  const all = /** @type {HTMLElement[]} */ ([...(target.closest(list)?.querySelectorAll(kind) ?? [])]);
  all[Math.max(0, Math.min(all.length - 1, all.indexOf(target) + step))]?.focus();
  return true;
}
