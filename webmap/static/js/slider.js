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
    const time = required('[data-part="time"]');
    time.addEventListener("input", (event) => this.isMonths(event) && this.move(this.isDragged));
    time.addEventListener("change", (event) => this.isMonths(event) && this.settle());
    time.addEventListener("focusin", (event) => this.isMonths(event) && this.foreseeNext());
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

  /** Ask for the months before and after while the reader looks at this one. */
  foreseeNext() {
    const { months } = this;
    for (const month of [months.valueAsNumber - 1, months.valueAsNumber + 1]) {
      if (month >= 0 && month <= Number(months.max)) {
        this.foresee(changed(location.href, "asof", this.asof(String(month))));
      }
    }
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
    const { months } = this;
    months.valueAsNumber += YEAR - ((Number((months.dataset.first ?? "").split("-")[1]) + months.valueAsNumber) % YEAR);
    await this.move(true);
    if (this.playing && this.months.value !== this.months.max) {
      this.playing = window.setTimeout(() => this.next(), STEP_MS);
    } else {
      this.stop();
    }
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
