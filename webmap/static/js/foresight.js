// @ts-check
// What the next state draws, worked out here from what the server told of every month: a step then need not wait for it.
// The server is asked all the same, and its answer stands.
import { fetchJson } from "./shapes.js";

const FILTERS = ["country", "wilaya", "region", "status", "stage", "traffic", "theme", "mechanism_type", "agreement_kind"];
// These do not change what the map draws.
const ASIDE = ["bbox", "panel", "sort", "group"];
const KNOWN = new Set([...FILTERS, ...ASIDE, "asof", "layers", "measure", "release"]);

/**
 * @typedef {[symbol: string, amount: number | null, set: number]} Look
 * @typedef {{ first: string, today: string, release: string, measure: string, isEditioned: boolean, editions: [string, string][], shapes: Record<string, string>,
 *   parameters: string[], sets: string[][][], steps: [string, Record<string, Look | null>][] }} Months
 */

export class Foresight {
  /** @param {import("./types.js").PageData} page */
  constructor(page) {
    this.page = page;
    /** @type {Map<string, Months | null>} by address, null while it is on its way */
    this.told = new Map();
  }

  /**
   * Ask for the months of the layers that a query shows.
   * @param {string} query
   */
  async learn(query) {
    const asked = new URLSearchParams(query);
    for (const address of this.layersOf(asked).map((id) => this.address(id, asked))) {
      if (!this.told.has(address)) {
        this.told.set(address, null);
        // One after the other: the server has others to answer.
        await fetchJson(address).then((months) => this.told.set(address, months), () => this.told.delete(address));
      }
    }
  }

  /**
   * Return what the server will say of a query, or nothing where only the server knows.
   * @param {string} query
   * @returns {import("./types.js").State | null}
   */
  state(query) {
    const asked = new URLSearchParams(query);
    const names = [...asked.keys()];
    const shown = this.layersOf(asked);
    const told = shown.map((id) => this.told.get(this.address(id, asked)));
    const [first] = told;
    const asof = asked.get("asof");
    if (!first || told.some((each) => !each) || names.some((name) => !KNOWN.has(name)) || new Set(names).size < names.length
      || first.measure !== this.page.measure || (asof !== null && !isPast(asof, first))) {
      return null;
    }
    const all = /** @type {Months[]} */ (told);
    const edition = editionOf(first, asof);
    const filters = new Map(FILTERS.filter((name) => asked.has(name)).map((name) => [name, new Set(asked.get(name)?.split(","))]));
    /** @param {(months: Months) => any} make */
    const byLayer = (make) => Object.fromEntries(shown.map((id, index) => [id, make(all[index])]).filter(([, made]) => made));
    return {
      edition,
      shown,
      pinned: `asof=${asof ? lastDay(asof) : first.today}&release=${first.release}`,
      measure: first.measure,
      measureWords: this.page.words.measure,
      bbox: asked.get("bbox")?.split(",").map(Number) ?? null,
      shapes: byLayer(({ shapes }) => shapes[edition]),
      otherShapes: byLayer(({ isEditioned, shapes }) => isEditioned && Object.keys(shapes).filter((each) => each !== edition).map((each) => shapes[each])),
      drawn: byLayer((months) => drawn(months, asof, filters)),
    };
  }

  /** @param {URLSearchParams} asked */
  layersOf(asked) {
    return asked.get("layers")?.split(",").filter(Boolean) ?? this.page.defaults;
  }

  /**
   * @param {string} id
   * @param {URLSearchParams} asked
   */
  address(id, asked) {
    const kept = ["measure", "release"].filter((name) => asked.has(name)).map((name) => `${name}=${encodeURIComponent(asked.get(name) ?? "")}`);
    return [this.page.monthsUrl.replace("LAYER", id), ...(kept.length ? [kept.join("&")] : [])].join("?");
  }
}

/**
 * Only whole months before the present one, as the slider writes them.
 * @param {string} asof
 * @param {Months} months
 */
function isPast(asof, { first, today }) {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(asof) && asof >= first && asof < today.slice(0, 7);
}

/**
 * @param {Months} months
 * @param {string | null} asof
 */
function editionOf({ editions }, asof) {
  return editions.filter(([, since]) => asof === null || since <= asof).at(-1)?.[0] ?? editions[0][0];
}

/** @param {string} month */
function lastDay(month) {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/**
 * Return what is drawn of a layer.
 * @param {Months} months
 * @param {string | null} asof
 * @param {Map<string, Set<string>>} filters
 * @returns {import("./types.js").Drawn}
 */
function drawn({ steps, sets, parameters }, asof, filters) {
  /** @type {Record<string, Look | null>} */
  const looks = {};
  for (const [month, changes] of steps) {
    if (asof !== null && month > asof) {
      break;
    }
    Object.assign(looks, changes);
  }
  // A filter that the layer does not have keeps nothing out.
  const meets = sets.map((set) => parameters.every((name, place) => {
    const chosen = filters.get(name);
    return !chosen || set[place].some((value) => chosen.has(value));
  }));
  /** @type {import("./types.js").Drawn} */
  const found = { values: {}, amounts: {} };
  for (const [key, look] of Object.entries(looks)) {
    if (look && meets[look[2]]) {
      const [symbol, amount] = look;
      (found.values[symbol] ??= []).push(key);
      if (amount !== null) {
        found.amounts[key] = amount;
      }
    }
  }
  return found;
}
