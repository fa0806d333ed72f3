// @ts-check
// The details card: names, facts with their sources, conflicts. Everything is set as text.
import { changed, inTime } from "./address.js";
import { copyText } from "./clipboard.js";
import { element, spoken, symbol } from "./dom.js";
import { pastEvents } from "./history.js";

const SHOWN = 1;
const COPIED_MS = 2000;

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
    element("dl", { class: "facts" }, ...factLines(details.facts).flatMap((line) => factRow(line, page))),
    ...details.conflicts.map((conflict) => conflictCard(conflict, page)),
    ...(details.history ? [pastEvents(details.history, page)] : []),
    element("p", { class: "note" }, `${details.confidence}. ${details.disclaimer}`),
    actions(details, page),
  ];
  body.replaceChildren(...parts);
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
    if (fact.isDerived) {
      value.append(element("span", { class: "derived" }, page.words.derived));
    }
  }
  const sources = new Map(line.flatMap((fact) => fact.sources).map((source) => [source.id, source]));
  value.append(sourceChips([...sources.values()], page));
  return [element("dt", {}, line[0].label), value];
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
    : spoken(words);
  const date = words.date ? [element("span", { class: "note" }, words.date)] : [];
  return element("span", { class: kind }, ...(drawn ? [drawn] : []), text, ...date);
}

/**
 * Return the way on: the page of the feature, and its address here.
 * @param {import("./types.js").Details} details
 * @param {import("./types.js").PageData} page
 */
function actions(details, page) {
  const button = element("button", { type: "button", class: "quiet card-copy" }, page.words.copyLink);
  button.addEventListener("click", async () => {
    await copyText(location.href);
    button.textContent = page.words.copied;
    setTimeout(() => { button.textContent = page.words.copyLink; }, COPIED_MS);
  });
  button.setAttribute("aria-live", "polite");
  const { page: own } = details;
  const link = own ? [element("a", { href: inTime(own.url), class: "button" }, own.label)] : [];
  return element("div", { class: "card-actions" }, ...link, button);
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
