// Drafts and quotes → statements: contents are widened to the quotes that they run through, loose quotes find their speaker, and sets of
// tokens become spans.
import type { Span, Statement } from "#schema";
import { type Annotated, type Sentence, Tree } from "../../document/index.ts";
import { type CueLexicon, Cues } from "./cues.ts";
import type { Draft } from "./drafts.ts";
import { headlineDrafts, phraseDrafts, signedDrafts } from "./phrases.ts";
import { findQuotes, type Quote } from "./quotes.ts";
import { phraseTokens, Sources } from "./sources.ts";
import { CueReader, type OpenCue } from "./verbs.ts";

export type StatementLayers = "blocks" | "sentences" | "tokens" | "tags" | "arcs" | "predicates";
type Doc = Annotated<StatementLayers>;

/** A draft with what the document adds to it. */
export interface FoundStatement extends Draft {
  readonly source: readonly Span[];
  readonly cueSpans: readonly Span[];
  readonly spans: readonly Span[];
  readonly mode: Statement["mode"];
}

const range = (first: number, end: number) => Array.from({ length: end - first }, (_, i) => first + i);

/** All statements of a document in the order of their contents. */
export function findStatements(doc: Doc, lexicon: CueLexicon): readonly FoundStatement[] {
  const tree = new Tree(doc);
  const cues = new Cues(lexicon);
  const sources = new Sources(tree, doc.predicates, cues);
  const reader = new CueReader(tree, cues, sources);
  const quotes = findQuotes(doc);
  const quoteAt = new Map<number, number>();
  quotes.forEach((quote, index) => {
    for (let token = quote.firstToken; token < quote.endToken; token++) quoteAt.set(token, index);
  });

  const headlines = [...headlineDrafts(doc, tree), ...signedDrafts(doc, tree, quotes)];
  const taken = new Set<number>();
  for (const { content } of headlines)
    for (const token of content) if (quoteAt.has(token)) taken.add(quoteAt.get(token)!);
  const drafts: Draft[] = [...headlines];
  for (const sentence of doc.sentences) {
    const { drafts: made, open } = reader.read(sentence.firstToken, sentence.endToken);
    const here = [...made, ...phraseDrafts(tree, cues, sources, sentence)].map((draft) =>
      widened(doc, draft, quotes, quoteAt, taken),
    );
    for (const cue of open) {
      const draft = quoteOf(doc, tree, sentence, cue, quotes, quoteAt, taken);
      if (draft !== null) here.push(widened(doc, draft, quotes, quoteAt, taken));
    }
    drafts.push(...here);
  }
  const joined = withLooseQuotes(doc, drafts, quotes, taken);
  // size of the largest content around each token: a cue inside a larger content than its own is nested
  const around = new Map<number, number>();
  for (const { content } of joined)
    for (const token of content) if (content.size > (around.get(token) ?? 0)) around.set(token, content.size);
  const isNested = (draft: Draft) => (around.get(draft.cue) ?? 0) > draft.content.size;
  const kept = joined.filter((draft) => draft.content.size > 0 && isTold(tree, draft, isNested(draft)));
  const order = (draft: Draft) => Math.min(...draft.content);
  return kept
    .sort((a, b) => order(a) - order(b) || b.content.size - a.content.size || a.cue - b.cue)
    .map((draft) => finished(doc, tree, draft, quoteAt));
}

/**
 * Is the draft something that the article tells? Inside what somebody else says only reports count ("Ann said Bob had warned her"), not
 * what the speaker or others there want or like, and not "I think". A stand without a source is nobody's.
 */
function isTold(tree: Tree, draft: Draft, nested: boolean): boolean {
  if (draft.cue < 0 || draft.kind === "headline") return true;
  if (draft.sourceHeads.length === 0 && draft.kind !== "raising" && draft.kind !== "clause") {
    // "it is said that", "was believed to": nobody is named; "don't forget that" is nobody's word
    const impersonal = tree.child(draft.cue, "aux:pass", "nsubj:pass", "expl", "csubj") !== undefined;
    if (!draft.report || !(impersonal || tree.upos(draft.cue) === "NOUN")) return false;
  }
  if (!nested) return true;
  const own = draft.sourceHeads.some((head) => /^(?:i|we|you)$/i.test(tree.text(head)));
  return draft.report && draft.sourceHeads.length > 0 && !own;
}

