// @ts-check
// Pictures of the gallery are drawn when first asked for; one that came at a busy moment is asked for again.
const WAIT_MS = 5000;
const ROUNDS = 6;

for (const picture of /** @type {NodeListOf<HTMLImageElement>} */ (document.querySelectorAll("main img"))) {
  let rounds = 0;
  const again = () => {
    rounds += 1;
    if (rounds <= ROUNDS) {
      setTimeout(() => { picture.src = picture.getAttribute("src") ?? ""; }, WAIT_MS * rounds * (0.5 + Math.random()));
    }
  };
  picture.addEventListener("error", again);
  if (picture.complete && picture.naturalWidth === 0 && picture.loading !== "lazy") {
    again();
  }
}
