// A folder of data/models → a model, in Node.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
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

/**
 * Reads the files of a model.
 * @throws NewsgraphError language/weights-missing or language/weights-broken
 */
export async function loadModel(options: LoadOptions = {}): Promise<Model> {
  const name = options.model ?? "base";
  if (!/^[a-z0-9-]+$/.test(name))
    throw new NewsgraphError("language/weights-missing", `no model has the name ${JSON.stringify(name)}`);
  const folder = join(options.folder ?? MODELS.find((path) => existsSync(path)) ?? MODELS[0]!, name);
  const read = async (file: string) => {
    try {
      return await readFile(join(folder, file));
    } catch (cause) {
      throw new NewsgraphError("language/weights-missing", `cannot read ${file} of the model ${name}`, {
        cause,
        place: { file: join(folder, file) },
      });
    }
  };
  const [weights, vocab, labels, tables] = await Promise.all(
    ["weights.bin", "vocab.txt", "labels.json", "tables.json"].map(read),
  );
  return createModel({ weights: weights!, vocab: vocab!, labels: labels!, tables: tables! });
}