/** A content that holds the start or the larger part of a quote holds all of it, over the ends of sentences. */
function widened(
  doc: Doc,
  draft: Draft,
  quotes: readonly Quote[],
  quoteAt: ReadonlyMap<number, number>,
  taken: Set<number>,
): Draft {
  const content = new Set(draft.content);
  const overlaps = new Map<number, number>();
  for (const token of draft.content) {
    const at = quoteAt.get(token);
    if (at !== undefined) overlaps.set(at, (overlaps.get(at) ?? 0) + 1);
  }
  for (const [at, overlap] of overlaps) {
    const quote = quotes[at]!;
    if (draft.cue >= quote.firstToken && draft.cue < quote.endToken) continue;
    const here = doc.sentences[doc.tokens[Math.max(...draft.content)]!.sentence]!;
    const part = Math.min(quote.endToken, here.endToken) - Math.max(quote.firstToken, here.firstToken);
    if (!content.has(quote.firstToken) && !content.has(quote.firstToken + 1) && overlap < 0.4 * part) continue;
    for (const token of range(quote.firstToken, quote.endToken)) content.add(token);
    taken.add(at);
  }
  return { ...draft, content };
}

/** The quote that a cue without complement introduces or follows. */
function quoteOf(
  doc: Doc,
  tree: Tree,
  sentence: Sentence,
  cue: OpenCue,
  quotes: readonly Quote[],
  quoteAt: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
): Draft | null {
  const make = (content: readonly number[]): Draft => ({
    cue: cue.cue,
    cueTokens: cue.cueTokens,
    kind: "quote",
    report: true,
    sourceHeads: cue.sourceHeads,
    content: new Set(content),
  });
  if (quoteAt.has(cue.cue)) return null;
  const own = quotes
    .map((quote, index) => ({ quote, index }))
    .filter(
      ({ quote, index }) =>
        !taken.has(index) && quote.firstToken < sentence.endToken && quote.endToken > sentence.firstToken,
    );
  // The tree has lost the complement: "said" and then anything but a mark is followed by what is said
  const next = cue.cue + 1;
  if (
    cue.clausal &&
    next < sentence.endToken - 2 &&
    cue.sourceHeads.some((head) => head < cue.cue && head >= sentence.firstToken) &&
    /^(?:PRON|DET|PROPN|NOUN|SCONJ|ADJ|NUM)$/.test(tree.upos(next))
  )
    return make(range(next, sentence.endToken));
  if (own.length > 0) return make(own.flatMap(({ quote }) => range(quote.firstToken, quote.endToken)));
  // “Who will pay?” Holt wrote: the splitter has taken the question for a sentence of its own; but not “France did.” The ministry declined
  const before = quotes.findIndex(
    (quote, index) =>
      !taken.has(index) &&
      quote.endToken === sentence.firstToken &&
      /[?!…]$/.test(tree.text(quote.endToken - 2)) &&
      doc.sentences[doc.tokens[quote.firstToken]!.sentence]!.block === sentence.block,
  );
  if (before >= 0 && cue.cue - sentence.firstToken < 8)
    return make(range(quotes[before]!.firstToken, quotes[before]!.endToken));
  // "He said:" with the quote in the next sentence or paragraph
  if (!range(cue.cue, sentence.endToken).some((token) => tree.text(token) === ":")) return null;
  const below = quotes.findIndex((quote) => quote.firstToken >= sentence.endToken);
  if (below < 0 || taken.has(below) || quotes[below]!.firstToken > sentence.endToken + 1) return null;
  const content = range(quotes[below]!.firstToken, quotes[below]!.endToken);
  for (let i = below + 1; i < quotes.length && quotes[i]!.continues; i++)
    content.push(...range(quotes[i]!.firstToken, quotes[i]!.endToken));
  return make(content);
}

/** Quotes without a cue of their own go on from the statement before them in the paragraph, or from the open quote above. */
function withLooseQuotes(
  doc: Doc,
  drafts: readonly Draft[],
  quotes: readonly Quote[],
  taken: Set<number>,
): readonly Draft[] {
  const result = drafts.map((draft) => ({ draft, content: new Set(draft.content) }));
  const quoteOwner = new Map<number, (typeof result)[number]>();
  quotes.forEach((quote, index) => {
    const owner = result.find(
      ({ draft, content }) => isDirect(draft) && content.has(quote.firstToken) && content.has(quote.endToken - 1),
    );
    if (owner) quoteOwner.set(index, owner);
  });
  quotes.forEach((quote, index) => {
    if (taken.has(index) || quoteOwner.has(index)) return;
    // names in quotation marks on the way ("on “The Morning Hour.”") do not part a quote from its speaker
    let last = index - 1;
    while (last >= 0 && !quoteOwner.has(last) && quotes[last]!.block === quote.block) last--;
    const before = quotes[last];
    const owner = quoteOwner.get(last);
    if (before === undefined || owner === undefined) return;
    const sentence = doc.sentences[doc.tokens[quote.firstToken]!.sentence]!;
    const opensSentence = quote.firstToken <= sentence.firstToken + 1;
    const sameBlock = before.block === quote.block;
    if ((sameBlock && opensSentence) || (quote.continues && quote.block === before.block + 1)) {
      for (const token of range(quote.firstToken, quote.endToken)) owner.content.add(token);
      quoteOwner.set(index, owner);
      taken.add(index);
    }
  });
  // the paragraphs above, when the quote of the speaker goes on from them
  for (let index = quotes.length - 1; index > 0; index--) {
    const owner = quoteOwner.get(index);
    const above = index - 1;
    if (!quotes[index]!.continues || owner === undefined || quoteOwner.has(above) || taken.has(above)) continue;
    for (const token of range(quotes[above]!.firstToken, quotes[above]!.endToken)) owner.content.add(token);
    quoteOwner.set(above, owner);
    taken.add(above);
  }
  return result.map(({ draft, content }) => ({ ...draft, content }));
}

