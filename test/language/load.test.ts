// Weights that are missing, cut, changed or of another kernel are told apart from good ones before anything runs.
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { createModel, type ModelFiles } from "../../src/language/index.ts";
import { loadModel } from "../../src/language/load.ts";

const BASE = new URL("../../data/models/base/", import.meta.url);
let files: ModelFiles;

beforeAll(async () => {
  const [weights, vocab, labels, tables] = await Promise.all(
    ["weights.bin", "vocab.txt", "labels.json", "tables.json"].map((name) => readFile(new URL(name, BASE))),
  );
  files = { weights: weights!, vocab: vocab!, labels: labels!, tables: tables! };
});

const changed = (bytes: Uint8Array, at: number) => {
  const copy = Uint8Array.from(bytes);
  copy[at]! ^= 1;
  return copy;
};
/** The weights with another header. */
function withHeader(change: Record<string, unknown>): Uint8Array {
  const length = new DataView(files.weights.buffer, files.weights.byteOffset).getUint32(0, true);
  const header = { ...JSON.parse(new TextDecoder().decode(files.weights.subarray(4, 4 + length))), ...change };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const made = new Uint8Array(4 + text.length + files.weights.length - 4 - length);
  new DataView(made.buffer).setUint32(0, text.length, true);
  made.set(text, 4);
  made.set(files.weights.subarray(4 + length), 4 + text.length);
  return made;
}

describe("createModel", () => {
  it("takes the files as they are", async () => {
    const model = await createModel(files);
    expect(model.encoder.layers).toBe(6);
    expect(model.pieces.size).toBeGreaterThan(30_000);
  });
  it.each([
    ["no weights", () => ({ ...files, weights: new Uint8Array(0) })],
    ["weights cut short", () => ({ ...files, weights: files.weights.subarray(0, files.weights.length - 16) })],
    ["a bit of the weights changed", () => ({ ...files, weights: changed(files.weights, files.weights.length - 99) })],
    ["another vocabulary", () => ({ ...files, vocab: changed(files.vocab, 50) })],
    ["other labels", () => ({ ...files, labels: changed(files.labels, 50) })],
    ["tables that are no tables", () => ({ ...files, tables: files.labels })],
    ["another format", () => ({ ...files, weights: withHeader({ format: 99 }) })],
    ["another layout", () => ({ ...files, weights: withHeader({ layout: { hidden: 1 } }) })],
    ["more layers than there are", () => ({ ...files, weights: withHeader({ layers: 24 }) })],
    ["word pieces of five bits", () => ({ ...files, weights: withHeader({ wordBits: 5 }) })],
    ["text instead of weights", () => ({ ...files, weights: files.labels })],
  ])("refuses %s", async (_, made) => {
    await expect(createModel(made())).rejects.toMatchObject({ code: "language/weights-broken" });
  });
});

describe("loadModel", () => {
  it.each(["no-such-model", "../base", "", "constructor"])("has no model %j", async (model) => {
    await expect(loadModel({ model })).rejects.toMatchObject({
      code: "language/weights-missing",
      message: expect.stringMatching(/no model has the name .*; there are base\b/),
    });
  });
  it("takes what a model does not have from base", async () => {
    const folder = await mkdtemp(join(tmpdir(), "models-"));
    try {
      for (const name of ["base", "other"]) await mkdir(join(folder, name));
      for (const name of ["vocab.txt", "labels.json", "tables.json", "weights.bin"])
        await symlink(fileURLToPath(new URL(name, BASE)), join(folder, "base", name));
      await symlink(fileURLToPath(new URL("weights.bin", BASE)), join(folder, "other/weights.bin"));
      expect((await loadModel({ folder, model: "other" })).encoder.layers).toBe(6);
      await writeFile(join(folder, "other/labels.json"), "{}");
      await expect(loadModel({ folder, model: "other" })).rejects.toMatchObject({ code: "language/weights-broken" });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
  it("says which file is missing where there is no model at all", async () => {
    const told = loadModel({ folder: fileURLToPath(new URL("./vectors", import.meta.url)) });
    await expect(told).rejects.toMatchObject({
      code: "language/weights-missing",
      place: { file: expect.stringContaining("base") },
    });
  });
});
