// @ts-check
// Slips of the hand: words one or two letters away from a word of the index.

/** @typedef {import("./spelling.js").Forms} Forms */

/** Every word of the index once, so that slips are looked for once a word. */
export class Vocabulary {
  /** @param {Forms[]} forms of all spellings */
  constructor(forms) {
    /** @type {Map<string, number>} */
    this.places = new Map();
    this.plain = forms.map(({ light, bare }) => this.numbers([...light.words, ...bare.words]));
    this.sounds = forms.map(({ sound }) => this.numbers(sound.words));
    this.words = [...this.places.keys()];
    this.letters = this.words.map(lettersOf);
    /** @type {Map<string, boolean[]>} */
    this.asked = new Map();
  }

  /** @param {string[]} words */
  numbers(words) {
    return words.map((word) => {
      const place = this.places.get(word) ?? this.places.size;
      this.places.set(word, place);
      return place;
    });
  }

  /**
   * Return for each spelling whether every word of the query is a slip away from one of its words.
   * @param {Forms} wanted
   */
  near(wanted) {
    const plain = wanted.light.words.map((word) => this.nearTo(word));
    const sounds = wanted.sound.words.map((word) => this.nearTo(word));
    const all = (/** @type {boolean[][]} */ query, /** @type {number[]} */ own) => query.every((near) => own.some((place) => near[place]));
    return this.plain.map((own, place) => all(plain, own) || all(sounds, this.sounds[place]));
  }

  /**
   * Return for each word of the index whether the query is a slip away from it; remembered while the reader types on.
   * @param {string} query
   */
  nearTo(query) {
    const known = this.asked.get(query);
    if (known) {
      return known;
    }
    const letters = lettersOf(query);
    const near = this.words.map((word, place) => isNear(query, letters, word, this.letters[place]));
    if (this.asked.size > 20) {
      this.asked.clear();
    }
    this.asked.set(query, near);
    return near;
  }
}

/**
 * Return the letters of a word as a set of bits: two words a slip apart differ in two of them at most.
 * @param {string} word
 */
function lettersOf(word) {
  let bits = 0;
  for (let place = 0; place < word.length; place += 1) {
    bits |= 1 << (word.charCodeAt(place) & 31);
  }
  return bits;
}

/** @param {number} bits */
function countOf(bits) {
  let number = 0;
  for (let left = bits; left; left &= left - 1) {
    number += 1;
  }
  return number;
}

/**
 * Return whether a query begins a word, or is one slip away, two from eight letters on.
 * @param {string} query
 * @param {number} queryLetters
 * @param {string} word
 * @param {number} wordLetters
 */
function isNear(query, queryLetters, word, wordLetters) {
  const allowed = Number(query.length >= 4) + Number(query.length >= 8);
  if (word.startsWith(query)) {
    return true;
  }
  if (!allowed || Math.abs(word.length - query.length) > allowed || countOf(queryLetters ^ wordLetters) > 2 * allowed) {
    return false;
  }
  return slips(query, word) <= allowed;
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
