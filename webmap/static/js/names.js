// @ts-check
// The name of a feature in the language of the page, else in one it has.

const ORDER = { ar: ["ar", "fr", "en"], fr: ["fr", "en", "ar"], en: ["en", "fr", "ar"] };

/**
 * Return the name of a feature with its language.
 * @param {Record<string, any>} properties
 * @param {string[]} stems columns whose _ar _fr _en form the name, joined by a dash
 * @param {string} lang
 * @returns {import("./types.js").Words}
 */
export function nameOf(properties, stems, lang) {
  for (const code of ORDER[/** @type {"ar" | "fr" | "en"} */ (lang)]) {
    const parts = stems.map((stem) => properties[`${stem}_${code}`]).filter(Boolean);
    if (parts.length > 0) {
      return { text: parts.join(" – "), lang: code, dir: code === "ar" ? "rtl" : "ltr" };
    }
  }
  return { text: "", lang: "", dir: "" };
}

/**
 * Return the first stem's name alone: what a label on the map says.
 * @param {Record<string, any>} properties
 * @param {string[]} stems
 * @param {string} lang
 */
export function shortName(properties, stems, lang) {
  return nameOf(properties, stems.slice(0, 1), lang);
}
