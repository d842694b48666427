// The trained decisions are PyTorch's, and the scores are the same bits whatever shares a call and wherever it runs.
// reference.json is made by scripts/train/vectors.py, fingerprint.txt by `UPDATE_VECTORS=1 npx vitest run test/language/vectors.test.ts`.
import { readFileSync, writeFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { beforeAll, describe, expect, it } from "vitest";
import { loadModel } from "../../src/language/load.ts";
import type { Model } from "../../src/language/model.ts";
import { type Decisions, fingerprint, type Outcome, runEncoder } from "./fingerprint.ts";

describe.each(["base", "small"])("the model %s", (name) => {
  const file = (part: string) => new URL(`./vectors/${name}/${part}`, import.meta.url);
  const reference: Decisions[] = JSON.parse(readFileSync(file("reference.json"), "utf8"));
  const sentences = reference.map(({ words }) => words);
  let model: Model;
  let outcomes: Outcome[];
  let expected: string;

  beforeAll(async () => {
    model = await loadModel({ model: name });
    outcomes = runEncoder(model, sentences);
    if (process.env.UPDATE_VECTORS) writeFileSync(file("fingerprint.txt"), `${fingerprint(outcomes)}\n`);
    expected = readFileSync(file("fingerprint.txt"), "utf8").trim();
  });

  describe("against PyTorch with the same rounded weights", () => {
    it.each(reference.map((expected, i) => [expected.words.join(" "), expected, i] as const))(
      "%s",
      (_, expected, i) => {
        const { factuality, ...decisions } = outcomes[i]!.decisions;
        const { factuality: expectedFactuality, ...expectedDecisions } = expected;
        expect(decisions).toEqual(expectedDecisions);
        factuality.forEach((value, k) => {
          expect(Math.abs(value - expectedFactuality[k]!)).toBeLessThan(0.02);
        });
      },
    );
  });

  describe("the same bits", () => {
    it("as stored", () => expect(fingerprint(outcomes)).toBe(expected));
    it("one by one", () => expect(fingerprint(runEncoder(model, sentences, 0))).toBe(expected));
    it("in large calls", () => expect(fingerprint(runEncoder(model, sentences, 400))).toBe(expected));
    it("in another order", () => {
      const order = sentences.map((_, i) => (i * 7 + 3) % sentences.length);
      const shuffled = runEncoder(
        model,
        order.map((i) => sentences[i]!),
        60,
      );
      expect(fingerprint(sentences.map((_, i) => shuffled[order.indexOf(i)]!))).toBe(expected);
    });
    it("in a worker thread", async () => {
      const start = `import("tsx/esm/api").then((tsx) => tsx.tsImport("./fingerprint-worker.ts", ${JSON.stringify(import.meta.url)}))`;
      const worker = new Worker(start, { eval: true, workerData: { name, sentences } });
      const told = await new Promise((done, fail) => worker.once("message", done).once("error", fail));
      expect(told).toBe(expected);
    });
  });
});
