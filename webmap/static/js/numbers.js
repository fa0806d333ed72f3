// @ts-check
// The writing of numbers, as the server writes them.

/** @type {Map<string, Intl.NumberFormat>} making one is slow */
const formats = new Map();

/**
 * Return how numbers are written in a language. In Arabic a space sets thousands apart and a comma decimals,
 * as on Algerian sheets: the point that browsers put there for ar-DZ reads as a decimal.
 * @param {string} locale
 * @returns {Intl.NumberFormat}
 */
export function numberFormat(locale) {
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale.startsWith("ar") ? "fr" : locale);
    formats.set(locale, format);
  }
  return format;
}
