// Standing: what a text makes of a claim, in one word, from its polarity, modality and speakers. The switch "facts, claims, denied"
// of the page, of queries and of saved Cypher rests on this one function.
import type { Modality, Polarity } from "./ontology.ts";

/**
 * fact: told as having happened in the article's own voice. said: told so by somebody else. open: may, will, would or is imagined.
 * alleged: told, but marked as unproven. denied: the one who speaks says that it is not so.
 */
export const STANDINGS = ["fact", "said", "open", "alleged", "denied"] as const;
export type Standing = (typeof STANDINGS)[number];

export function standingOf(claim: {
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly attribution: readonly unknown[];
}): Standing {
  if (claim.polarity === "negative") return "denied";
  if (claim.modality === "alleged") return "alleged";
  if (claim.modality !== "actual") return "open";
  return claim.attribution.length === 0 ? "fact" : "said";
}