function isDirect(draft: Draft): boolean {
  return draft.kind === "quote" || draft.kind === "that" || draft.kind === "headline";
}

/**
 * Behind a whole quote the sentence goes on in the voice of the article: of “We will stay,” she told reporters after the meeting only
 * the quote is said. A clause that is quoted in part keeps both sides: The bridge, she said, is “safe”.
 */
function withoutAftermath(tree: Tree, draft: Draft, quoteAt: ReadonlyMap<number, number>): ReadonlySet<number> {
  if (draft.cue < 0 || draft.kind === "headline" || draft.kind === "clause") return draft.content;
  const sides = [
    [...draft.content].filter((at) => at < draft.cue),
    [...draft.content].filter((at) => at > draft.cue),
  ] as const;
  const words = sides.map((side) => side.filter((at) => tree.upos(at) !== "PUNCT"));
  if (words.some((side) => side.length === 0)) return draft.content;
  const quoted = words.map((side) => side.filter((at) => quoteAt.has(at)).length);
  const whole = (side: number) =>
    quoted[side] === words[side]!.length && /^[,.?!…—]$/.test(tree.text(Math.max(...sides[side]!) - 1));
  // Of the other side only what is quoted as well: “We knew,” said Holt, who is suing the bank. “He never called.”
  const quotedOf = (side: number) => sides[side]!.filter((at) => quoteAt.has(at));
  if (whole(0)) return new Set([...sides[0], ...quotedOf(1)]);
  if (whole(1) && quoted[0] === 0) return new Set(sides[1]);
  return draft.content;
}

function finished(doc: Doc, tree: Tree, draft: Draft, quoteAt: ReadonlyMap<number, number>): FoundStatement {
  const source = draft.sourceHeads
    .flatMap((head) => phraseTokens(tree, head))
    .filter((token) => !draft.content.has(token));
  const outside = new Set([...draft.cueTokens, ...source]);
  const told = withoutAftermath(tree, draft, quoteAt);
  const content = [...told].filter((token) => !outside.has(token)).sort((a, b) => a - b);
  const words = content.filter((token) => tree.upos(token) !== "PUNCT");
  const quoted = words.filter((token) => quoteAt.has(token) && quoteAt.get(token) !== quoteAt.get(draft.cue));
  return {
    ...draft,
    content: new Set(content),
    source: wordSpansOf(doc, tree, source),
    cueSpans: spansOf(doc, draft.cueTokens),
    spans: wordSpansOf(doc, tree, content),
    mode: quoted.length === 0 ? "indirect" : quoted.length === words.length ? "direct" : "mixed",
  };
}

/** Runs of tokens as spans. */
function spansOf(doc: Doc, tokens: readonly number[]): readonly Span[] {
  return runsOf(tokens, () => false).map((run) => spanOf(doc, run));
}

/** The same for phrases and clauses: a single mark parts no run, marks at the ends are left out but for quotation marks. */
function wordSpansOf(doc: Doc, tree: Tree, tokens: readonly number[]): readonly Span[] {
  const isMark = (token: number) => tree.upos(token) === "PUNCT";
  const isEdge = (token: number) => isMark(token) && !/^["“”'‘’«»„`]+$/.test(tree.text(token));
  return runsOf(tokens, isMark).flatMap((run) => {
    let first = 0;
    let end = run.length;
    while (first < end && isEdge(run[first]!)) first++;
    while (end > first && isEdge(run[end - 1]!)) end--;
    const kept = run.slice(first, end);
    return kept.some((token) => /[\p{L}\p{N}]/u.test(tree.text(token))) ? [spanOf(doc, kept)] : [];
  });
}

function runsOf(tokens: readonly number[], bridges: (token: number) => boolean): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const token of [...tokens].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const joined = last !== undefined && (token - last <= 1 || (token - last === 2 && bridges(last + 1)));
    if (run !== undefined && joined) run.push(token);
    else runs.push([token]);
  }
  return runs;
}

function spanOf(doc: Doc, run: readonly number[]): Span {
  return { start: doc.tokens[run[0]!]!.start, end: doc.tokens[run.at(-1)!]!.end };
}
