// Spans over a text → pieces of the text in order, each with the names of all spans that cover it. Spans may overlap and nest.
import type { Span } from "./span.ts";

export interface Piece<Name> {
  readonly start: number;
  readonly end: number;
  readonly names: readonly Name[];
}

/** Pieces of `within` that cover it without gaps. Spans outside it are cut off. */
export function piecesOf<Name>(within: Span, spans: readonly (Span & { readonly name: Name })[]): Piece<Name>[] {
  const cuts = new Set([within.start, within.end]);
  for (const span of spans)
    for (const at of [span.start, span.end]) if (at > within.start && at < within.end) cuts.add(at);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((end, i) => {
    const start = sorted[i]!;
    return {
      start,
      end,
      names: spans.filter((span) => span.start <= start && span.end >= end).map((span) => span.name),
    };
  });
}
