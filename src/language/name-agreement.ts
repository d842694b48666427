// Names of one article → the same names, where equal words have equal kinds: the encoder reads each sentence by itself, but an article that
// calls Ostmark a company in one sentence does not call it a person in the next.
import type { NameSpan } from "../document/index.ts";

/** Kinds that are confused with one another; a date is never a person. */
const KINDS: ReadonlySet<string> = new Set([
  "PERSON",
  "ORG",
  "GPE",
  "LOC",
  "FAC",
  "PRODUCT",
  "EVENT",
  "LAW",
  "WORK_OF_ART",
]);

/** Every name gets the kind that its words have most often in the article, scores counted; where none has more, it keeps its own. */
export function agreeOnKinds(names: readonly NameSpan[], text: string): NameSpan[] {
  const votes = new Map<string, Map<string, number>>();
  const words = names.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " "));
  names.forEach(({ kind, score }, i) => {
    if (!KINDS.has(kind)) return;
    const kinds = votes.get(words[i]!) ?? new Map<string, number>();
    kinds.set(kind, (kinds.get(kind) ?? 0) + score);
    votes.set(words[i]!, kinds);
  });
  return names.map((name, i) => {
    const kinds = KINDS.has(name.kind) ? votes.get(words[i]!)! : new Map<string, number>();
    let { kind } = name;
    let most = kinds.get(kind) ?? 0;
    for (const [other, score] of kinds) {
      if (score > most) {
        most = score;
        kind = other;
      }
    }
    return kind === name.kind ? name : { ...name, kind };
  });
}
