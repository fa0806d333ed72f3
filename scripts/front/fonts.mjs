// Cuts the fonts down to the letters our languages use: `node fonts.mjs MODULES FOLDER`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, folder] = process.argv.slice(2);
const subset = createRequire(join(modules, "x"))("subset-font");
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join("");

const TEXTS = {
  // Letters of Arabic and of the Maghreb, marks, punctuation; every joined form follows from them.
  arabic: `\u060c\u061b\u061f${range(0x621, 0x63a)}${range(0x640, 0x652)}\u0654\u0655\u0670\u0671\u067e\u0686\u06a4\u06a8\u06ad\u06af\u06cc`
    + range(0x200c, 0x200f),
  latin: `${range(0x20, 0x7e)}\u00a0\u00a9\u00ab\u00b0\u00b1\u00b7\u00bb${range(0xc0, 0xcf)}${range(0xd1, 0xdd)}${range(0xdf, 0xef)}`
    + `${range(0xf1, 0xfd)}\u00ff\u0152\u0153\u200e\u200f\u202f\u2009\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac\u2190\u2191\u2192\u2193\u2212\u2260`,
};

mkdirSync(folder, { recursive: true });
for (const [script, text] of Object.entries(TEXTS)) {
  for (const weight of [400, 600]) {
    const name = `@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-${script}-${weight}-normal.woff2`;
    const cut = await subset(readFileSync(join(modules, name)), text, { targetFormat: "woff2" });
    writeFileSync(join(folder, `${script}-${weight}.woff2`), cut);
  }
}
