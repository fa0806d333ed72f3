// @ts-check
// The address is the state: what the reader switches on or opens is written into it, also for the other languages.

/**
 * Set or drop one parameter of the address of the page and of the language switch.
 * @param {string} name
 * @param {string | null} value null drops it
 */
export function setParameter(name, value) {
  history.replaceState(null, "", changed(location.href, name, value));
  for (const link of document.querySelectorAll("a[data-language]")) {
    const anchor = /** @type {HTMLAnchorElement} */ (link);
    anchor.href = changed(anchor.href, name, value);
  }
  for (const form of document.querySelectorAll("form[data-keeps]")) {
    keep(/** @type {HTMLFormElement} */ (form), name, value);
  }
}

/**
 * Let a form carry a parameter along, or no longer.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string | null} value
 */
function keep(form, name, value) {
  form.querySelector(`input[type=hidden][name="${name}"]`)?.remove();
  if (value !== null) {
    const kept = document.createElement("input");
    Object.assign(kept, { type: "hidden", name, value });
    form.append(kept);
  }
}

/**
 * Return an address on the day and release the reader chose, if they did.
 * @param {string} address
 */
export function inTime(address) {
  const chosen = new URL(location.href).searchParams;
  const kept = ["asof", "release"].flatMap((name) => {
    const value = chosen.get(name);
    return value ? [`${name}=${encodeURIComponent(value)}`] : [];
  });
  return kept.length ? `${address}?${kept.join("&")}` : address;
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
