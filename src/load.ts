// The lexicon and the weights of the package → an extractor, in Node.
import { loadModel } from "./language/load.ts";
import { loadLexicon } from "./lexicon/load.ts";
import { createExtractor, type Extractor } from "./pipeline.ts";

export interface LoadExtractorOptions {
  /** name of a folder in data/models; default "base" */
  readonly model?: string | undefined;
}

/** Loads an extractor; half a second, so keep it. Throws language/weights-missing, language/weights-broken, lexicon/bad-row. */
export async function loadExtractor({ model }: LoadExtractorOptions = {}): Promise<Extractor> {
  const weights = loadModel(model === undefined ? {} : { model });
  const lexicon = loadLexicon();
  return createExtractor({ lexicon, model: await weights });
}
