// @ts-check
// The share dialog: the share page of the present state, in a native dialog.
import { element, required } from "./dom.js";
import { bringToLife } from "./share-body.js";

/**
 * Let the share link open a dialog; without script it leads to the page.
 * @param {import("./types.js").PageData} page
 */
export function watchShare(page) {
  const dialog = /** @type {HTMLDialogElement} */ (required("#share-dialog"));
  const place = required("#share-dialog .share-place");
  /** @type {HTMLAnchorElement | null} */
  let opener = null;
  for (const link of document.querySelectorAll("a[data-share]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      dialog.showModal();
      opener = /** @type {HTMLAnchorElement} */ (link);
      fill(place, opener, page);
    });
  }
  // A map that was still moving writes its part of the world into the address a moment later.
  document.addEventListener("takhoum:state", () => dialog.open && opener && fill(place, opener, page));
  required("#share-dialog [data-close]").addEventListener("click", () => dialog.close());
  // A click beside the dialog meets the dialog itself, one inside it meets what is in it.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}

/**
 * @param {HTMLElement} place
 * @param {HTMLAnchorElement} link
 * @param {import("./types.js").PageData} page
 */
async function fill(place, link, page) {
  place.replaceChildren(element("p", { role: "status" }, page.words.loading));
  const address = new URL(link.href);
  address.search = location.search;
  try {
    const answer = await fetch(address);
    if (!answer.ok) {
      throw new Error(`${answer.status} ${address}`);
    }
    // Escaped by the server's templates; a parsed document runs no script.
    const body = required("#share-body", new DOMParser().parseFromString(await answer.text(), "text/html"));
    if (address.search !== location.search) {
      return; // of a state that is no longer shown
    }
    place.replaceChildren(document.adoptNode(body));
    bringToLife(body);
  } catch (error) {
    const again = element("button", { type: "button", class: "quiet" }, page.words.retry);
    again.addEventListener("click", () => fill(place, link, page));
    const plain = element("a", { href: location.href, dir: "ltr" }, location.href);
    place.replaceChildren(element("p", { role: "alert" }, page.words.failed), again, element("p", {}, plain));
    console.error(error);
  }
}
