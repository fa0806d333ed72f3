// @ts-check
// Chips of sources: publisher and year, a link where the source can be followed.
import { element, spoken } from "./dom.js";
import { numberFormat } from "./numbers.js";

const SHOWN = 1;

/**
 * Return the chips of the sources of one statement.
 * @param {import("./types.js").Source[]} sources
 * @param {import("./types.js").PageData} page
 */
export function sourceChips(sources, page) {
  const [first, rest] = [sources.slice(0, SHOWN), sources.slice(SHOWN)];
  // One more chip takes no more room than the word that would hide it.
  return rest.length < 2 ? chipList(sources, page) : element("div", { class: "source-group" }, chipList(first, page), furtherChips(rest, page));
}

/**
 * @param {import("./types.js").Source[]} sources
 * @param {import("./types.js").PageData} page
 */
function furtherChips(sources, page) {
  const count = numberFormat(page.locale).format(sources.length);
  const summary = element("summary", {}, page.words.further.replace("{value}", count));
  return element("details", { class: "further" }, summary, chipList(sources, page));
}

/**
 * @param {import("./types.js").Source[]} sources
 * @param {import("./types.js").PageData} page
 */
function chipList(sources, page) {
  const chips = sources.map((source) => {
    const label = spoken(source.label);
    const chip = source.url
      ? element("a", { href: source.url, rel: "noopener noreferrer", target: "_blank", class: "source-chip" }, label)
      : element("span", { class: "source-chip" }, label);
    chip.title = source.title;
    return element("li", {}, chip);
  });
  return element("ul", { class: "sources", "aria-label": page.words.sources }, ...chips);
}
