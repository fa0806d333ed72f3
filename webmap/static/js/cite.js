// @ts-check
// The actions below a card: its page, its address, its citation, the way to its place.
import { inTime } from "./address.js";
import { copyText } from "./clipboard.js";
import { element } from "./dom.js";

const COPIED_MS = 2000;

/**
 * Return a button that copies a text and says so.
 * @param {string} words
 * @param {() => string} text
 * @param {import("./types.js").PageData} page
 * @param {string} [kind]
 */
export function copyButton(words, text, page, kind = "") {
  const button = element("button", { type: "button", class: `quiet ${kind}`, "aria-live": "polite" }, words);
  button.addEventListener("click", async () => {
    await copyText(text());
    button.textContent = page.words.copied;
    setTimeout(() => { button.textContent = words; }, COPIED_MS);
  });
  return button;
}

/**
 * Return the way on from a card.
 * @param {import("./types.js").Details} details
 * @param {import("./types.js").PageData} page
 */
export function actions(details, page) {
  const { page: own } = details;
  const link = own ? [element("a", { href: inTime(own.url), class: "button" }, own.label)] : [];
  const words = element("p", { class: "citation", tabindex: "0", role: "group", "aria-label": page.words.cite }, ...isolated(citationOf(details, page)));
  const cited = element("div", { class: "cited", id: "card-citation", hidden: "" }, words,
    copyButton(page.words.copyCitation, () => words.textContent ?? "", page));
  const cite = element("button", { type: "button", class: "quiet card-cite", "aria-expanded": "false", "aria-controls": cited.id }, page.words.cite);
  cite.addEventListener("click", () => {
    cited.hidden = !cited.hidden;
    cite.setAttribute("aria-expanded", String(!cited.hidden));
    cited.scrollIntoView({ block: "nearest" });
  });
  const zoom = details.extent
    ? [element("button", { type: "button", class: "quiet", "data-zoom": details.extent.join(",") }, page.words.zoomTo)]
    : [];
  const row = element("div", { class: "card-actions" }, ...link,
    copyButton(page.words.copyLink, () => location.href, page, "card-copy"), cite, ...zoom);
  return element("div", { class: "card-end" }, row, cited);
}

/**
 * Return a citation with the names in it read from left to right, the marks of their licences unbroken.
 * @param {string} citation
 */
function isolated(citation) {
  return citation.split(/(©.*\))/u).map((part, place) => (place % 2
    ? element("bdi", { dir: "ltr" }, ...part.split(/(© \S+|\(.*?\))/u).map((word, at) => (at % 2 ? element("span", { class: "whole" }, word) : word)))
    : part));
}

/**
 * Return the citation with the reader's day and the public address.
 * @param {import("./types.js").Details} details
 * @param {import("./types.js").PageData} page
 */
function citationOf(details, page) {
  // The day stands first in all three languages, as the server writes it.
  const locale = page.lang === "en" ? "en-GB" : page.locale;
  const today = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "Africa/Algiers" }).format(new Date());
  return details.citation.replace("{accessed}", () => today).replace("{address}", () => new URL(details.address, location.href).href);
}
