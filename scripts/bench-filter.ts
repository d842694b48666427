// Scores: JSON Lines of documents on standard input, one object of the scoring contract a line on standard output.
import { once } from "node:events";
import { contractOf } from "../src/eval/index.ts";
import { articleFromRecord, readLines } from "../src/ingest/index.ts";
import { loadExtractor } from "../src/load.ts";

const MAX_BYTES = 50_000_000;
const extractor = await loadExtractor({ model: process.env.NEWSGRAPH_MODEL });

function answer(line: string, number: number): object {
  const given = JSON.parse(line) as { id: string; text: string };
  // `extract` calls an empty article a failure; a scorer wants its line.
  if (given.text.trim() === "") return { id: given.id, entities: [], relations: [] };
  const document = extractor.annotate(articleFromRecord(line, { line: number }), () => {});
  return contractOf(given.id, document, extractor.record(document, []));
}

for await (const { number, bytes } of readLines(process.stdin, MAX_BYTES)) {
  const line = new TextDecoder().decode(bytes ?? undefined);
  if (line.trim() === "") continue;
  if (!process.stdout.write(`${JSON.stringify(answer(line, number))}\n`)) await once(process.stdout, "drain");
}
