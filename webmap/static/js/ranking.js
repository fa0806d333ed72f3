// @ts-check
// Which names a query finds, and in which order: exact, prefix, words, the same by sound, bones, slips of the hand.
import { Speller } from "./spelling.js";

const [EXACT, PREFIX, WORDS, SOUND_EXACT, SOUND_PREFIX, , BONES, SLIP] = [0, 1, 2, 3, 4, 5, 6, 7];
const DASH = " – ";
const FEW = 3;
const LEAST_BONES = 3;
const LEAST_JOINED = 5;
const LEAST_OPEN_BONES = 4;

/**
 * @typedef {import("./spelling.js").Forms} Forms
 * @typedef {[number, string, Record<string, string>, string[]?, string?, string?]} Row
 * @typedef {{ kinds: string[], rules: import("./spelling.js").Rules, entries: Row[] }} Index
 * @typedef {{ order: number, kind: string, to: string, names: Record<string, string>, country: string, note: string,
 *   spellings: string[], forms: Forms[] }} Entry
 * @typedef {{ tier: number, entry: Entry, spelling: string }} Hit
 */

/** The index of every named thing, ready to be asked. */
export class Finder {
  /** @param {Index} index */
  constructor(index) {
    this.speller = new Speller(index.rules);
    this.entries = index.entries.map((row) => this.entry(index.kinds, row));
  }

  /**
   * @param {string[]} kinds
   * @param {Row} row
   * @returns {Entry}
   */
  entry(kinds, [order, to, names, others = [], country = "", note = ""]) {
    const parts = Object.values(names).flatMap((name) => [name, ...name.split(DASH)]);
    const spellings = [...new Set([...parts, ...others])];
    return { order, kind: kinds[order], to, names, country, note, spellings, forms: spellings.map((text) => this.speller.forms(text)) };
  }

  /**
   * Return what a query finds, best first.
   * @param {string} query
   * @returns {Hit[]}
   */
  find(query) {
    const wanted = this.speller.forms(query);
    if (!wanted.light.length) {
      return [];
    }
    const found = this.each((forms) => tierOf(wanted, forms));
    const sure = found.filter((hit) => hit.tier < BONES);
    const isPlain = sure.some((hit) => hit.tier <= PREFIX);
    let hits = isPlain || sure.length >= FEW ? sure : found;
    if (!hits.length) {
      const near = nearness();
      hits = this.each((forms) => (isSlip(wanted, forms, near) ? SLIP : SLIP + 1), SLIP);
    }
    // The sort is stable: what is equal keeps the order of the list.
    return hits.sort((one, other) => one.tier - other.tier || one.entry.order - other.entry.order || length(one) - length(other));
  }

  /**
   * @param {(forms: Forms) => number} tier
   * @param {number} weakest
   */
  each(tier, weakest = BONES) {
    /** @type {Hit[]} */
    const hits = [];
    for (const entry of this.entries) {
      let best = weakest + 1;
      let spelling = "";
      entry.forms.forEach((forms, place) => {
        const own = best > EXACT ? tier(forms) : best;
        if (own < best) {
          best = own;
          spelling = entry.spellings[place];
        }
      });
      if (best <= weakest) {
        hits.push({ tier: best, entry, spelling });
      }
    }
    return hits;
  }
}

/** @param {Hit} hit */
function length(hit) {
  return [...hit.spelling].length;
}

/**
 * Return the way in which a query means a name, more than `BONES` for none.
 * @param {Forms} wanted
 * @param {Forms} name
 */
function tierOf(wanted, name) {
  const plain = Math.min(alike(wanted.light, name.light), alike(wanted.bare, name.bare));
  if (plain < SOUND_EXACT) {
    return plain;
  }
  const bySound = SOUND_EXACT + alike(wanted.sound, name.sound);
  if (bySound < BONES) {
    return bySound;
  }
  const query = wanted.sound.join("");
  const whole = name.sound.join("");
  if (query.length >= LEAST_JOINED && whole.startsWith(query)) {
    return whole === query ? SOUND_EXACT : SOUND_PREFIX;
  }
  return hasSameBones(wanted.bones, name.bones) ? BONES : SLIP;
}

/**
 * @param {string[]} query
 * @param {string[]} name
 */
function alike(query, name) {
  const asked = query.join(" ");
  const whole = name.join(" ");
  if (asked === whole) {
    return EXACT;
  }
  if (whole.startsWith(asked)) {
    return PREFIX;
  }
  return query.every((word) => name.some((each) => each.startsWith(word))) ? WORDS : SOUND_EXACT;
}

/**
 * @param {string[]} query
 * @param {string[]} name
 */
function hasSameBones(query, name) {
  const joined = query.join("");
  if (joined.length < LEAST_BONES || query.includes("")) {
    return false;
  }
  if (joined === name.join("")) {
    return true;
  }
  const last = query[query.length - 1];
  const isOpen = last.length >= LEAST_OPEN_BONES;
  return query.slice(0, -1).every((word) => name.includes(word)) && (name.includes(last) || (isOpen && name.some((each) => each.startsWith(last))));
}

/**
 * @param {Forms} wanted
 * @param {Forms} name
 * @param {(query: string, word: string) => boolean} near
 */
function isSlip(wanted, name, near) {
  const all = (/** @type {string[]} */ query, /** @type {string[]} */ words) => query.every((word) => words.some((each) => near(word, each)));
  return all(wanted.light, [...name.light, ...name.bare]) || all(wanted.sound, name.sound);
}

/** Return a test for slips that compares two words only once. */
function nearness() {
  /** @type {Map<string, Map<string, boolean>>} */
  const known = new Map();
  return (/** @type {string} */ query, /** @type {string} */ word) => {
    const own = known.get(query) ?? new Map();
    known.set(query, own);
    let answer = own.get(word);
    if (answer === undefined) {
      const allowed = Number(query.length >= 4) + Number(query.length >= 8);
      answer = word.startsWith(query) || (allowed > 0 && Math.abs(word.length - query.length) <= allowed && slips(query, word) <= allowed);
      own.set(word, answer);
    }
    return answer;
  };
}

/**
 * Count the letters added, left out, replaced or swapped between two words (Damerau).
 * @param {string} one
 * @param {string} other
 */
function slips(one, other) {
  /** @type {number[]} */
  let last = [];
  let before = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 0; i < one.length; i += 1) {
    const row = [i + 1];
    for (let j = 0; j < other.length; j += 1) {
      let cost = Math.min(before[j + 1] + 1, row[j] + 1, before[j] + Number(one[i] !== other[j]));
      if (i && j && one[i] === other[j - 1] && one[i - 1] === other[j]) {
        cost = Math.min(cost, last[j - 1] + 1);
      }
      row.push(cost);
    }
    [last, before] = [before, row];
  }
  return before[other.length];
}
