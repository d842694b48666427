// The encoder in Chromium gives the same bits as in Node: the stored fingerprint of the language tests.
import { expect, it } from "vitest";
import { createModel } from "../../src/language/index.ts";
import { fingerprint, runEncoder } from "../language/fingerprint.ts";
import reference from "../language/vectors/reference.json";

it("computes the stored fingerprint", async () => {
  const read = async (name: string) => new Uint8Array(await (await fetch(`/data/models/base/${name}`)).arrayBuffer());
  const stored = await (await fetch("/test/language/vectors/fingerprint.txt")).text();
  const [weights, vocab, labels, tables] = await Promise.all(
    ["weights.bin", "vocab.txt", "labels.json", "tables.json"].map(read),
  );
  const model = await createModel({ weights: weights!, vocab: vocab!, labels: labels!, tables: tables! });
  const outcomes = runEncoder(
    model,
    reference.map(({ words }) => words),
  );
  expect(fingerprint(outcomes)).toBe(stored.trim());
});
