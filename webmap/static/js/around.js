// @ts-check
// What stands around a feature on the map: links that open the card of each thing.
import { changed } from "./address.js";
import { element, spoken, symbol } from "./dom.js";

const OPEN_UP_TO = 6;

/**
 * Return the groups of things around a feature; long groups are folded.
 * @param {import("./types.js").Surroundings[]} groups
 * @param {import("./types.js").PageData} page
 */
export function aroundIt(groups, page) {
  const made = groups.map((group) => {
    const items = group.things.map((thing) => element("li", {}, link(thing), ...(thing.note ? [note(thing, group, page)] : [])));
    const title = element("summary", {}, group.title, " ", element("span", { class: "count" }, group.count));
    const folded = element("details", { class: "around" }, title, element("ul", {}, ...items));
    folded.toggleAttribute("open", group.things.length <= OPEN_UP_TO);
    return folded;
  });
  return made.length ? element("section", { class: "around-it" }, element("h3", {}, page.words.around), ...made) : null;
}

/** @param {import("./types.js").Nearby} thing */
function link(thing) {
  const [layer, value] = thing.symbol.split("/");
  const drawn = value ? symbol(layer, value) : null;
  return element("a", { href: changed(location.href, "select", thing.select), "data-select": thing.select }, ...(drawn ? [drawn] : []), spoken(thing));
}

/**
 * @param {import("./types.js").Nearby} thing
 * @param {import("./types.js").Surroundings} group
 * @param {import("./types.js").PageData} page
 */
function note(thing, group, page) {
  const computed = group.isDerived ? [" ", element("span", { class: "derived" }, page.words.derived)] : [];
  return element("span", { class: "note" }, thing.note, ...computed);
}
