// @ts-check
// What happened at a feature, oldest first, folded until it is asked for.
import { element, spoken } from "./dom.js";
import { sourceChips } from "./chips.js";

/**
 * Return the events of a feature with their sources.
 * @param {{ title: string, events: import("./types.js").PastEvent[] }} history
 * @param {import("./types.js").PageData} page
 */
export function pastEvents(history, page) {
  const items = history.events.map((event) => {
    const claims = event.claims.map((claim) =>
      element("p", claim.is_followed ? { class: "is-followed" } : {}, spoken(claim.text), " ", element("span", { class: "note" }, claim.tags)));
    return element("li", {}, element("p", { class: "history-date" }, event.date), ...claims, sourceChips(event.sources, page));
  });
  return element("details", { class: "history" }, element("summary", {}, history.title), element("ol", {}, ...items));
}
