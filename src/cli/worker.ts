// One thread of a batch: loads lexicon and model once, then turns articles into records.
import { workerData } from "node:worker_threads";
import type { Article, Extraction, ExtractionFailure } from "#schema";
import { loadExtractor } from "../load.ts";
import { extractOne } from "./extraction.ts";

// tinypool hands over [its own data, ours]
const [, { model }] = workerData as [unknown, { model: string | undefined }];
const extractor = loadExtractor({ model });

export default async function extract(article: Article): Promise<Extraction | ExtractionFailure> {
  return extractOne(await extractor, article);
}
