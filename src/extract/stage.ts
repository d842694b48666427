// The claims stage: everything that this room reads off a document, joined.
import type { Annotated, Stage } from "../document/index.ts";
import { type AmountLexicon, amountWords, createAmountResolver } from "./amount/index.ts";
import { ClaimFinder } from "./claims.ts";
import type { FrameLookup } from "./frames.ts";
import type { ClaimLayers } from "./readers.ts";
import { indexStatements } from "./speakers.ts";
import { createTimeResolver } from "./time/index.ts";

/** Makes the stage that finds claims. */
export function createClaims(lexicon: FrameLookup & AmountLexicon): Stage<ClaimLayers | "statements", "claims"> {
  const finderOf = claimFinders(lexicon);
  return { name: "claims", adds: ["claims"], run: (doc) => ({ claims: [...finderOf(doc).find()] }) };
}

/** Documents → finders of their claims; the lexicon is compiled once. */
export function claimFinders(
  lexicon: FrameLookup & AmountLexicon,
): (doc: Annotated<ClaimLayers | "statements">) => ClaimFinder {
  const resolveAmounts = createAmountResolver(amountWords(lexicon));
  return (doc) =>
    new ClaimFinder(doc, {
      lexicon,
      speakers: indexStatements(doc),
      dateOf: createTimeResolver(doc).dateOf,
      amountOf: resolveAmounts(doc).amountOf,
    });
}
