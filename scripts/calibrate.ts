// Gold articles → the weights of the confidence of claims, with how far they can be believed. Gold is JSON Lines as for `newsgraph eval`,
// or a file of the scoring contract. npm run calibrate -- GOLD… [--write]
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Extraction } from "#schema";
import { formatReliability, parseGold, reliabilityOf, scoreRow } from "../src/eval/index.ts";
import { SIGNS, type Sign } from "../src/extract/index.ts";
import { articleFromText } from "../src/ingest/index.ts";
import { loadExtractor } from "../src/load.ts";
import { ContractGold, type Judged, judgeByContract, textOf } from "./calibration/contract-gold.ts";
import { type Case, crossValidate, fitModel, type Model } from "./calibration/regression.ts";

const WEIGHTS = fileURLToPath(new URL("../data/confidence.json", import.meta.url));
/** Strengths of the ridge to choose from, by the likelihood of documents that a model has not seen: the strongest of those that are as good. */
const RIDGES = [1, 2, 4, 8, 16];
const AS_GOOD = 0.001;
const NAMES = Object.keys(SIGNS) as Sign[];

interface Gold {
  readonly id: string;
  readonly text: string;
  readonly date: string | undefined;
  readonly judge: (record: Extraction) => Judged;
}

function readGold(file: string): readonly Gold[] {
  const content = readFileSync(file, "utf8");
  const lines = file.endsWith(".jsonl") ? content.split("\n").filter((line) => line.trim() !== "") : [content];
  // the contract has claims with entities, ours lines
  if (!/"entities"\s*:/.test(lines[0] ?? ""))
    return parseGold(content, file).map((row) => ({
      id: row.id,
      text: row.text,
      date: row.date,
      judge(record) {
        const extra = new Set(scoreRow(row, record).extra.map(({ id }) => id));
        return new Map(record.claims.map(({ id }) => [id, !extra.has(id)]));
      },
    }));
  return lines.map((line) => {
    const gold = ContractGold.parse(JSON.parse(line));
    return {
      id: gold.id,
      text: textOf(gold, file),
      date: gold.date,
      judge: (record) => judgeByContract(gold, record),
    };
  });
}

function logLoss(cases: readonly Case<Sign>[], expected: readonly number[]): number {
  return cases.reduce((sum, { right }, i) => sum - Math.log(right ? expected[i]! : 1 - expected[i]!), 0) / cases.length;
}

/** Two decimals, so that sums are the same on every machine. */
function rounded(model: Model<Sign>): Model<Sign> {
  const round = (value: number) => Math.round(value * 100) / 100 + 0;
  const signs = NAMES.map((name) => [name, round(model.signs[name])]);
  return { plain: round(model.plain), signs: Object.fromEntries(signs) as Record<Sign, number> };
}

const { values, positionals } = parseArgs({ options: { write: { type: "boolean" } }, allowPositionals: true });
if (positionals.length === 0) throw new Error("usage: npm run calibrate -- GOLD… [--write]");

const extractor = await loadExtractor();
const cases: Case<Sign>[] = [];
const given: number[] = [];
const fileOf: string[] = [];
for (const [file, gold] of positionals.flatMap((file) => readGold(file).map((gold) => [file, gold] as const))) {
  const document = extractor.annotate(articleFromText(gold.text, { id: gold.id, date: gold.date }), () => {});
  const judged = gold.judge(extractor.record(document, []));
  for (const { id, signs, confidence } of document.claims) {
    const right = judged.get(id);
    if (right == null) continue;
    cases.push({ document: `${file} ${gold.id}`, signs: signs as readonly Sign[], right });
    given.push(confidence);
    fileOf.push(basename(file));
  }
}

const tried = RIDGES.map((ridge) => {
  const expected = crossValidate(cases, NAMES, ridge);
  return { ridge, expected, loss: logLoss(cases, expected) };
});
const least = Math.min(...tried.map(({ loss }) => loss));
const best = tried.findLast(({ loss }) => loss <= least + AS_GOOD)!;
const model = rounded(fitModel(cases, NAMES, best.ridge));
const rated = (expected: readonly number[]) =>
  reliabilityOf(cases.map(({ right }, i) => ({ right, confidence: expected[i]! })));
const say = (text: string) => process.stdout.write(`${text}\n`);

say(`${cases.length} claims of ${new Set(cases.map(({ document }) => document)).size} documents`);
for (const { ridge, loss } of tried) say(`ridge ${ridge}: log loss ${loss.toFixed(4)}, cross-validated by document`);
say("\nsign                  weight  claims");
say(`plain                 ${model.plain.toFixed(2).padStart(6)}`);
for (const name of NAMES) {
  const count = cases.filter(({ signs }) => signs.includes(name)).length;
  say(`${name.padEnd(20)}  ${model.signs[name].toFixed(2).padStart(6)}  ${String(count).padStart(6)}`);
}
say(`\nby a model that saw nothing of the document\n${formatReliability(rated(best.expected))}`);
for (const file of new Set(fileOf)) {
  const own = cases.map((_, i) => i).filter((i) => fileOf[i] === file);
  const mean = (values: readonly number[]) => Math.round((100 * values.reduce((a, b) => a + b, 0)) / values.length);
  say(
    `${file}: ${own.length} claims, ${mean(own.map((i) => best.expected[i]!))} % said, ${mean(own.map((i) => (cases[i]!.right ? 1 : 0)))} % right`,
  );
}
say(`\nas given now, by the weights in data\n${formatReliability(rated(given))}`);
if (values.write) {
  writeFileSync(WEIGHTS, `${JSON.stringify(model, null, 2)}\n`);
  say("\nwritten to data/confidence.json");
}
