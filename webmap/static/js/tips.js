// @ts-check
// Tooltips as WCAG 1.4.13 asks: Escape puts them away, the pointer may rest on them, they stay until it leaves.

const WAIT_MS = 200;
const REST_MS = 250;
// Pixels: kept to the edge of the map, and from above a mark to below it.
const EDGE = 4;
const BELOW = 32;

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
    resting = window.setTimeout(() => {
      if (shown === target) {
        target.getTooltip().setLatLng(latlng);
        keepInFrame(target.getTooltip().getElement(), map.getContainer());
      }
    }, REST_MS);
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
    keepInFrame(box, map.getContainer());
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

/**
 * Move a tooltip that the edge of the map would cut: sideways, or below what it speaks of.
 * @param {HTMLElement} box
 * @param {HTMLElement} container
 */
function keepInFrame(box, container) {
  box.style.margin = "";
  const [tip, frame] = [box.getBoundingClientRect(), container.getBoundingClientRect()];
  const side = Math.max(frame.left + EDGE - tip.left, 0) + Math.min(frame.right - EDGE - tip.right, 0);
  const down = tip.top < frame.top ? Math.max(tip.height + BELOW, frame.top + EDGE - tip.top) : 0;
  const up = Math.min(frame.bottom - EDGE - tip.bottom, 0);
  if (side || down || up) {
    box.style.marginLeft = `${side}px`;
    box.style.marginTop = `${parseFloat(getComputedStyle(box).marginTop) + (down || up)}px`;
  }
}
