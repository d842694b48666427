// Speed of the language engine in CPU time of this process: loading, segmentation, analysis, memory. Texts: data/articles, or files given.
// Every model by itself, or the one named. npm run bench:language [-- [--model NAME] FILE…]
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Article } from "#schema";
import { type Annotated, findBlocks } from "../src/document/index.ts";
import { createAnalysis, segmentation } from "../src/language/index.ts";
import { loadModel, modelNames } from "../src/language/load.ts";

const SCRIPT = fileURLToPath(import.meta.url);
const ARTICLES = fileURLToPath(new URL("../data/articles/", import.meta.url));
/** CPU time that a figure is averaged over, in milliseconds. */
const MEASURE = 4000;

/** CPU milliseconds of this process so far, all threads. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Runs of `work` a CPU-second, after a warm-up that compiles it. */
function rate(work: () => void): number {
  const warm = cpu();
  while (cpu() - warm < MEASURE / 2) work();
  const start = cpu();
  let runs = 0;
  while (cpu() - start < MEASURE) {
    work();
    runs++;
  }
  return (1000 * runs) / (cpu() - start);
}

const { values, positionals } = parseArgs({ options: { model: { type: "string" } }, allowPositionals: true });
if (values.model === undefined) {
  // a process for each model: the memory of one is not that of both
  for (const name of await modelNames()) {
    console.log(`\n${name}`);
    const { status } = spawnSync(process.execPath, [...process.execArgv, SCRIPT, "--model", name, ...positionals], {
      stdio: "inherit",
    });
    if (status !== 0) process.exit(status ?? 1);
  }
  process.exit();
}
const files =
  positionals.length > 0
    ? positionals
    : readdirSync(ARTICLES)
        .filter((name) => name.endsWith(".txt"))
        .sort()
        .map((name) => ARTICLES + name);
const articles = files.map((file) => ({ id: file, text: readFileSync(file, "utf8") }) as Article);

const before = cpu();
const model = await loadModel({ model: values.model });
console.log(`load: ${(cpu() - before).toFixed(0)} ms of CPU`);
const analysis = createAnalysis(model);
const ignore = () => {};
const segment = (article: Article): Annotated<"blocks" | "sentences" | "tokens"> => {
  const doc = { article, ...findBlocks.run({ article }, ignore) };
  return { ...doc, ...segmentation.run(doc, ignore) };
};
const first = cpu();
const docs = articles.map(segment);
const words = docs.reduce((sum, doc) => sum + doc.tokens.length, 0);
for (const doc of docs) analysis.run(doc, ignore);
console.log(`first pass over ${words} words: ${(cpu() - first).toFixed(0)} ms of CPU, compiling included`);

const segmented = rate(() => articles.forEach(segment));
console.log(`blocks, words and sentences: ${Math.round(words * segmented)} words a CPU-second`);
const analysed = rate(() => {
  for (const doc of docs) analysis.run(doc, ignore);
});
console.log(`tags, trees, names, predicates and roles: ${Math.round(words * analysed)} words a CPU-second`);
console.log(`memory: ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`);
