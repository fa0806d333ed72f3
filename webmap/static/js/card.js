// @ts-check
// The card beside the map: opened from a shape, filled from the details address, closed with Escape.
import { setParameter } from "./address.js";
import { element, required, spoken } from "./dom.js";
import { AnswerError, fetchJson } from "./shapes.js";
import { fillCard } from "./popup.js";
import { Sheet } from "./sheet.js";

/** The card of details. */
export class Card {
  /**
   * @param {import("./types.js").PageData} page
   * @param {(shape: any) => void} changed told when the card opened, grew or closed, with the chosen shape
   */
  constructor(page, changed) {
    this.page = page;
    this.changed = changed;
    this.card = required("#card");
    this.title = required("#card-title");
    this.body = required(".card-body");
    // Before the many sources for who goes by Tab, at the foot of the card for the eye.
    this.foot = element("div", { class: "card-foot" });
    this.body.before(this.foot);
    /** @type {any} */
    this.shape = null;
    this.asked = "";
    this.told = ""; // in which state of the map what stands in the card was told
    /** @type {HTMLElement | null} */
    this.back = null;
    this.sheet = new Sheet(this.card, page, () => this.changed(this.shape));
    required("[data-close=card]").addEventListener("click", (/** @type {MouseEvent} */ event) => this.close(event.detail > 0));
    this.card.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  /**
   * Open the card of a feature.
   * @param {string} layer
   * @param {string} key
   * @param {any} shape what is chosen on the map, if it is drawn there
   * @param {boolean} [isAsked] false when the page itself opens the card: the focus stays where it is
   */
  async open(layer, key, shape, isAsked = true) {
    if (this.card.hidden) {
      this.sheet.set("half", false);
      this.back = /** @type {HTMLElement} */ (document.activeElement);
    }
    this.choose(shape);
    this.asked = `${layer}:${key}`;
    setParameter("select", this.asked);
    this.title.textContent = this.page.words.loading;
    this.body.replaceChildren();
    this.foot.replaceChildren();
    this.card.hidden = false;
    await this.fill(() => this.open(layer, key, shape));
    this.body.scrollTop = 0;
    if (isAsked) {
      this.title.focus();
    }
    this.changed(shape);
  }

  /**
   * Say of what is open what is known in the state that is shown now; the reader stays where they are in it.
   * @param {any} shape what is chosen on the map, if it is drawn there
   */
  async renew(shape) {
    this.choose(shape);
    if (this.told !== this.page.query) {
      const isHere = this.card.contains(document.activeElement);
      await this.fill(() => this.renew(shape));
      if (isHere && !this.card.contains(document.activeElement)) {
        this.title.focus({ preventScroll: true });
      }
    }
  }

  /**
   * Put what the server tells of what is open into the card.
   * @param {() => void} retry
   */
  async fill(retry) {
    const { asked, page } = this;
    const [layer, key] = asked.split(/:(.*)/s);
    const address = page.details.replace("LAYER", encodeURIComponent(layer)).replace("KEY", encodeURIComponent(key));
    const told = page.query;
    this.told = told;
    const isStill = () => asked === this.asked && told === this.told;
    try {
      const details = await fetchJson(`${address}?${told}`);
      if (isStill()) {
        this.title.replaceChildren(spoken(details.title));
        this.foot.replaceChildren();
        fillCard(this.body, details, page, this.hasRoom() ? this.foot : null);
      }
    } catch (error) {
      const isUnknown = error instanceof AnswerError && error.status === 404;
      const named = isUnknown ? await present(address, told).catch(() => null) : null;
      if (isStill() && isUnknown) {
        this.tellAbsence(named);
      } else if (isStill()) {
        this.excuse(error, retry);
      }
    }
  }

  /** @returns {boolean} whether the card is high enough for a foot of its own: not on a phone, nor above a table */
  hasRoom() {
    return matchMedia("(min-width: 761px) and (min-height: 700px)").matches && !document.querySelector(".has-table");
  }

  /**
   * Say that the day knows nothing of what is open.
   * @param {import("./types.js").Details | null} named what is told of it today
   */
  tellAbsence(named) {
    const { notThere } = this.page.words;
    this.foot.replaceChildren();
    this.title.replaceChildren(named ? spoken(named.title) : notThere);
    this.body.replaceChildren(...(named ? [element("p", { class: "note" }, notThere)] : []));
  }

  /**
   * Say that there are no details, which can be tried again.
   * @param {unknown} error
   * @param {() => void} retry
   */
  excuse(error, retry) {
    this.told = "";
    this.foot.replaceChildren();
    this.title.textContent = this.page.words.failed;
    const again = element("button", { type: "button", class: "quiet" }, this.page.words.retry);
    again.addEventListener("click", retry);
    this.body.replaceChildren(again);
    console.error(error);
  }

  /**
   * Close the card and give the focus back to where it came from, else to what was chosen.
   * @param {boolean} [isPointed] by a pointer: then no field takes the focus, and no keyboard comes up on a phone
   */
  close(isPointed = false) {
    if (this.card.hidden) {
      return;
    }
    const isHere = this.card.contains(document.activeElement) || document.activeElement === document.body;
    this.card.hidden = true;
    this.asked = "";
    setParameter("select", null);
    const { shape, back } = this;
    this.choose(null);
    if (isHere) {
      const isThere = back?.checkVisibility({ visibilityProperty: true }) && back !== document.body && !(isPointed && back.matches("input"));
      const home = isThere ? back : shape?.getElement?.() ?? required(".leaflet-container");
      home.focus({ preventScroll: home.closest(".leaflet-container") !== null });
    }
    this.changed(null);
  }

  /** @param {any} shape */
  choose(shape) {
    this.shape?.getElement?.()?.classList.remove("is-chosen");
    this.shape = shape;
    shape?.getElement?.()?.classList.add("is-chosen");
  }
}

/**
 * Ask for what is known of a thing on the present day of a release.
 * @param {string} address
 * @param {string} query of the state in which there is nothing of it
 */
function present(address, query) {
  const asked = new URLSearchParams(query);
  asked.delete("asof");
  return fetchJson(`${address}?${asked}`);
}
