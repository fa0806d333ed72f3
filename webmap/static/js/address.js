// @ts-check
// The address of the page: parameters set and dropped, and carried along to the other languages.

// What the reader does on the map itself; links made by the server do not know of it.
const OWN = ["select", "bbox"];

/**
 * Set or drop one parameter of the address of the page and of the language switch.
 * @param {string} name
 * @param {string | null} value null drops it
 * @param {{ replaces?: boolean }} [way] replaces: without a new entry in the history
 */
export function setParameter(name, value, { replaces = false } = {}) {
  const next = changed(location.href, name, value);
  if (next !== location.href) {
    history[replaces ? "replaceState" : "pushState"](null, "", next);
  }
  carryLanguages();
}

/** Lead the language switch to the present state. */
export function carryLanguages() {
  for (const link of document.querySelectorAll("a[data-language]")) {
    /** @type {HTMLAnchorElement} */ (link).search = location.search;
  }
}

/**
 * Return an address with the reader's own parameters of the present one.
 * @param {string} address
 * @param {string[]} drops those that go
 */
export function withOwn(address, drops) {
  const present = new URL(location.href).searchParams;
  return OWN.reduce((text, name) => changed(text, name, drops.includes(name) ? null : present.get(name)), new URL(address, location.href).href);
}

/**
 * Return an address on the day and release the reader chose, or on none.
 * @param {string} address
 */
export function inTime(address) {
  const chosen = new URL(location.href).searchParams;
  return ["asof", "release"].reduce((text, name) => changed(text, name, chosen.get(name)), new URL(address, location.href).href);
}

/**
 * Return an address with one parameter set or dropped.
 * @param {string} address
 * @param {string} name
 * @param {string | null} value
 */
export function changed(address, name, value) {
  const url = new URL(address);
  const pairs = [...url.searchParams].filter(([each]) => each !== name);
  if (value !== null) {
    pairs.push([name, value]);
  }
  // Commas and colons stay readable, as the server writes them.
  url.search = pairs.map(([key, text]) => `${key}=${encodeURIComponent(text).replace(/%2C/g, ",").replace(/%3A/g, ":")}`).join("&");
  return url.href;
}
