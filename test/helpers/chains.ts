import { createEntities } from "../../src/entities/index.ts";
import { loadLexicon } from "../../src/lexicon/load.ts";
import { handDocument } from "./doc.ts";

const stage = createEntities(loadLexicon());

/** Chains of a hand-built document by canonical name, each with the words of its mentions. */
export function chainsOf(lines: string, date?: string): ReadonlyMap<string, readonly string[]> {
  const doc = handDocument(lines, date ? { date } : {});
  const { mentions, chains } = stage.run(doc, () => {});
  const text = new Map(mentions.map((mention) => [mention.id, doc.article.text.slice(mention.start, mention.end)]));
  return new Map(chains.map((chain) => [chain.name, chain.mentions.map((id) => text.get(id)!)]));
}
