// Which event an amount measures: from the words of a predicate down into its noun phrases, never across a clause.
import type { ClaimAmount, RelationType } from "#schema";
import { type Annotated, Tree } from "../../document/index.ts";
import type { AmountMention, AmountWords } from "./amounts.ts";
import { createAmountFinder } from "./find.ts";
import { measureOf } from "./measures.ts";

export interface AmountResolver {
  readonly amounts: readonly AmountMention[];
  /**
   * The amount that measures a claim, null when there is none.
   * `cue`: tokens of the predicate (verb, light verb and noun); `fillers`: head tokens of its arguments, the affected one first.
   */
  readonly amountOf: (cue: readonly number[], type: RelationType, fillers: readonly number[]) => ClaimAmount | null;
}

type Doc = Annotated<"sentences" | "tokens" | "tags" | "arcs">;

/** Prepositions whose phrase measures the event: "by 25 percent", "bought for $3 million", "with 51 percent". */
const MEASURING = new Set([
  "for",
  "by",
  "of",
  "at",
  "to",
  "with",
  "worth",
  "from",
  "about",
  "around",
  "over",
  "up to",
  "at least",
]);
const MAX_DEPTH = 4;

/** Compiles the amount grammar once; the result resolves the amounts of one document after another. */
export function createAmountResolver(words: AmountWords): (doc: Doc) => AmountResolver {
  const find = createAmountFinder(words);
  return (doc) => {
    const tree = new Tree(doc);
    const amounts = find(doc);
    const byToken = new Map<number, AmountMention>();
    for (const mention of amounts) {
      byToken.set(mention.headToken, mention);
      for (let token = mention.firstToken; token < mention.endToken; token++)
        if (!byToken.has(token)) byToken.set(token, mention);
    }
    return { amounts, amountOf: (cue, type, fillers) => nearest(tree, byToken, cue, type, fillers) };
  };
}

interface Step {
  readonly token: number;
  readonly depth: number;
  /** does the phrase stand for what the event is done to? */
  readonly object: boolean;
}

function nearest(
  tree: Tree,
  byToken: ReadonlyMap<number, AmountMention>,
  cue: readonly number[],
  type: RelationType,
  fillers: readonly number[],
): ClaimAmount | null {
  const queue: Step[] = cue.map((token) => ({ token, depth: 0, object: false }));
  // Arguments that stand away from the cue (control, relatives) count as well, the affected one as object
  for (const token of fillers.slice(0, 1)) queue.push({ token, depth: 2, object: true });
  const seen = new Set<number>();
  let best: { mention: AmountMention; rank: number } | null = null;
  for (let i = 0; i < queue.length; i++) {
    const { token, depth, object } = queue[i]!;
    if (seen.has(token)) continue;
    seen.add(token);
    const mention = byToken.get(token);
    if (mention !== undefined) {
      const fit = measureOf(type, mention);
      const rank = depth + (mention.kind === "people" || mention.kind === "things" ? 0.5 : 0);
      if ((fit === "anywhere" || (fit === "object" && object)) && (best === null || rank < best.rank))
        best = { mention, rank };
    }
    if (depth >= MAX_DEPTH) continue;
    for (const child of tree.children(token)) {
      const step = stepTo(tree, token, child, cue.includes(token), object);
      if (step !== null) queue.push({ token: child, depth: depth + 1, object: step });
    }
  }
  return best?.mention.amount ?? null;
}

/** May the search go from a word to its dependent? null: no; else whether the dependent still stands for the object. */
function stepTo(tree: Tree, token: number, child: number, isCue: boolean, object: boolean): boolean | null {
  const relation = tree.relation(child);
  const marker = tree.markers(child)[0];
  const verbal = /^(?:VERB|AUX)$/.test(tree.upos(token));
  if (isCue && verbal) {
    if (/^(?:obj|iobj|nsubj:pass)$/.test(relation)) return true;
    // "31 people died", "three were freed": the subject of a verb without an object
    if (relation === "nsubj") return tree.child(token, "obj") === undefined ? true : null;
    if (/^obl/.test(relation)) return marker === undefined ? true : MEASURING.has(marker) ? false : null;
    if (/^(?:advmod|xcomp|nummod|dep)$/.test(relation)) return false;
    return null;
  }
  if (/^(?:compound|nummod|amod|appos|det|advmod|obl:unmarked|obl:npmod)/.test(relation)) return object || isCue;
  if (relation.startsWith("nmod")) {
    if (/^nmod:poss/.test(relation)) return null;
    if (isCue) return marker === "of" ? true : marker === undefined || MEASURING.has(marker) ? false : null;
    return marker === undefined || marker === "of" || marker === "worth" || marker === "to" || marker === "between"
      ? object && marker === "of"
      : null;
  }
  // "soldiers and 30 policemen": the first conjunct gives the amount; "aid worth $12 million" may hang by acl or amod
  if (/^acl/.test(relation)) return tree.lemma(child) === "worth" || tree.lemma(child) === "total" ? false : null;
  if (/^(?:obj|obl|xcomp)/.test(relation) && (tree.lemma(token) === "worth" || tree.lemma(token) === "total"))
    return false;
  return null;
}
