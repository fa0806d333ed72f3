// @ts-check
// A relation in words: where and when it met, whom it links, how that is known.
import { nameOf } from "./names.js";

/**
 * Return what a tooltip and a screen reader say of a relation beside its name: one text a line, none for other features.
 * @param {any} feature with `ends` where it links places
 * @param {import("./types.js").PageData} page
 * @returns {string[]}
 */
export function linkedWords(feature, page) {
  const { place, days, groups } = feature.properties;
  /** @type {any[]} */
  const ends = feature.ends ?? [];
  const where = [place?.[page.lang], daysInWords(days ?? [], page.locale)].filter(Boolean).join(page.words.comma);
  const sides = [ends.filter((end) => !isForeign(end)), ends.filter(isForeign)]
    .map((side) => side.map((end) => nameOf(end.properties, page.lang).text).join(page.words.comma));
  const whom = sides.filter(Boolean).join(" – ");
  const workedOut = ends.filter((end) => !end.isStated).length;
  const known = workedOut === ends.length ? page.words.workedOut : page.words.workedOutPart;
  return [
    where,
    whom && (workedOut ? known.replace("{value}", whom) : whom),
    groups && page.words.groups.replace("{value}", groups.map((/** @type {any} */ each) => each[page.lang]).join(page.words.comma)),
  ].filter(Boolean);
}

/** @param {any} end */
function isForeign(end) {
  return String(end.id).startsWith("regions:");
}

/**
 * Return one or two partial dates in words.
 * @param {string[]} days `2021-10-25`, `2012-02` or `2015`
 * @param {string} locale
 */
function daysInWords(days, locale) {
  const [first, last] = days.map((day) => new Date(`${day}-01-01`.slice(0, 10)));
  if (!first) {
    return "";
  }
  const parts = /** @type {Intl.DateTimeFormatOptions[]} */ ([{ year: "numeric" }, { month: "long" }, { day: "numeric" }]);
  const shown = Object.assign({ timeZone: "UTC" }, ...parts.slice(0, days[0].split("-").length));
  // Algerian English is no locale of its own: it would read like American.
  const format = new Intl.DateTimeFormat(locale.replace("en-DZ", "en-GB"), shown);
  const words = last && days[1].length === days[0].length ? format.formatRange(first, last) : format.format(first);
  return words.replace(/(\d)\s?–\s?(?=\d)/, "$1–");
}
