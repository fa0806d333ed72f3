// @ts-check
// The card as a sheet on a phone: three heights, by a button, the arrow keys or a drag.

const STOPS = /** @type {const} */ (["title", "half", "full"]);
const DRAG = 40;

/** The height of a sheet. */
export class Sheet {
  /**
   * @param {HTMLElement} sheet
   * @param {import("./types.js").PageData} page
   * @param {() => void} changed told when the height changed
   */
  constructor(sheet, page, changed) {
    this.sheet = sheet;
    this.page = page;
    this.changed = changed;
    this.grip = /** @type {HTMLButtonElement} */ (sheet.querySelector("[data-grip]"));
    this.grip.addEventListener("click", () => this.cycle());
    this.grip.addEventListener("keydown", (event) => this.key(event));
    this.grip.addEventListener("pointerdown", (event) => this.drag(event));
    this.set("half", false);
  }

  /** @returns {number} */
  get place() {
    return STOPS.findIndex((each) => each === this.sheet.dataset.stop);
  }

  /**
   * @param {"title" | "half" | "full"} stop
   * @param {boolean} [isTold]
   */
  set(stop, isTold = true) {
    this.sheet.dataset.stop = stop;
    this.grip.setAttribute("aria-label", this.page.words[`sheet-${stop}`]);
    if (isTold) {
      this.changed();
    }
  }

  /** Go to the next height, from the largest to the smallest. */
  cycle() {
    this.set(STOPS[(this.place + 1) % STOPS.length]);
  }

  /** @param {number} by */
  step(by) {
    this.set(STOPS[Math.max(0, Math.min(STOPS.length - 1, this.place + by))]);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by) {
      this.step(by);
      event.preventDefault();
    }
  }

  /** @param {PointerEvent} event */
  drag(event) {
    const { grip } = this;
    const start = event.clientY;
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener("pointerup", (end) => {
      const moved = start - end.clientY;
      if (Math.abs(moved) >= DRAG) {
        this.step(Math.sign(moved));
        // A drag is no click.
        grip.addEventListener("click", (click) => click.stopImmediatePropagation(), { once: true, capture: true });
      }
    }, { once: true });
  }
}
