// A document with its record → traits of each claim that the record does not tell: the word that tells it, passive, inside a quote. For
// slices of scores.
import type { Claim, Extraction, Span } from "#schema";
import { Tree } from "../document/index.ts";
import type { Document } from "../pipeline.ts";

export interface Traits {
  /** the word that tells the event */
  readonly cue: "verb" | "noun" | "adjective" | "other";
  readonly passive: boolean;
  /** the cue stands between quotation marks */
  readonly quoted: boolean;
  /** a pronoun stands for an end */
  readonly pronoun: boolean;
}

/** Traits by claim id. */
export function traitsOf(document: Document, record: Extraction): ReadonlyMap<string, Traits> {
  const tree = new Tree(document);
  const quotes = quotedSpans(record.article.text);
  const pronouns = new Set(
    record.mentions.filter(({ kind }) => kind === "pronoun").map(({ start, end }) => `${start} ${end}`),
  );
  const isPronoun = (span: Span | null) => span !== null && pronouns.has(`${span.start} ${span.end}`);
  return new Map(
    record.claims.map((claim) => {
      const { cue, source, target } = claim.evidence;
      const token = headOf(document, claim);
      return [
        claim.id,
        {
          cue: token === undefined ? "other" : wordClass(tree.upos(token)),
          passive: token !== undefined && isPassive(tree, token),
          quoted: quotes.some((quote) => quote.start <= cue.start && cue.end <= quote.end),
          pronoun: isPronoun(source) || isPronoun(target),
        },
      ];
    }),
  );
}

/** The word of the cue that the others hang on. */
function headOf({ tokens, arcs }: Document, claim: Claim): number | undefined {
  const { start, end } = claim.evidence.cue;
  const words = tokens.filter((token) => token.start < end && token.end > start).map(({ index }) => index);
  return words.find((word) => !words.includes(arcs[word]!.head));
}

function wordClass(upos: string): Traits["cue"] {
  if (upos === "VERB" || upos === "AUX") return "verb";
  if (upos === "NOUN" || upos === "PROPN") return "noun";
  return upos === "ADJ" ? "adjective" : "other";
}

/** "was hit", "talks called off by Peru", "a town shelled for days". */
function isPassive(tree: Tree, token: number): boolean {
  if (tree.xpos(token) !== "VBN") return false;
  return (
    tree.children(token, "nsubj:pass", "csubj:pass", "aux:pass", "obl:agent").length > 0 ||
    tree.relation(token) === "acl"
  );
}

const QUOTE = /[“”"„«»]|\n/g;

/** Text between quotation marks; a straight mark opens and closes by turns, and no quote runs over the end of a line. */
export function quotedSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  let open: number | null = null;
  const close = (end: number) => {
    if (open !== null && end > open) spans.push({ start: open, end });
    open = null;
  };
  for (const { 0: mark, index } of text.matchAll(QUOTE)) {
    const opens = mark === "“" || mark === "„" || mark === "«" || (mark === '"' && open === null);
    if (opens && open === null) open = index + 1;
    else if (!opens) close(index);
  }
  close(text.length);
  return spans;
}
