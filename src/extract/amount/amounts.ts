// Amounts as records, and the words of number and bound that stand beside them.
import type { ClaimAmount, CurrencyRow } from "#schema";
import type { Tree } from "../../document/index.ts";
import type { TokenRange } from "../token-range.ts";

export type AmountKind = "money" | "percent" | "people" | "things";

/** An amount in the text. */
export interface AmountMention {
  readonly kind: AmountKind;
  readonly amount: ClaimAmount;
  /** tokens [firstToken, endToken) of the number, its currency and scale */
  readonly firstToken: number;
  readonly endToken: number;
  /** the token that hangs on the rest of the sentence: for counts the noun that is counted */
  readonly headToken: number;
}

/** What the grammar must know of words. */
export interface AmountWords {
  readonly currencies: readonly CurrencyRow[];
  /** is the noun, as written or by its lemma, one for persons? */
  isPerson(word: string, lemma: string): boolean;
  /** country of a demonym adjective: "Mexican" → "MEX" */
  countryOf(adjective: string): string | null;
}

export type Bound = ClaimAmount["bound"];

const BOUNDS: readonly (readonly [Bound, string])[] = [
  [
    "at-most",
    "no more than|not more than|fewer than|less than|as many as|as much as|at most|up to|a maximum of|under|below",
  ],
  [
    "at-least",
    "no fewer than|no less than|not less than|more than|at least|upwards? of|in excess of|a minimum of|well over|over|above|exceeding",
  ],
  ["about", "an estimated|more or less|close to|approximately|roughly|nearly|almost|around|about|some|circa|~"],
];
const BEFORE = new RegExp(
  `(?:^|[^\\p{L}])(?:${BOUNDS.map(([, words]) => `(${words.replaceAll(" ", "\\s+")})`).join("|")})\\s+(?:the\\s+)?$`,
  "iu",
);
/** How far beside a number its unit and bound may stand, in characters; keeps the work linear in the length of a sentence. */
export const NEAR = 40;
const AFTER = /^\s+or\s+(?:(more)|(so)|(less|fewer))\b/i;

/** Is the value told as a bound? Read from the words before and behind [start, end) of the sentence. */
export function boundAt(text: string, start: number, end: number): Bound {
  const before = BEFORE.exec(text.slice(Math.max(0, start - NEAR), start));
  if (before) return BOUNDS[before.slice(1).findIndex((group) => group !== undefined)]![0];
  const after = AFTER.exec(text.slice(end, end + NEAR));
  if (after) return after[1] ? "at-least" : after[2] ? "about" : "at-most";
  return "exact";
}

/** The token of the range whose governor lies outside. */
export function headOf(tree: Tree, { first, end }: TokenRange): number {
  for (let token = end - 1; token >= first; token--) {
    const head = tree.head(token);
    if ((head < first || head >= end) && tree.upos(token) !== "PUNCT" && tree.upos(token) !== "ADP") return token;
  }
  return end - 1;
}
