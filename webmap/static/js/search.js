// @ts-check
// The search in use: a combobox over the index of every named thing. Without this module it is a plain form.
import { element, required, spoken } from "./dom.js";
import { nameOf } from "./names.js";
import { Finder } from "./ranking.js";
import { foreign, grouped, meantName, titled } from "./search-names.js";

// Kinds whose entries lead to something larger that has a name of its own, which is said beside.
const WITHIN = new Set(["places", "network_members"]);
const WHOLE = new Set(["wilayas", "regions", "networks"]);
// What an address of the explorer keeps when the search leads elsewhere: the day, the release, the layers.
const KEPT = ["layers", "measure", "asof", "release"];

/**
 * @typedef {{ index: string, lang: string, explorer: string, crossings: string, kinds: Record<string, string>,
 *   words: Record<string, string> }} Box
 * @typedef {import("./ranking.js").Hit} Hit
 */

class Search {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    /** @type {Box} */
    this.box = JSON.parse(form.dataset.search ?? "");
    this.field = /** @type {HTMLInputElement} */ (required("#search-words"));
    this.found = required(".search-found");
    this.list = required("#search-list");
    this.hint = required(".search-hint");
    this.failed = required(".search-failed");
    this.state = required(".search-state");
    /** @type {Promise<Finder> | null} */
    this.finder = null;
    /** @type {Hit[]} */
    this.hits = [];
    this.active = -1;
    this.asked = "";
    /** @type {Map<string, Record<string, string>>} */
    this.countries = new Map();
    /** @type {Map<string, Record<string, string>>} */
    this.areas = new Map();
  }

  start() {
    const { field } = this;
    field.addEventListener("focus", () => this.load());
    field.addEventListener("input", () => this.look());
    field.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.form.addEventListener("focusout", (event) => !this.form.contains(/** @type {Node | null} */ (event.relatedTarget)) && this.close());
    // The focus stays in the field, so that the list does not close before the click counts.
    this.found.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = /** @type {Element} */ (event.target).closest("[role=option]");
      if (option) {
        this.go(this.hits[Number(option.id.split("-").pop())]);
      }
    });
    // The reader was there before this module.
    if (document.activeElement === field) {
      this.load();
      this.look();
    }
  }

  /** Fetch the index the first time; a failure may be tried again. */
  load() {
    this.finder ??= fetch(this.box.index)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`${answer.status} ${answer.url}`))))
      .then((index) => {
        const finder = new Finder(index);
        const countries = finder.entries.filter((entry) => entry.kind === "countries");
        this.countries = new Map(countries.map((entry) => [entry.to.split(":")[1], entry.names]));
        this.areas = new Map(finder.entries.filter((entry) => WHOLE.has(entry.kind)).map((entry) => [entry.to, entry.names]));
        return finder;
      });
    this.finder.catch(() => { this.finder = null; });
    return this.finder;
  }

  /** Show what the words in the field find. */
  async look() {
    const words = this.field.value.trim();
    this.asked = words;
    // An empty field reads as the page does, so that its placeholder does.
    this.field.dir = words ? "auto" : "";
    if (!words) {
      this.close();
      return;
    }
    try {
      const finder = await this.load();
      if (words === this.asked) {
        this.show(finder.find(words));
      }
    } catch (error) {
      this.show([]);
      this.hint.hidden = true;
      this.failed.hidden = false;
      this.say(this.failed.textContent ?? "");
      console.error(error);
    }
  }

  /** @param {Hit[]} hits */
  show(hits) {
    const groups = grouped(hits);
    this.hits = groups.flatMap((group) => group.shown);
    let place = 0;
    this.list.replaceChildren(...groups.map((group) => {
      const title = element("div", { class: "search-kind", id: `search-kind-${group.kind}`, role: "presentation" }, this.box.kinds[group.kind]);
      if (group.shown.length < group.number) {
        const few = this.box.words.few.replace("{shown}", String(group.shown.length)).replace("{number}", String(group.number));
        title.append(element("span", { class: "count" }, ` ${few}`));
      }
      const options = group.shown.map((hit) => this.option(hit, place++));
      return element("div", { role: "group", "aria-labelledby": title.id }, title, ...options);
    }));
    this.failed.hidden = true;
    this.hint.hidden = hits.length > 0;
    this.list.hidden = hits.length === 0;
    this.found.hidden = false;
    this.list.scrollTop = 0;
    this.choose(-1);
    this.field.setAttribute("aria-expanded", String(hits.length > 0));
    this.say(hits.length ? this.box.words.found.replace("{number}", String(hits.length)) : this.hint.textContent ?? "");
  }

  /**
   * @param {Hit} hit
   * @param {number} place
   */
  option({ entry, spelling }, place) {
    const { lang } = this.box;
    const name = nameOf(titled(entry.names), lang);
    const shown = name.text ? name : foreign(entry.names);
    const made = element("div", { role: "option", id: `search-hit-${place}`, class: "search-hit", "aria-selected": "false" }, spoken(shown));
    const meant = meantName(entry, spelling, shown.text);
    const country = this.countries.get(entry.country);
    const whole = WITHIN.has(entry.kind) ? this.areas.get(entry.to) : undefined;
    for (const part of [meant, whole ? nameOf(titled(whole), lang) : null, country ? nameOf(titled(country), lang) : null, entry.note ? { text: entry.note, lang: "", dir: "" } : null]) {
      if (part) {
        const beside = spoken(part);
        beside.className = "search-beside";
        made.append(" · ", beside);
      }
    }
    return made;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const isOpen = !this.found.hidden;
    if (event.key === "Escape" && isOpen) {
      // The first Escape closes the list and keeps the words.
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) {
        this.look();
      } else if (this.hits.length) {
        const step = event.key === "ArrowDown" ? 1 : -1;
        const places = this.hits.length + 1; // the field itself is one of them
        this.choose(((this.active + 1 + step + places) % places) - 1);
      }
    }
  }

  /** @param {number} place -1 for none: the field itself */
  choose(place) {
    this.list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = place < 0 ? null : document.getElementById(`search-hit-${place}`);
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) {
      this.field.setAttribute("aria-activedescendant", option.id);
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    const hit = this.found.hidden ? undefined : this.hits[Math.max(this.active, 0)];
    if (hit) {
      event.preventDefault();
      this.go(hit);
    } else if (!this.field.value.trim()) {
      event.preventDefault();
      this.field.focus();
    }
  }

  /**
   * Lead the reader to what was found.
   * @param {Hit} hit
   */
  go({ entry }) {
    this.close();
    const [layer, key] = entry.to.split(":");
    const isExplorer = document.querySelector("main.explorer") !== null;
    if (/^https?:/.test(entry.to)) {
      location.assign(entry.to);
    } else if (entry.to.startsWith("/")) {
      // A page of its own, below the language.
      location.assign(withQuery(`${this.box.explorer}${entry.to.slice(1)}`, kept(["asof", "release"])));
    } else if (isExplorer || entry.to.startsWith("?")) {
      const selected = entry.to.startsWith("?") ? "" : entry.to;
      const address = this.explorer(selected ? `select=${selected}` : entry.to.slice(1));
      // The explorer may go there in place: then it prevents the default.
      const wish = new CustomEvent("takhoum:go", { cancelable: true, detail: { address, selected } });
      if (document.dispatchEvent(wish)) {
        location.assign(address);
      }
    } else if (layer === "crossings") {
      location.assign(withQuery(`${this.box.crossings}/${encodeURIComponent(key)}`, kept(["asof", "release"])));
    } else {
      location.assign(this.explorer(`select=${entry.to}`));
    }
  }

  /** @param {string} pair */
  explorer(pair) {
    const isExplorer = document.querySelector("main.explorer") !== null;
    return withQuery(this.box.explorer, [...kept(isExplorer ? KEPT : ["asof", "release"]), pair]);
  }

  close() {
    this.found.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.choose(-1);
    this.say("");
  }

  /** @param {string} words */
  say(words) {
    this.state.textContent = words;
  }
}

/**
 * Return the pairs of the present address that are kept.
 * @param {string[]} names
 */
function kept(names) {
  return location.search.slice(1).split("&").filter((pair) => names.includes(pair.split("=")[0]));
}

/**
 * @param {string} address
 * @param {string[]} pairs
 */
function withQuery(address, pairs) {
  return pairs.length ? `${address}?${pairs.join("&")}` : address;
}

new Search(/** @type {HTMLFormElement} */ (required("form[data-search]"))).start();
