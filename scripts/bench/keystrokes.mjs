// Types words letter by letter into the search module of the page; writes milliseconds of each keystroke.
import { readFileSync } from "node:fs";

const { module, index, typed } = JSON.parse(readFileSync(0, "utf-8"));
const { Finder } = await import(module);
const started = performance.now();
const finder = new Finder(index);
const ready = performance.now() - started;
const keystrokes = [];
for (const words of typed) {
  for (let end = 1; end <= words.length; end += 1) {
    const before = performance.now();
    finder.find(words.slice(0, end));
    keystrokes.push(performance.now() - before);
  }
}
process.stdout.write(JSON.stringify({ ready, keystrokes }));
