// @ts-check
// The details card: names, facts with their sources, conflicts. Everything is set as text.
import { element, spoken, symbol } from "./dom.js";

const SHOWN = 3;

/**
 * Fill the card with the details of one feature.
 * @param {HTMLElement} body
 * @param {import("./types.js").Details} details
 * @param {import("./types.js").PageData} page
 */
export function fillCard(body, details, page) {
  const parts = [
    element("p", { class: "card-kind" }, details.kind),
    namesLine(details),
    ...[details.isUnverified ? page.words.unverified : "", details.noPlace].filter(Boolean)
      .map((text) => element("p", { class: "unverified-tag" }, text)),
    element("dl", { class: "facts" }, ...details.facts.flatMap((fact) => factRow(fact, page))),
    ...details.conflicts.map((conflict) => conflictCard(conflict, page)),
    element("p", { class: "note" }, `${details.confidence}. ${details.disclaimer}`),
  ];
  body.replaceChildren(...parts);
}

/** @param {import("./types.js").Details} details */
function namesLine(details) {
  const items = details.names.map((name) => element("li", {}, spoken(name)));
  return element("ul", { class: "names" }, ...items);
}

/**
 * @param {import("./types.js").Fact} fact
 * @param {import("./types.js").PageData} page
 */
function factRow(fact, page) {
  const value = element("dd", {});
  for (const words of fact.values) {
    const drawn = fact.symbol ? symbol(...splitSymbol(fact.symbol)) : null;
    const kind = fact.badge ? `badge badge-${fact.badge}` : "fact-value";
    value.append(element("span", { class: kind }, ...(drawn ? [drawn] : []), spoken(words)));
  }
  if (fact.isDerived) {
    value.append(element("span", { class: "derived" }, page.words.derived));
  }
  if (fact.note) {
    value.append(element("span", { class: "fact-note" }, fact.note));
  }
  value.append(sourceChips(fact.sources, page));
  return [element("dt", {}, fact.label), value];
}

/**
 * @param {string} name
 * @returns {[string, string]}
 */
function splitSymbol(name) {
  const [layer, value] = name.split("/");
  return [layer, value ?? ""];
}

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
  const count = new Intl.NumberFormat(page.locale).format(sources.length);
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

/**
 * @param {import("./types.js").Conflict} conflict
 * @param {import("./types.js").PageData} page
 */
function conflictCard(conflict, page) {
  const rows = conflict.claims.map((claim) => {
    const row = element("li", claim.isFollowed ? { class: "is-followed" } : {}, spoken(claim.text));
    if (claim.isFollowed) {
      row.append(element("span", { class: "followed" }, page.words.followed));
    }
    row.append(sourceChips(claim.sources, page));
    return row;
  });
  const sign = element("span", { class: "conflict-sign", "aria-hidden": "true" }, "≠");
  const card = element("section", { class: "conflict" }, element("h3", {}, sign, spoken(conflict.title)));
  card.append(element("ul", { class: "claims" }, ...rows));
  if (conflict.rule.text) {
    card.append(spoken(conflict.rule, "p"));
  }
  return card;
}
