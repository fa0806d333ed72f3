// Joins and shortens our modules and sheets, one file a page part: `node modules.mjs MODULES STATIC OUTPUT ENTRY...`.
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, folder, output, ...entries] = process.argv.slice(2);
const esbuild = createRequire(join(modules, "x"))("esbuild");
await esbuild.build({
  entryPoints: entries.map((entry) => join(folder, entry)),
  outdir: output,
  entryNames: "[name]",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  external: ["*.woff2", "*.png"],
  logLevel: "warning",
});
