// @ts-check
// Tooltips as WCAG 1.4.13 asks: Escape puts them away, the pointer may rest on them, they stay until it leaves.

const WAIT_MS = 200;
const REST_MS = 250;

/** @param {any} map */
export function keepTips(map) {
  /** @type {any} */
  let shown = null;
  /** @type {any} what was put away, until the pointer leaves it or another key is pressed */
  let away = null;
  /** @type {number} */
  let leaving = 0;
  const close = () => shown?.closeTooltip();
  const closeSoon = () => { leaving = window.setTimeout(close, WAIT_MS); };
  /** @type {number} */
  let resting = 0;
  const stay = () => {
    clearTimeout(leaving);
    clearTimeout(resting);
  };
  /** @param {any} event */
  const follow = ({ target, latlng }) => {
    clearTimeout(resting);
    resting = window.setTimeout(() => shown === target && target.getTooltip().setLatLng(latlng), REST_MS);
  };

  map.on("tooltipopen", (/** @type {any} */ event) => {
    const { tooltip } = event;
    const { _source: source } = tooltip;
    if (source === away) {
      source.closeTooltip();
      return;
    }
    away = null;
    stay();
    if (shown && shown !== source) {
      close();
    }
    shown = source;
    if (!source.keepsTip) {
      source.keepsTip = true;
      if (tooltip.options.sticky) {
        // One that follows the pointer cannot be reached by it: it moves where the pointer rests.
        source.off("mousemove", source._moveTooltip, source);
        source.on("mousemove", follow);
      }
      source.off("mouseout", source.closeTooltip, source);
      source.on("mouseout", () => {
        clearTimeout(resting);
        away = null;
        closeSoon();
      });
      source.on("mouseover", stay);
    }
    const box = tooltip.getElement();
    box.classList.add("is-reachable");
    box.onpointerenter = stay;
    box.onpointerleave = closeSoon;
  });
  map.on("tooltipclose", () => { shown = null; });
  document.addEventListener("keydown", (event) => {
    away = event.key === "Escape" ? shown : null;
    if (away) {
      close();
    }
  });
}
