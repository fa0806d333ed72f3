// @ts-check
// The line of time: months by slider, and a play button that goes through the years.
import { changed } from "./address.js";
import { painted, required } from "./dom.js";

const STEP_MS = 900;
const REST_MS = 40;
const YEAR = 12;
const THUMB_PX = 20; // as in map.css

/** The slider and the play button. */
export class Slider {
  /**
   * @param {(address: string, way: import("./states.js").Way) => Promise<void>} go
   * @param {(address: string) => void} foresee asks for a state that may come next
   * @param {import("./types.js").PageData} page
   */
  constructor(go, foresee, page) {
    this.go = go;
    this.foresee = foresee;
    this.page = page;
    this.isDragged = false;
    this.play = required("#play");
    this.playing = 0;
    this.resting = 0;
    const time = required('[data-part="time"]');
    time.addEventListener("input", (event) => this.isMonths(event) && this.move(this.isDragged));
    time.addEventListener("change", (event) => this.isMonths(event) && this.settle());
    time.addEventListener("focusin", (event) => this.isMonths(event) && painted().then(() => this.foreseeNext()));
    time.addEventListener("pointermove", (event) => this.isMonths(event) && this.foreseePointed(event));
    time.addEventListener("keydown", (event) => this.isMonths(event) && this.leap(event));
    this.play.addEventListener("click", () => (this.playing ? this.stop() : this.start()));
  }

  /** @returns {HTMLInputElement} */
  get months() {
    return /** @type {HTMLInputElement} */ (required("#months"));
  }

  /** @param {Event} event */
  isMonths(event) {
    return event.target === this.months;
  }

  /**
   * Show the month of the slider; a drag is one step of the history.
   * @param {boolean} replaces
   */
  async move(replaces) {
    this.isDragged = true;
    await this.go(changed(location.href, "asof", this.asof()), { replaces });
    this.foreseeNext();
  }

  /** Ask for the months and years before and after while the reader looks at this one; a drag does not rest. */
  foreseeNext() {
    const { months } = this;
    const steps = this.playing ? [this.toNextYear()] : this.isDragged ? [] : [-1, 1, -YEAR, YEAR];
    for (const month of steps.map((step) => months.valueAsNumber + step)) {
      if (month >= 0 && month <= Number(months.max)) {
        this.foreseeMonth(month);
      }
    }
  }

  /**
   * Ask for the month under a pointer that rests on the line: a click goes there.
   * @param {PointerEvent} event
   */
  foreseePointed({ clientX, buttons }) {
    clearTimeout(this.resting);
    if (!buttons) {
      this.resting = window.setTimeout(() => this.foreseeMonth(monthAt(this.months, clientX)), REST_MS);
    }
  }

  /** @param {number} month */
  foreseeMonth(month) {
    this.foresee(changed(location.href, "asof", this.asof(String(month))));
  }

  /**
   * The value of `asof` for a month: the last one is the present, which has none.
   * @param {string} [value]
   */
  asof(value = this.months.value) {
    const { max, dataset } = this.months;
    if (value === max) {
      return null;
    }
    const [year, month] = (dataset.first ?? "").split("-").map(Number);
    const count = 12 * year + month - 1 + Number(value);
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
  }

  settle() {
    this.isDragged = false;
  }

  /**
   * A page up or down is a year.
   * @param {KeyboardEvent} event
   */
  leap(event) {
    const step = { PageUp: YEAR, PageDown: -YEAR }[event.key];
    if (step) {
      event.preventDefault();
      this.months.valueAsNumber += step;
      this.move(false);
      this.settle();
    }
  }

  start() {
    const { months } = this;
    if (months.value === months.max) {
      months.value = "0";
    }
    // Playing writes over one entry of the history: back leads to where it began.
    history.pushState(null, "", location.href);
    this.playing = window.setTimeout(() => this.next(), STEP_MS);
    this.move(true);
    this.tell();
  }

  async next() {
    this.months.valueAsNumber += this.toNextYear();
    await this.move(true);
    if (this.playing && this.months.value !== this.months.max) {
      this.playing = window.setTimeout(() => this.next(), STEP_MS);
    } else {
      this.stop();
    }
  }

  /** @returns {number} months to the next end of a year */
  toNextYear() {
    const { dataset, valueAsNumber } = this.months;
    return YEAR - ((Number((dataset.first ?? "").split("-")[1]) + valueAsNumber) % YEAR);
  }

  stop() {
    window.clearTimeout(this.playing);
    this.playing = 0;
    this.settle();
    this.tell();
  }

  tell() {
    const { words } = this.page;
    const isPlaying = this.playing !== 0;
    this.play.setAttribute("aria-pressed", String(isPlaying));
    required("#play [data-words]").textContent = isPlaying ? words.pause : words.play;
  }
}

/**
 * Return the month that a click on the line leads to.
 * @param {HTMLInputElement} months
 * @param {number} x
 */
function monthAt(months, x) {
  const { left, width } = months.getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (x - left - THUMB_PX / 2) / (width - THUMB_PX)));
  return Math.round((getComputedStyle(months).direction === "rtl" ? 1 - share : share) * Number(months.max));
}
