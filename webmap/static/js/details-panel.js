// @ts-check
// The details of what was chosen on a map without an address bar: a panel over it, closed with Escape.
import { element, required, spoken } from "./dom.js";
import { fillCard } from "./popup.js";

/** The panel of details. */
export class DetailsPanel {
  /**
   * @param {import("./types.js").PageData} page
   * @param {(layer: string, key: string) => Promise<import("./types.js").Details>} load
   */
  constructor(page, load) {
    this.page = page;
    this.load = load;
    this.panel = required("#card");
    this.title = required("#card-title");
    this.body = required(".card-body");
    /** @type {any} */
    this.shape = null;
    this.asked = "";
    required("[data-close=card]").addEventListener("click", () => this.close());
    this.panel.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  /**
   * @param {string} layer
   * @param {string} key
   * @param {any} shape
   */
  async open(layer, key, shape) {
    const asked = `${layer}:${key}`;
    this.asked = asked;
    this.choose(shape);
    this.title.textContent = this.page.words.loading;
    this.body.replaceChildren();
    this.panel.hidden = false;
    try {
      const details = await this.load(layer, key);
      if (asked !== this.asked) {
        return;
      }
      this.title.replaceChildren(spoken(details.title));
      fillCard(this.body, details, this.page);
      quieten(this.body);
    } catch (error) {
      this.title.textContent = this.page.words.failed;
      console.error(error);
    }
    this.body.scrollTop = 0;
    this.title.focus();
  }

  close() {
    this.panel.hidden = true;
    this.asked = "";
    const { shape } = this;
    this.choose(null);
    shape?.getElement?.()?.focus({ preventScroll: true });
  }

  /** @param {any} shape */
  choose(shape) {
    this.shape?.getElement?.()?.classList.remove("is-chosen");
    this.shape = shape;
    shape?.getElement?.()?.classList.add("is-chosen");
  }
}

/**
 * Take out what leads to other states of the explorer: here there is only this map.
 * @param {HTMLElement} body
 */
function quieten(body) {
  for (const each of body.querySelectorAll(".card-end, .around-it, [data-zoom]")) {
    each.remove();
  }
  for (const link of body.querySelectorAll("a[data-select]")) {
    link.replaceWith(element("span", {}, ...link.childNodes));
  }
  for (const link of body.querySelectorAll("a[href]")) {
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
  }
}
