// @ts-check
// The address is the state. Whoever changes it comes through here: the server says what the new state shows.
import { carryLanguages, changed, withOwn } from "./address.js";
import { fetchJson } from "./shapes.js";

const KEPT = 64;

/**
 * @typedef {{ replaces?: boolean, drops?: string[] }} Way
 *   replaces: the entry of the history is written over; drops: parameters of the reader's own that go
 */

/** Follows links and forms of the page, and the history, without loading the page anew. */
export class States {
  /**
   * @param {import("./types.js").PageData} page
   * @param {(state: import("./types.js").State, parts: () => Promise<Record<string, string>>) => Promise<void>} apply
   *   shows a state: the map at once, the parts of the page when they are there
   * @param {(work: Promise<any>) => Promise<boolean>} report tells the reader how the work went
   */
  constructor(page, apply, report) {
    this.page = page;
    this.apply = apply;
    this.report = report;
    this.asked = 0;
    /** @type {Map<string, Promise<any>>} answers by address */
    this.known = new Map();
  }

  /** Watch the links and forms that lead to another state. */
  watch() {
    carryLanguages();
    document.addEventListener("click", (event) => this.click(event));
    for (const kind of ["pointerover", "focusin"]) {
      document.addEventListener(kind, (event) => this.foresee(event));
    }
    document.addEventListener("submit", (event) => this.submit(event));
    addEventListener("popstate", () => this.show());
  }

  /**
   * Go to an address of this page.
   * @param {string} address
   * @param {Way} [way]
   */
  go(address, { replaces = false, drops = [] } = {}) {
    const next = withOwn(address, drops);
    if (replaces) {
      history.replaceState(null, "", next);
    } else if (next !== location.href) {
      history.pushState(null, "", next);
    }
    return this.show();
  }

  /** Show the state of the present address; of several asked for at once only the last is shown. */
  async show() {
    document.documentElement.dataset.state = "changing";
    carryLanguages();
    this.asked += 1;
    const asked = this.asked;
    const query = stateQuery(location.search);
    const parts = () => this.fetch(this.page.partsUrl + query);
    await this.report(this.state(query).then((state) => (asked === this.asked ? this.apply(state, parts) : undefined)));
  }

  /**
   * Return what the map draws in the state of a query.
   * @param {string} [query]
   * @returns {Promise<import("./types.js").State>}
   */
  state(query = stateQuery(location.search)) {
    return this.fetch(this.page.stateUrl + query);
  }

  /**
   * Return an answer, from memory if it was asked for before.
   * @param {string} address
   */
  fetch(address) {
    let found = this.known.get(address);
    if (!found) {
      found = fetchJson(address);
      found.catch(() => this.known.delete(address));
      this.known.set(address, found);
      if (this.known.size > KEPT) {
        this.known.delete(/** @type {string} */ (this.known.keys().next().value));
      }
    }
    return found;
  }

  /** @param {MouseEvent} event */
  click(event) {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("a[data-state]"));
    if (link && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.go(link.href, { drops: link.dataset.state === "whole" ? ["bbox"] : [] });
    }
  }

  /**
   * Ask for the state a link leads to while the reader still looks at it.
   * @param {Event} event
   */
  foresee(event) {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {HTMLElement} */ (event.target).closest?.("a[data-state]"));
    if (link) {
      this.prepare(link.href);
    }
  }

  /**
   * Ask for the state of an address that may come next.
   * @param {string} address
   */
  prepare(address) {
    this.state(stateQuery(new URL(withOwn(address, [])).search)).catch(() => undefined);
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.matches("form[data-state]")) {
      event.preventDefault();
      // What the form carries along unseen stands in the address, and there it is newer.
      const fields = /** @type {HTMLInputElement[]} */ ([...form.elements]).filter((each) => each.name && each.type !== "hidden");
      this.go(fields.reduce((address, each) => changed(address, each.name, each.value), location.href));
    }
  }
}

/**
 * Return the query that decides what is shown: which thing is open is not part of it.
 * @param {string} search
 */
function stateQuery(search) {
  const pairs = new URLSearchParams(search);
  pairs.delete("select");
  const text = pairs.toString();
  return text ? `?${text}` : "";
}
