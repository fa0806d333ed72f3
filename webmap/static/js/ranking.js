// @ts-check
// Which names a query finds, and in which order: exact, prefix, words, the same by sound, bones, slips of the hand.
import { Vocabulary } from "./slips.js";
import { Speller } from "./spelling.js";

const [EXACT, PREFIX, WORDS, SOUND_EXACT, SOUND_PREFIX, , BONES, SLIP] = [0, 1, 2, 3, 4, 5, 6, 7];
const DASH = " – ";
const DOCUMENTS = "sources";
const WEB = /^https?:/u;
const FEW = 3;
const LEAST_BONES = 3;
const LEAST_JOINED = 5;
const LEAST_OPEN_BONES = 4;

/**
 * @typedef {import("./spelling.js").Forms} Forms
 * @typedef {[number, string, Record<string, string>, string[]?, string?, string?]} Row
 * @typedef {{ kinds: string[], rules: import("./spelling.js").Rules, entries: Row[] }} Index
 * @typedef {{ order: number, kind: string, to: string, names: Record<string, string>, country: string, note: string,
 *   texts: number[] }} Entry what can be found, with the places of its spellings among all
 * @typedef {{ tier: number, entry: Entry, spelling: string }} Hit
 */

/** The index of every named thing, ready to be asked. */
export class Finder {
  /** @param {Index} index */
  constructor(index) {
    this.speller = new Speller(index.rules);
    /** @type {Map<string, number>} */
    this.places = new Map();
    this.entries = index.entries.map((row) => this.entry(index.kinds, row));
    /** @type {Map<string, Entry>} by id of the registers; of several that lead to one thing the first is that thing */
    this.keys = new Map();
    for (const entry of this.entries) {
      const key = keyOf(entry.to).toLowerCase();
      this.keys.set(key, this.keys.get(key) ?? entry);
    }
    this.texts = [...this.places.keys()];
    this.forms = this.texts.map((text) => this.speller.forms(text));
    this.vocabulary = new Vocabulary(this.forms);
  }

  /**
   * @param {string[]} kinds
   * @param {Row} row
   * @returns {Entry}
   */
  entry(kinds, [order, to, names, others = [], country = "", note = ""]) {
    const parts = Object.values(names).flatMap((name) => [name, ...endsOf(name)]);
    const texts = [...new Set([...parts, ...others])].map((text) => {
      const place = this.places.get(text) ?? this.places.size;
      this.places.set(text, place);
      return place;
    });
    return { order, kind: kinds[order], to, names, country, note, texts };
  }

  /**
   * Return what a query finds, best first.
   * @param {string} query
   * @returns {Hit[]}
   */
  find(query) {
    const wanted = this.speller.forms(query);
    if (!wanted.light.words.length) {
      return [];
    }
    let hits = this.meant(query);
    const other = hits.length ? "" : this.speller.lastReading(query);
    if (other) {
      hits = this.meant(other);
    }
    if (!hits.length) {
      hits = this.hits(this.vocabulary.near(wanted).map((isNear) => (isNear ? SLIP : SLIP + 1)), SLIP);
    }
    // The sort is stable: what is equal keeps the order of the list.
    return hits.sort((one, other) => weight(one) - weight(other) || one.tier - other.tier || one.entry.order - other.entry.order || length(one) - length(other));
  }

  /**
   * Return what a query means; by its bones alone only where little is sure.
   * @param {string} query
   */
  meant(query) {
    const [wanted, other] = this.speller.readings(query);
    const tiers = this.forms.map((forms) => (other ? Math.min(tierOf(wanted, forms), tierOf(other, forms)) : tierOf(wanted, forms)));
    const found = this.hits(tiers, BONES, this.keys.get(query.trim().toLowerCase()));
    const sure = found.filter((hit) => hit.tier < BONES);
    const isPlain = sure.some((hit) => hit.tier <= PREFIX);
    return isPlain || sure.length >= FEW ? sure : found;
  }

  /**
   * Return the entries with a spelling of a tier no weaker than `weakest`.
   * @param {number[]} tiers of all spellings
   * @param {number} weakest
   * @param {Entry} [named] what is meant by its id
   */
  hits(tiers, weakest, named) {
    /** @type {Hit[]} */
    const hits = [];
    for (const entry of this.entries) {
      if (entry === named) {
        hits.push({ tier: EXACT, entry, spelling: keyOf(entry.to) });
        continue;
      }
      let best = entry.texts[0];
      for (const place of entry.texts) {
        best = tiers[place] < tiers[best] ? place : best;
      }
      if (tiers[best] <= weakest) {
        hits.push({ tier: tiers[best], entry, spelling: this.texts[best] });
      }
    }
    return hits;
  }
}

/**
 * Return the two ends of a name that has two; a title with more dashes is one name.
 * @param {string} name
 */
function endsOf(name) {
  const parts = name.split(DASH);
  return parts.length === 2 ? parts : [];
}

/**
 * Return where a target has its id: `layer:key`, `/kind/key`, `?parameter=value`.
 * @param {string} to
 */
function keyOf(to) {
  return WEB.test(to) ? "" : to.split(/[:/=]/u).pop() ?? "";
}

/**
 * Documents come after all other things surely meant.
 * @param {Hit} hit
 */
function weight({ tier, entry }) {
  return 2 * Number(tier >= BONES) + Number(entry.kind === DOCUMENTS);
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
  if (wanted.whole.length >= LEAST_JOINED && name.whole.startsWith(wanted.whole)) {
    return name.whole === wanted.whole ? SOUND_EXACT : SOUND_PREFIX;
  }
  return hasSameBones(wanted, name) ? BONES : SLIP;
}

/**
 * Return 0 for the same words, 1 for their beginning, 2 if each begins a word, else 3.
 * @param {import("./spelling.js").Line} query
 * @param {import("./spelling.js").Line} name
 */
function alike(query, name) {
  if (name.text.startsWith(query.text)) {
    return name.text === query.text ? EXACT : PREFIX;
  }
  for (const start of query.starts) {
    if (!name.padded.includes(start)) {
      return SOUND_EXACT;
    }
  }
  return WORDS;
}

/**
 * @param {Forms} wanted
 * @param {Forms} name
 */
function hasSameBones({ bones, wholeBones }, name) {
  if (wholeBones.length < LEAST_BONES || bones.includes("")) {
    return false;
  }
  if (wholeBones === name.wholeBones) {
    return true;
  }
  const last = bones[bones.length - 1];
  const isOpen = last.length >= LEAST_OPEN_BONES;
  return (name.bones.includes(last) || (isOpen && name.bones.some((each) => each.startsWith(last)))) && bones.slice(0, -1).every((word) => name.bones.includes(word));
}
