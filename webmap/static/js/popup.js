// @ts-check
// The details card: names, facts with their sources, conflicts. Everything is set as text.
import { changed } from "./address.js";
import { aroundIt } from "./around.js";
import { sourceChips } from "./chips.js";
import { actions } from "./cite.js";
import { conflictCard } from "./conflict.js";
import { element, spoken, symbol } from "./dom.js";
import { pastEvents } from "./history.js";

/**
 * Fill the card with the details of one feature.
 * @param {HTMLElement} body
 * @param {import("./types.js").Details} details
 * @param {import("./types.js").PageData} page
 * @param {HTMLElement | null} [foot] where the ways on stand, else below the facts
 */
export function fillCard(body, details, page, foot = null) {
  const around = aroundIt(details.around, page);
  const parts = [
    element("p", { class: "card-kind" }, details.kind),
    namesLine(details),
    ...[details.isUnverified ? page.words.unverified : "", details.noPlace].filter(Boolean)
      .map((text) => element("p", { class: "unverified-tag" }, text)),
    element("dl", { class: "facts" }, ...factLines(details.facts).flatMap((line) => factRow(line, page))),
    ...details.conflicts.map((conflict) => conflictCard(conflict, page)),
    ...(details.history ? [pastEvents(details.history, page)] : []),
    ...(around ? [around] : []),
    element("p", { class: "note" }, `${details.confidence}. ${details.disclaimer}`),
  ];
  body.replaceChildren(...parts);
  (foot ?? body).append(actions(details, page));
}

/** @param {import("./types.js").Details} details */
function namesLine(details) {
  const items = details.names.map((name) => element("li", {}, spoken(name)));
  return element("ul", { class: "names" }, ...items);
}

/**
 * Return the facts by line: a joined one stands on the line of the fact it qualifies.
 * @param {import("./types.js").Fact[]} facts
 */
function factLines(facts) {
  /** @type {import("./types.js").Fact[][]} */
  const lines = [];
  for (const fact of facts) {
    if (fact.isJoined && lines.length) {
      lines[lines.length - 1].push(fact);
    } else {
      lines.push([fact]);
    }
  }
  return lines;
}

/**
 * @param {import("./types.js").Fact[]} line
 * @param {import("./types.js").PageData} page
 */
function factRow(line, page) {
  const value = element("dd", {});
  for (const fact of line) {
    const label = element("span", { class: fact.badge ? "visually-hidden" : "note" }, fact.label);
    const values = fact.values.map((words) => factValue(fact, words));
    value.append(...(fact.isJoined ? [element("span", { class: "joined" }, label, " ", ...values)] : values));
    if (fact.isDisputed) {
      value.append(disputeTag(fact.dispute, page));
    }
    if (fact.isDerived) {
      value.append(element("span", { class: "derived" }, page.words.derived));
    }
  }
  const sources = new Map(line.flatMap((fact) => fact.sources).map((source) => [source.id, source]));
  value.append(sourceChips([...sources.values()], page));
  return [element("dt", {}, line[0].label), value];
}

/**
 * Return the tag of a disputed value: it leads to its disagreement below, and unfolds who says what.
 * @param {number} place
 * @param {import("./types.js").PageData} page
 */
function disputeTag(place, page) {
  const tag = element("button", { type: "button", class: "conflict-tag" }, page.words.disputed);
  tag.addEventListener("click", () => {
    const conflict = tag.closest(".card-body")?.querySelectorAll(".conflict")[place];
    /** @type {HTMLElement | null} */ (conflict?.querySelector('[aria-expanded="false"].conflict-unfold'))?.click();
    const title = /** @type {HTMLElement | null} */ (conflict?.querySelector("h3"));
    title?.focus();
    title?.scrollIntoView({ block: "start" });
  });
  return tag;
}

/**
 * @param {import("./types.js").Fact} fact
 * @param {import("./types.js").FactWords} words
 */
function factValue(fact, words) {
  const drawn = fact.symbol ? symbol(...splitSymbol(fact.symbol)) : null;
  const kind = fact.badge ? `badge badge-${fact.badge}` : `fact-value${drawn ? " has-symbol" : ""}`;
  const text = words.select
    ? element("a", { href: changed(location.href, "select", words.select), "data-select": words.select }, spoken(words))
    : words.url
      ? element("a", { href: words.url }, spoken(words))
      : spoken(words);
  const beside = words.beside ? [element("span", { class: "note" }, words.beside)] : [];
  return element("span", { class: kind }, ...(drawn ? [drawn] : []), text, ...beside);
}

/**
 * @param {string} name
 * @returns {[string, string]}
 */
function splitSymbol(name) {
  const [layer, value] = name.split("/");
  return [layer, value ?? ""];
}
