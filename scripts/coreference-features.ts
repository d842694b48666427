// Texts with their gold chains, JSON Lines on standard input → what the coreference ranker sees of every anaphor, JSON Lines on standard
// output; scripts/train/coreference.py reads them. Choices follow the gold chains, so that the rows depend on no earlier weights.
import { once } from "node:events";
import { createInterface } from "node:readline";
import { findBlocks, Pipeline } from "../src/document/index.ts";
import { type AntecedentOptions, resolve } from "../src/entities/index.ts";
import { articleFromRecord } from "../src/ingest/index.ts";
import { createAnalysis, segmentation } from "../src/language/index.ts";
import { loadModel } from "../src/language/load.ts";
import { loadLexicon } from "../src/lexicon/load.ts";

/** A gold mention: characters of the phrase and of its head word, and the chain that it belongs to. */
interface Gold {
  readonly start: number;
  readonly end: number;
  readonly head: readonly [number, number];
  readonly chain: string;
  /** the text is a passage, and the chain began before it */
  readonly begun: boolean;
}

const model = await loadModel();
const lexicon = loadLexicon();
const language = Pipeline.start().use(findBlocks).use(segmentation).use(createAnalysis(model));
const ids = new Map<string, number>();

function idOf(name: string): number {
  const known = ids.get(name) ?? ids.size;
  ids.set(name, known);
  return known;
}

const rounded = (values: readonly number[]) => values.map((value) => Math.round(value * 1e4) / 1e4);

function rowsOf(line: string): object[] {
  const { mentions } = JSON.parse(line) as { mentions: readonly Gold[] };
  const doc = language.run(articleFromRecord(line, { line: 1 }), () => {});
  const byHead = new Map<number, Gold[]>();
  for (const gold of mentions) byHead.set(gold.head[0], [...(byHead.get(gold.head[0]) ?? []), gold]);
  const rows: object[] = [];
  const choose =
    (wanted: string): NonNullable<AntecedentOptions["choose"]> =>
    (anaphor, family, own, candidates, drafts) => {
      /** The gold mention with the same head word, of several the one closest in extent. */
      const goldOf = (draft: number): Gold | null => {
        const { firstToken, endToken, head, kind } = drafts[draft]!;
        const [start, end] = [doc.tokens[firstToken]!.start, doc.tokens[endToken - 1]!.end];
        const miss = (gold: Gold) => Math.abs(gold.start - start) + Math.abs(gold.end - end);
        let best: Gold | null = null;
        for (const token of kind === "name" ? doc.tokens.slice(firstToken, endToken) : [doc.tokens[head]!])
          for (const gold of byHead.get(token.start) ?? []) if (best === null || miss(gold) < miss(best)) best = gold;
        return best;
      };
      const gold = goldOf(anaphor);
      const right = candidates.flatMap(({ mention }, at) =>
        mention !== null && gold !== null && goldOf(mention)?.chain === gold.chain ? [at] : [],
      );
      // An antecedent that was cut off says nothing
      if (family === wanted && (right.length > 0 || !gold?.begun))
        rows.push({
          family,
          right,
          own: [own.names.map(idOf), rounded(own.values)],
          candidates: candidates.map(({ standing, features }) => [
            [...standing.names, ...features.names].map(idOf),
            rounded([...standing.values, ...features.values]),
          ]),
        });
      return right[0] ?? 0;
    };
  resolve(doc, lexicon, { choose: choose("pronoun") });
  resolve(doc, lexicon, { choose: choose("nominal"), alone: true });
  return rows;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id } = JSON.parse(line) as { id: string };
  const answer = JSON.stringify({ id, rows: rowsOf(line), names: [...ids.keys()] });
  if (!process.stdout.write(`${answer}\n`)) await once(process.stdout, "drain");
}
