// @ts-check
// What the search shows: answers by kind, and the name of each in the language of the page.

/** @typedef {import("./ranking.js").Hit} Hit */

const PER_KIND = 5;
const IN_ALL = 30;

/**
 * Group hits by kind, the kind of the best one first.
 * @param {Hit[]} hits
 */
export function grouped(hits) {
  /** @type {Map<string, { kind: string, number: number, shown: Hit[] }>} */
  const groups = new Map();
  let left = IN_ALL;
  for (const hit of hits) {
    const { kind } = hit.entry;
    const group = groups.get(kind) ?? { kind, number: 0, shown: [] };
    groups.set(kind, group);
    group.number += 1;
    if (group.shown.length < PER_KIND && left > 0) {
      group.shown.push(hit);
      left -= 1;
    }
  }
  return [...groups.values()].filter((group) => group.shown.length > 0);
}

/**
 * Return names by language as the columns of a feature.
 * @param {Record<string, string>} names
 */
export function titled(names) {
  return Object.fromEntries(Object.entries(names).map(([lang, text]) => [`name_${lang}`, text]));
}

/**
 * Return the only name of a document in a language that the site does not speak.
 * @param {Record<string, string>} names
 */
export function foreign(names) {
  const [[lang, text]] = Object.entries(names);
  return { text, lang, dir: "ltr" };
}

/**
 * Return the spelling that was meant, if the name shown does not hold it.
 * @param {import("./ranking.js").Entry} entry
 * @param {string} spelling
 * @param {string} shown
 */
export function meantName(entry, spelling, shown) {
  if (shown.includes(spelling) || spelling === entry.note) {
    return null;
  }
  const isArabic = /\p{Script=Arabic}/u.test(spelling);
  const own = Object.entries(entry.names).find(([, text]) => text.includes(spelling));
  return { text: spelling, lang: own?.[0] ?? (isArabic ? "ar" : ""), dir: isArabic ? "rtl" : "ltr" };
}
