// @ts-check
// The line of time: months by slider, and a play button that goes through the years.
import { changed } from "./address.js";
import { required } from "./dom.js";

const STEP_MS = 900;
const YEAR = 12;

/** The slider and the play button. */
export class Slider {
  /**
   * @param {(address: string, way: import("./states.js").Way) => Promise<void>} go
   * @param {import("./types.js").PageData} page
   */
  constructor(go, page) {
    this.go = go;
    this.page = page;
    this.isDragged = false;
    this.play = required("#play");
    this.playing = 0;
    const time = required('[data-part="time"]');
    time.addEventListener("input", (event) => this.isMonths(event) && this.move(this.isDragged));
    time.addEventListener("change", (event) => this.isMonths(event) && this.settle());
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
  }

  /** The value of `asof` for the month: the last one is the present, which has none. */
  asof() {
    const { max, value, dataset } = this.months;
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
