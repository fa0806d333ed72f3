// Tells a test when the page shows the state of its address: what is brought in after the picture, too.
const nextPicture = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });

window.stateShown = async () => {
  while (document.documentElement.dataset.state !== "settled") {
    await nextPicture();
  }
};

// The state of an address without loading the page anew, as Back would bring it.
window.beginAt = async (address) => {
  document.documentElement.dataset.state = "changing";
  history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
  await window.stateShown();
  document.querySelectorAll("details.menu[open]").forEach((each) => { each.open = false; });
  // From the start of the page, without the links there lying over what a pointer reaches.
  document.querySelector(".skip-link").focus();
  document.querySelector(".skip-link").blur();
};
