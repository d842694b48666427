// The encoder in Chromium gives the same bits as in Node: the stored fingerprints of the language tests.
import { expect, it } from "vitest";
import { createModel } from "../../src/language/index.ts";
import { fingerprint, runEncoder } from "../language/fingerprint.ts";
import sentences from "../language/vectors/sentences.json";

it.each(["base", "small"])("computes the stored fingerprint of %s", async (name) => {
  const read = async (path: string) => new Uint8Array(await (await fetch(`/data/models/${path}`)).arrayBuffer());
  const stored = await (await fetch(`/test/language/vectors/${name}/fingerprint.txt`)).text();
  const [weights, vocab, labels, tables] = await Promise.all(
    [`${name}/weights.bin`, "base/vocab.txt", "base/labels.json", "base/tables.json"].map(read),
  );
  const model = await createModel({ weights: weights!, vocab: vocab!, labels: labels!, tables: tables! });
  expect(fingerprint(runEncoder(model, sentences))).toBe(stored.trim());
});
