// @ts-check
// The name of a feature in the language of the page, else in one it has.

const ORDER = { ar: ["ar", "fr", "en"], fr: ["fr", "en", "ar"], en: ["en", "fr", "ar"] };

/**
 * Return the name of a feature with its language.
 * @param {Record<string, any>} properties
 * @param {string} lang
 * @returns {import("./types.js").Words}
 */
export function nameOf(properties, lang) {
  for (const code of ORDER[/** @type {"ar" | "fr" | "en"} */ (lang)]) {
    const name = properties[`name_${code}`];
    if (name) {
      return { text: name, lang: code, dir: code === "ar" ? "rtl" : "ltr" };
    }
  }
  return { text: "", lang: "", dir: "" };
}
