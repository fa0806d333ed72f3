// Tells a test when the page shows the state of its address: what is brought in after the picture, too.
const withoutChosen = () => location.search.replace(/[?&]select=[^&]*/, "");
const nextPicture = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
let shown = null;

document.addEventListener("takhoum:state", () => { shown = withoutChosen(); });

window.stateShown = async () => {
  while (shown !== withoutChosen()) {
    await nextPicture();
  }
  await nextPicture();
  await nextPicture();
};

// The state of an address without loading the page anew, as Back would bring it.
window.beginAt = async (address) => {
  shown = null;
  history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
  await window.stateShown();
  document.querySelectorAll("details.menu[open]").forEach((each) => { each.open = false; });
  document.querySelector(".skip-link").focus();
};
