// @ts-check
// The first thing that runs: lets the browser show the picture of the map before anything else is asked for.
import { required } from "./dom.js";

// A page in the background is not painted; it gets ready all the same.
const LONGEST_WAIT_MS = 1000;

/** @returns {Promise<void>} kept when the page was painted, or is not going to be */
function painted() {
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_WAIT_MS);
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });
}

/**
 * Put what the page holds back into its head: a script once those before it have run.
 * @param {DocumentFragment} later
 */
function release(later) {
  for (const each of [...later.children]) {
    if (each instanceof HTMLScriptElement) {
      const script = document.createElement("script");
      Object.assign(script, { src: each.src, type: each.type, async: false });
      each.replaceWith(script);
    }
  }
  document.head.append(later);
}

await painted();
release(/** @type {HTMLTemplateElement} */ (required("#later")).content);
