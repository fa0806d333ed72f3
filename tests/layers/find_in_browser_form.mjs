// Asks the module of the browser what each query finds: reads {module, index, queries}, writes [tier, place, spelling].
import { readFileSync } from "node:fs";

const { module, index, queries } = JSON.parse(readFileSync(0, "utf-8"));
const { Finder } = await import(module);
const finder = new Finder(index);
const place = new Map(finder.entries.map((entry, number) => [entry, number]));
const answers = queries.map((query) => finder.find(query).map((hit) => [hit.tier, place.get(hit.entry), hit.spelling]));
process.stdout.write(JSON.stringify(answers));
