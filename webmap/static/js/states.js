// @ts-check
// The address is the state. Whoever changes it comes through here: the server says what the new state shows.
import { carryLanguages, changed, withOwn } from "./address.js";
import { idle, painted, required } from "./dom.js";
import { fetchJson } from "./shapes.js";

const KEPT = 64;
const REST_MS = 120;
const REACH_MS = 40;

/**
 * @typedef {{ replaces?: boolean, drops?: string[] }} Way
 *   replaces: the entry of the history is written over; drops: parameters of the reader's own that go
 */

/** Follows links and forms of the page, and the history, without loading the page anew. */
export class States {
  /**
   * @param {import("./types.js").PageData} page
   * @param {(state: import("./types.js").State, parts: () => Promise<Record<string, string>>,
   *   told: () => Promise<any>) => Promise<void>} apply
   *   shows a state: the map at once, the parts of the page when they are there, and what the server told if that differs
   * @param {(work: Promise<any>) => Promise<boolean>} report tells the reader how the work went
   */
  constructor(page, apply, report) {
    this.page = page;
    this.apply = apply;
    this.report = report;
    this.asked = 0;
    /** @type {Map<string, Promise<any>>} answers by address */
    this.known = new Map();
    /** @type {import("./foresight.js").Foresight | null} */
    this.foresight = null;
    /** @type {{ next: string, replaces: boolean } | null} what is shown already and not yet in the history */
    this.unwritten = null;
  }

  /** Watch the links and forms that lead to another state. */
  watch() {
    carryLanguages();
    document.addEventListener("click", (event) => this.click(event));
    for (const kind of ["pointerover", "focusin"]) {
      document.addEventListener(kind, (event) => this.foresee(event));
    }
    document.addEventListener("submit", (event) => this.submit(event));
    for (const kind of ["pointerdown", "keydown"]) {
      document.addEventListener(kind, () => this.write(), { capture: true });
    }
    addEventListener("popstate", () => {
      this.unwritten = null;
      this.show().then(carryLanguages);
    });
  }

  /**
   * Go to an address of this page.
   * @param {string} address
   * @param {Way} [way]
   */
  go(address, { replaces = false, drops = [] } = {}) {
    this.write();
    const next = withOwn(address, drops);
    if (replaces || next !== location.href) {
      this.unwritten = { next, replaces };
    }
    return this.show(next, replaces);
  }

  /** Write down what is shown. The history is slow: it waits until the picture stands, or the next step. */
  write() {
    if (this.unwritten) {
      const { next, replaces } = this.unwritten;
      this.unwritten = null;
      history[replaces ? "replaceState" : "pushState"](null, "", next);
      carryLanguages();
    }
  }

  /**
   * Show the state of an address; of several asked for at once only the last is shown.
   * @param {string} [address]
   * @param {boolean} [isPassing] another may follow at once
   */
  async show(address = location.href, isPassing = false) {
    document.documentElement.dataset.state = "changing";
    this.asked += 1;
    const asked = this.asked;
    painted().then(idle).then(() => this.write());
    const query = stateQuery(new URL(address).search);
    const isLast = () => asked === this.asked;
    // A drag passes many states: the rest of the page waits until it rests.
    const rested = isPassing ? new Promise((resolve) => setTimeout(resolve, REST_MS)) : Promise.resolve();
    const parts = () => rested.then(() => {
      if (!isLast()) {
        return {};
      }
      this.write();
      return this.fetch(this.page.partsUrl + query);
    });
    const told = () => rested.then(() => (isLast() && this.state(query)) || foreseen);
    const foreseen = this.foresight?.state(query);
    await this.report(foreseen
      ? this.apply(foreseen, parts, told)
      : this.state(query).then((state) => (isLast() ? this.apply(state, parts, () => this.state(query)) : undefined)));
    if (isLast()) {
      this.foresight?.learn(query);
    }
  }

  /** Wait until nothing changes: who reaches for a control may press it at once, or rest on it. */
  async rest() {
    do {
      await new Promise((resolve) => setTimeout(resolve, REACH_MS));
      await idle();
    } while (document.documentElement.dataset.state === "changing");
  }

  /** Learn to foresee, once there is time for it. */
  async learn() {
    if (!this.foresight) {
      const { Foresight } = await import(/** @type {string} */ (required("#page-data").dataset.foresight));
      this.foresight = /** @type {import("./foresight.js").Foresight} */ (new Foresight(this.page));
    }
    await this.foresight.learn(stateQuery(location.search));
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
    const query = stateQuery(new URL(withOwn(address, [])).search);
    if (!this.foresight?.state(query)) {
      this.state(query).catch(() => undefined);
    }
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
