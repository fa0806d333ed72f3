// @ts-check
// Building elements: text is always a text node, so that nothing from the data can become markup.

/**
 * Make an element.
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/**
 * Make a piece of text that states its own language and direction.
 * @param {import("./types.js").Words} words
 * @param {string} [tag]
 * @returns {HTMLElement}
 */
export function spoken(words, tag = "bdi") {
  return element(tag, words.lang ? { lang: words.lang, dir: words.dir } : {}, words.text);
}

/**
 * Read the document the server left in the page.
 * @returns {import("./types.js").PageData}
 */
export function pageData() {
  return JSON.parse(/** @type {HTMLElement} */ (document.getElementById("page-data")).textContent ?? "");
}

/**
 * Copy the symbol that the legend shows for a class of a layer.
 * @param {string} layer
 * @param {string} value
 * @returns {SVGElement | null}
 */
export function symbol(layer, value) {
  const name = CSS.escape(`${layer}/${value}`);
  const drawn = document.querySelector(`svg[data-symbol="${name}"]`);
  return drawn ? /** @type {SVGElement} */ (drawn.cloneNode(true)) : null;
}

/**
 * Find an element that the page must have.
 * @param {string} selector
 * @param {ParentNode} [inside]
 * @returns {HTMLElement}
 */
export function required(selector, inside = document) {
  const found = inside.querySelector(selector);
  if (!found) {
    throw new Error(`the page lacks ${selector}`);
  }
  return /** @type {HTMLElement} */ (found);
}

/** @returns {Promise<void>} kept when the next picture is on the screen */
export function painted() {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

const LATEST_MS = 300;

/** @returns {Promise<void>} kept when nothing else is to be done */
export function idle() {
  return new Promise((resolve) => ("requestIdleCallback" in window ? requestIdleCallback(() => resolve(), { timeout: LATEST_MS }) : setTimeout(resolve)));
}
