// @ts-check
// A disagreement of sources: every claim with its chips, the followed one first in sight, and why it is followed.
import { element, spoken } from "./dom.js";
import { sourceChips } from "./chips.js";
import { numberFormat } from "./numbers.js";

let made = 0;

/**
 * Return the card of one disagreement. On a phone it is folded to two claims until a button unfolds it.
 * @param {import("./types.js").Conflict} conflict
 * @param {import("./types.js").PageData} page
 */
export function conflictCard(conflict, page) {
  made += 1;
  const id = `conflict-${made}`;
  const sign = element("span", { class: "conflict-sign", "aria-hidden": "true" }, "≠");
  // The followed claim stands first: folded, the card names it and the next one.
  const list = element("ul", { class: "claims", id }, ...conflict.claims.map((claim) => claimRow(claim, page)));
  const card = element("section", { class: "conflict is-folded" },
    element("h3", { tabindex: "-1" }, sign, spoken(conflict.title)), list, unfoldButton(conflict.claims.length, id, page));
  if (conflict.rule.text) {
    card.append(spoken(conflict.rule, "p"));
  }
  return card;
}

/**
 * @param {import("./types.js").Claim} claim
 * @param {import("./types.js").PageData} page
 */
function claimRow(claim, page) {
  const row = element("li", claim.isFollowed ? { class: "is-followed" } : {}, spoken(claim.text));
  if (claim.isFollowed) {
    row.append(element("span", { class: "followed" }, page.words.followed));
  }
  row.append(sourceChips(claim.sources, page));
  return row;
}

/**
 * @param {number} count
 * @param {string} list
 * @param {import("./types.js").PageData} page
 */
function unfoldButton(count, list, page) {
  const show = page.words.showClaims.replace("{value}", numberFormat(page.locale).format(count));
  const button = element("button", { type: "button", class: "quiet conflict-unfold", "aria-expanded": "false", "aria-controls": list }, show);
  button.addEventListener("click", () => {
    const isFolded = button.closest(".conflict")?.classList.toggle("is-folded") ?? false;
    button.setAttribute("aria-expanded", String(!isFolded));
    button.textContent = isFolded ? show : page.words.hideClaims;
  });
  return button;
}
