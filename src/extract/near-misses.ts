// Words that the lexicon knows and that gave no claim → why not, for whoever looks for an edge that is not there.
import type { RelationType, Span } from "#schema";
import type { Annotated } from "../document/index.ts";
import type { AmountLexicon } from "./amount/index.ts";
import { predicateUses } from "./coverage.ts";
import type { FrameLookup } from "./frames.ts";
import type { ClaimLayers } from "./readers.ts";
import { claimFinders } from "./stage.ts";

/** A frame that nearly told a claim. */
export interface NearMiss {
  readonly sentence: Span;
  readonly cue: Span;
  /** the relation that the claim would have had */
  readonly relation: RelationType;
  /** id of the row of the lexicon */
  readonly rule: string;
  readonly reason: string;
}

/** Rows of one word that did not fit; more would bury the reader ("take" has dozens). */
const ROWS_OF_A_WORD = 3;

/**
 * Near misses of a document in the order of the text: rows that fitted their word and lacked something else, and rows that name a word
 * between two entities and did not fit it. Words that gave a claim have none.
 */
export function findNearMisses(
  doc: Annotated<ClaimLayers | "statements">,
  lexicon: FrameLookup & AmountLexicon,
): readonly NearMiss[] {
  const finder = claimFinders(lexicon)(doc);
  const told = finder.find().map(({ evidence }) => evidence.cue);
  const isTold = (cue: Span) => told.some(({ start, end }) => start < cue.end && cue.start < end);
  const lacking = finder.declined.filter(({ cue }) => !isTold(cue));
  const taken = new Set(lacking.map(({ cue }) => cue.start));
  const unfit = predicateUses(doc, lexicon)
    .filter(({ fate, cue }) => fate === "declined" && !taken.has(cue.start) && !isTold(cue))
    .flatMap(({ sentence, cue }) =>
      finder
        .unfit(cue.start)
        .slice(0, ROWS_OF_A_WORD)
        .map(({ row, relation, reason }): NearMiss => ({ sentence, cue, relation, rule: row.id, reason })),
    );
  return [...lacking, ...unfit].sort((a, b) => a.cue.start - b.cue.start);
}
