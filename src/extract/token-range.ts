// Offsets → tokens: which words a span of the text touches.
import type { Span } from "#schema";
import type { Annotated } from "../document/index.ts";

export interface TokenRange {
  readonly first: number;
  readonly end: number;
}

/** Tokens [first, end) that share a character with the span; null when none does. Logarithmic in the length of the document. */
export function tokenRange(doc: Annotated<"tokens">, span: Span): TokenRange | null {
  let [low, high] = [0, doc.tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (doc.tokens[middle]!.end <= span.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < doc.tokens.length && doc.tokens[end]!.start < span.end) end++;
  return end > low ? { first: low, end } : null;
}
