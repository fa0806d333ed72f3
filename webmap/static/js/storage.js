// @ts-check
// What the browser remembers. In a sandboxed frame it remembers nothing, and says so by an exception.

/**
 * @param {string} name
 * @returns {string | null}
 */
export function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Shown again next time: nothing else is lost.
  }
}
