// @ts-check
// Menus that unfold: one at a time, closed by Escape and by going elsewhere; arrows and first letters go through their choices.

const WAIT_MS = 800;

/** Bring the menus of the page to life, those that come later too. */
export function watchMenus() {
  const menus = () => /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.menu[open]"));
  const closeOthers = (/** @type {EventTarget | null} */ target) => {
    for (const menu of menus()) {
      menu.open = target instanceof Node && menu.contains(target);
    }
  };
  document.addEventListener("click", (event) => closeOthers(event.target));
  document.addEventListener("focusin", (event) => closeOthers(event.target));
  document.addEventListener("toggle", (event) => turn(/** @type {Element} */ (event.target)), true);
  document.addEventListener("keydown", (event) => {
    const [open] = event.key === "Escape" ? menus() : [];
    if (open) {
      open.open = false;
      open.querySelector("summary")?.focus();
      event.stopPropagation();
    } else if (!event.altKey && !event.ctrlKey && !event.metaKey && walk(event)) {
      event.preventDefault();
    }
  }, true);
}

/**
 * Choices that would reach beyond the page begin at the other end of their button.
 * @param {Element} menu
 */
function turn(menu) {
  const choices = menu.matches("details.menu[open]") ? menu.querySelector(".choices") : null;
  choices?.classList.remove("is-turned");
  const { left = 0, right = 0 } = choices?.getBoundingClientRect() ?? {};
  choices?.classList.toggle("is-turned", left < 0 || right > document.documentElement.clientWidth);
}

let typed = "";
let timer = 0;

/**
 * Go through the choices of a menu by arrows, Home, End and what is typed.
 * @param {KeyboardEvent} event
 */
function walk({ key, target }) {
  const menu = /** @type {HTMLElement} */ (target).closest("details.menu");
  const choices = /** @type {HTMLElement[]} */ ([...(menu?.querySelectorAll(".choices a") ?? [])]);
  const here = choices.indexOf(/** @type {HTMLElement} */ (target));
  const isButton = /** @type {HTMLElement} */ (target).matches("summary");
  if (!menu || !choices.length || (here < 0 && !(isButton && (key === "ArrowDown" || menu.hasAttribute("open"))))) {
    return false;
  }
  const last = choices.length - 1;
  let next = { ArrowDown: Math.min(here + 1, last), ArrowUp: here - 1, Home: 0, End: last }[key];
  if (next === undefined && key.length === 1 && key.trim()) {
    next = lookUp(choices, here, key);
  }
  if (next === undefined) {
    return false;
  }
  menu.setAttribute("open", "");
  (next < 0 ? menu.querySelector("summary") : choices[next])?.focus();
  return true;
}

/**
 * Return the first choice from here on that begins with what was typed within a moment.
 * @param {HTMLElement[]} choices
 * @param {number} here
 * @param {string} key
 */
function lookUp(choices, here, key) {
  clearTimeout(timer);
  timer = window.setTimeout(() => { typed = ""; }, WAIT_MS);
  typed += key;
  const { lang } = document.documentElement;
  const begins = (/** @type {HTMLElement} */ choice) =>
    [choice.innerText.trim(), choice.innerText.trim().replace(/^ال/, "")].some(
      (words) => words.slice(0, typed.length).localeCompare(typed, lang, { sensitivity: "base" }) === 0,
    );
  const from = typed.length > 1 ? Math.max(here, 0) : here + 1;
  const found = [...choices.slice(from), ...choices.slice(0, from)].find(begins);
  return found ? choices.indexOf(found) : undefined;
}
