// Amounts: money, percent and counts in the text, and the claims that they measure.
export type { AmountKind, AmountMention, AmountWords } from "./amounts.ts";
export { type AmountResolver, createAmountResolver } from "./attach.ts";
export { type AmountLexicon, amountWords } from "./words.ts";
