// A folder of data/models → a model, in Node.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { NewsgraphError } from "../errors.ts";
import { createModel, type Model } from "./model.ts";

export interface LoadOptions {
  /** name of a folder in data/models */
  readonly model?: string;
  /** the folder that holds the models; that of the package when left out */
  readonly folder?: string;
}

/** data/models at the root of the package: two folders above this file, one above a bundle in dist. */
const MODELS = ["../../data/models/", "../data/models/"].map((path) => fileURLToPath(new URL(path, import.meta.url)));

const DEFAULT = "base";
const packaged = () => MODELS.find((path) => existsSync(path)) ?? MODELS[0]!;

/** Names of the models in a folder, that of the package when left out: those with weights. */
export async function modelNames(folder = packaged()): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => existsSync(join(folder, name, "weights.bin"))).sort();
}

/**
 * Reads the files of a model. A vocabulary, labels or tables that it does not have are those of base; the weights know by a hash which ones
 * they belong to.
 * @throws NewsgraphError language/weights-missing or language/weights-broken
 */
export async function loadModel(options: LoadOptions = {}): Promise<Model> {
  const name = options.model ?? DEFAULT;
  const models = options.folder ?? packaged();
  const there = await modelNames(models);
  if (there.length > 0 && !there.includes(name))
    throw new NewsgraphError(
      "language/weights-missing",
      `no model has the name ${JSON.stringify(name)}; there are ${there.join(", ")}`,
      { remedy: "give --model one of these names" },
    );
  const read = async (file: string) => {
    const own = join(models, name, file);
    const path = file === "weights.bin" || existsSync(own) ? own : join(models, DEFAULT, file);
    try {
      return await readFile(path);
    } catch (cause) {
      throw new NewsgraphError("language/weights-missing", `cannot read ${file} of the model ${name}`, {
        cause,
        place: { file: path },
      });
    }
  };
  const [weights, vocab, labels, tables] = await Promise.all(
    ["weights.bin", "vocab.txt", "labels.json", "tables.json"].map(read),
  );
  return createModel({ weights: weights!, vocab: vocab!, labels: labels!, tables: tables! });
}
