// @ts-check
// The forms in which a query and a name are compared. The tables come from the server with the index, so that
// page and server fold alike; the same cases test both.

/**
 * @typedef {{ words: string[], text: string, starts: string[], padded: string }} Line words, joined, and each with
 *   the space before it, so that the beginnings of words are found in one string
 * @typedef {{ light: Line, bare: Line, sound: Line, bones: string[], whole: string, wholeBones: string }} Forms
 * @typedef {{ letters: Record<string, string>, article: string, articles: string[], lam: [string, string],
 *   short: Record<string, string>, twins: Record<string, string>, last: Record<string, string>,
 *   sounds: Record<string, string>, bones: Record<string, string> }} Rules
 */

const MARKS = /\p{M}/gu;
const PUNCTUATION = /[^\p{L}\p{N}_\s]/gu;
const LEAST_HELD = 4;
const TWICE = /(.)\1+/gu;

/** Folds spellings by the rules of the index; each text once. */
export class Speller {
  /** @param {Rules} rules */
  constructor(rules) {
    this.letters = new Map(Object.entries(rules.letters));
    this.article = new RegExp(rules.article, "u");
    this.articles = new Set(rules.articles);
    this.lam = new RegExp(rules.lam[0], "u");
    this.articleAndLam = rules.lam[1];
    this.short = new Map(Object.entries(rules.short));
    this.twins = new Map(Object.entries(rules.twins));
    this.last = new Map(Object.entries(rules.last));
    this.sounds = rules.sounds;
    this.bones = new Map(Object.entries(rules.bones));
    const longestFirst = Object.keys(rules.sounds).sort((one, other) => other.length - one.length);
    this.sound = new RegExp(longestFirst.join("|"), "gu");
    /** @type {Map<string, Forms>} */
    this.known = new Map();
  }

  /**
   * Return the forms of a spelling.
   * @param {string} text
   * @returns {Forms}
   */
  forms(text) {
    const found = this.known.get(text);
    if (found) {
      return found;
    }
    const light = this.fold(text).split(" ").filter(Boolean);
    const kept = light.filter((word) => !this.articles.has(word)).map((word) => this.short.get(word) ?? word.replace(this.article, ""));
    const bare = kept.length ? kept : light;
    const sound = bare.map((word) => this.soundOf(word));
    const bones = sound.map((word) => this.bonesOf(word));
    const also = light.filter((word) => this.lam.test(word)).map((word) => word.replace(this.lam, "ل"));
    const made = {
      light: line(light), bare: line(bare, also), sound: line(sound), bones, whole: sound.join(""), wholeBones: bones.join(""),
    };
    this.known.set(text, made);
    return made;
  }

  /**
   * Return the forms of a query, and of what its words may mean beside.
   * @param {string} query
   */
  readings(query) {
    const words = this.fold(query).split(" ");
    const other = words.map((word, place) => ((place < words.length - 1 && this.twins.get(word)) || word).replace(this.lam, this.articleAndLam)).join(" ");
    return other === words.join(" ") ? [this.forms(query)] : [this.forms(query), this.forms(other)];
  }

  /**
   * Return how a query may be read of which nothing is found, empty if there is no such way.
   * @param {string} query
   */
  lastReading(query) {
    const folded = this.fold(query);
    const other = this.translate(folded, this.last);
    return other === folded ? "" : other;
  }

  /**
   * Return a folded word as it sounds; one letter held down is no word and stays.
   * @param {string} word
   */
  soundOf(word) {
    const letters = word.replace(this.sound, (found) => this.sounds[found]);
    const single = letters.replace(TWICE, "$1");
    return single.length === 1 && word.length >= LEAST_HELD ? letters : single;
  }

  /**
   * Fold case, accents, Arabic letters, marks and punctuation away.
   * @param {string} text
   */
  fold(text) {
    const bare = this.translate(text.toLowerCase(), this.letters).normalize("NFKD").replace(MARKS, "");
    return this.translate(bare, this.letters).replace(PUNCTUATION, " ").replace(/\s+/gu, " ").trim();
  }

  /**
   * Keep the consonants of a word, in Latin letters; h counts only in front.
   * @param {string} sound
   */
  bonesOf(sound) {
    const letters = this.translate(sound, this.bones);
    return (letters.slice(0, 1) + letters.slice(1).replaceAll("h", "")).replace(TWICE, "$1");
  }

  /**
   * @param {string} text
   * @param {Map<string, string>} table
   */
  translate(text, table) {
    let made = "";
    for (const letter of text) {
      made += table.get(letter) ?? letter;
    }
    return made;
  }
}

/**
 * @param {string[]} words
 * @param {string[]} [also] other readings of them
 * @returns {Line}
 */
function line(words, also = []) {
  const text = words.join(" ");
  return { words, text, starts: words.map((word) => ` ${word}`), padded: ` ${[text, ...also].join(" ")}` };
}
