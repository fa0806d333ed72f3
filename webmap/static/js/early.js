// @ts-check
// Runs before the first paint: what only works without script is not shown first and taken away afterwards, and the
// fonts are asked for while the page is still being read, so that text seldom changes its width under the reader.
document.documentElement.classList.add("js");
for (const weight of [400, 600]) {
  for (const letters of document.documentElement.lang === "ar" ? ["ا", "1"] : ["a"]) {
    document.fonts.load(`${weight} 1em "Plex Arabic"`, letters).catch(() => undefined); // without it another font is read
  }
}
