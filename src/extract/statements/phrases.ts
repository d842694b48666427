// Sources that need no verb: "according to X", "in X's view", adverbs of hearsay, headlines and transcripts of the form "Name: …",
// and quotes signed with a dash.
import type { CueRow } from "#schema";
import type { Annotated, Sentence, Tree } from "../../document/index.ts";
import type { Cues } from "./cues.ts";
import type { Draft } from "./drafts.ts";
import type { Quote } from "./quotes.ts";
import { isConcession, withoutComment } from "./said.ts";
import type { Sources } from "./sources.ts";

/** Phrases inside a sentence whose content is the clause around them. */
export function phraseDrafts(tree: Tree, cues: Cues, sources: Sources, sentence: Sentence): readonly Draft[] {
  const drafts: Draft[] = [];
  const add = (
    cue: number,
    cueTokens: readonly number[],
    heads: readonly number[],
    report: boolean,
    outside: readonly number[],
  ) => {
    const clause = clauseAround(tree, outside[0]!, isClosing(tree, sentence, outside));
    const content = new Set(
      withoutComment(
        tree,
        clause.filter((token) => !outside.includes(token)),
      ),
    );
    if (content.size > 0) drafts.push({ cue, cueTokens, kind: "clause", report, sourceHeads: heads, content });
  };
  for (let token = sentence.firstToken; token < sentence.endToken; token++) {
    const markers = tree.children(token, "case");
    for (const marker of markers) {
      const words = [marker, ...tree.children(marker, "fixed", "case", "obl", "dep")].sort((a, b) => a - b);
      const row = cues.preposition(words.map((word) => tree.text(word).toLowerCase()).join(" "))[0];
      if (row && !isMeasured(tree, token)) add(words[0]!, words, [token], row.report, tree.subtree(token));
    }
    // some trees make "according" the head: according → to → X
    if (/^according$/i.test(tree.text(token)) && !tree.is(token, "case")) {
      const object = tree.children(token, "obl", "nmod", "obj")[0];
      if (object !== undefined) add(token, [token, token + 1], [object], true, tree.subtree(token));
    }
    const cue = cues.at(tree, token);
    for (const row of cue?.rows ?? []) {
      if (!row.content.includes("clause")) continue;
      if (row.pos === "adverb") add(token, [token], [], row.report, tree.subtree(token));
      if (row.pos === "noun") addView(row, token);
    }
  }
  return drafts;

  /** "in the view of X", "in X's opinion", "to his mind" */
  function addView(row: CueRow, noun: number): void {
    const marker = tree.children(noun, "case")[0];
    if (marker === undefined || !row.prepositions.includes(tree.text(marker).toLowerCase())) return;
    const of = tree.children(noun, "nmod").find((child) => tree.markers(child)[0] === "of");
    const heads = sources.ofNoun(noun).heads.length > 0 ? sources.ofNoun(noun).heads : of === undefined ? [] : [of];
    if (heads.length === 0 || !tree.is(noun, "obl", "nmod")) return;
    add(
      noun,
      [marker, noun].sort((a, b) => a - b),
      heads,
      row.report,
      tree.subtree(noun),
    );
  }
}

/** "according to plan", "per year": no source. */
function isMeasured(tree: Tree, token: number): boolean {
  return /^(?:plan|schedule|size|need|taste|year|month|week|day|hour|capita|head|person|cent|share)$/.test(
    tree.lemma(token),
  );
}

/** "Two were hurt and six arrested, according to police": behind a comma at the end a phrase stands for all that the sentence tells. */
function isClosing(tree: Tree, sentence: Sentence, phrase: readonly number[]): boolean {
  // trees hang the comma on the phrase
  const first = phrase.find((token) => tree.upos(token) !== "PUNCT") ?? sentence.firstToken;
  if (first <= sentence.firstToken || tree.text(first - 1) !== ",") return false;
  for (let token = phrase.at(-1)! + 1; token < sentence.endToken; token++)
    if (!/^\p{P}+$/u.test(tree.text(token))) return false;
  return true;
}

/** The clause that a phrase stands in, without clauses coordinated with it that have a subject of their own, and without a concession behind. */
function clauseAround(tree: Tree, first: number, isClosing: boolean): readonly number[] {
  let at = first;
  while (tree.head(at) >= 0 && !(isClause(tree, at) && at !== first)) at = tree.head(at);
  // "took the station and are holding four people, according to the army": one subject, one report
  const isOwn = (clause: number) => tree.child(clause, "nsubj", "nsubj:pass") !== undefined && !isClosing;
  while (tree.is(at, "conj") && !isOwn(at) && isClause(tree, tree.head(at))) at = tree.head(at);
  const drop = new Set<number>();
  for (const child of tree.children(at)) {
    const other = tree.is(child, "conj", "parataxis") && isClause(tree, child) && isOwn(child);
    if ((other || (child > first && isConcession(tree, child))) && !tree.under(first, child))
      for (const word of tree.subtree(child)) drop.add(word);
  }
  return tree.subtree(at).filter((token) => !drop.has(token));
}

function isClause(tree: Tree, token: number): boolean {
  return (
    /^(?:VERB|AUX)$/.test(tree.upos(token)) || tree.child(token, "cop", "nsubj") !== undefined || tree.head(token) < 0
  );
}

type HeadlineDoc = Annotated<"blocks" | "sentences" | "tokens" | "tags" | "arcs">;

const MAX_NAME = 6;
/** Labels of a page, not speakers: "Live: ministers meet". */
const LABELS = new Set(
  "analysis breaking comment exclusive explainer fact factbox interview latest live note opinion photo photos poll profile recap report review timeline update updates video watch".split(
    " ",
  ),
);

/**
 * "Name: what is said" at the start of a line: a headline, or a turn of a transcript, which runs to the next turn. The name must look
 * like one: capitalised words, no verb.
 */
export function headlineDrafts(doc: HeadlineDoc, tree: Tree): readonly Draft[] {
  const drafts: Draft[] = [];
  const starts = blockStarts(doc);
  const turns: { block: number; colon: number; first: number; headline: boolean }[] = [];
  doc.blocks.forEach((block, index) => {
    const range = starts[index];
    if (range === undefined) return;
    let first = range.firstToken;
    while (first < range.endToken && /^["“”'‘`]+$/.test(tree.text(first))) first++;
    const colon = colonAfterName(tree, first, range.endToken);
    if (colon < 0 || colon + 1 >= range.endToken || LABELS.has(tree.text(colon - 1).toLowerCase())) return;
    // a single line that looks like a headline may have been taken for a paragraph
    const headline =
      index === 0 ||
      block.kind === "title" ||
      block.kind === "heading" ||
      block.kind === "deck" ||
      block.kind === "caption";
    turns.push({ block: index, colon, first, headline });
  });
  const speakers = new Map<string, number>();
  for (const turn of turns) {
    const name = doc.article.text.slice(doc.tokens[turn.first]!.start, doc.tokens[turn.colon]!.start);
    speakers.set(name, (speakers.get(name) ?? 0) + 1);
  }
  turns.forEach((turn, i) => {
    const name = doc.article.text.slice(doc.tokens[turn.first]!.start, doc.tokens[turn.colon]!.start);
    // a lone "Note: …" inside the text is no speaker: outside headlines the turns must come back, or be written in capitals
    const transcript = (speakers.get(name) ?? 0) > 1 || (turns.length > 2 && name === name.toUpperCase());
    if (!turn.headline && !transcript) return;
    const content = new Set<number>();
    const until = turn.headline ? turn.block + 1 : Math.min(turns[i + 1]?.block ?? doc.blocks.length, turn.block + 12);
    for (let block = turn.block; block < until; block++) {
      const range = starts[block];
      if (range === undefined) continue;
      if (block > turn.block && (doc.blocks[block]!.kind !== "paragraph" || !transcript)) break;
      for (let token = Math.max(range.firstToken, turn.colon + 1); token < range.endToken; token++) content.add(token);
    }
    const heads = [nameHead(tree, turn.first, turn.colon)];
    drafts.push({
      cue: turn.colon,
      cueTokens: [turn.colon],
      kind: "headline",
      report: true,
      sourceHeads: heads,
      content,
    });
  });
  return drafts;
}

function blockStarts(doc: HeadlineDoc): ({ firstToken: number; endToken: number } | undefined)[] {
  const ranges: ({ firstToken: number; endToken: number } | undefined)[] = doc.blocks.map(() => undefined);
  for (const sentence of doc.sentences) {
    const known = ranges[sentence.block];
    ranges[sentence.block] = { firstToken: known?.firstToken ?? sentence.firstToken, endToken: sentence.endToken };
  }
  return ranges;
}

/** The colon behind up to six words of a name at the start of a line; -1 when there is none. */
function colonAfterName(tree: Tree, first: number, end: number): number {
  for (let token = first; token < Math.min(end, first + MAX_NAME + 1); token++) {
    const text = tree.text(token);
    if (text === ":") return token > first && /^(?:PROPN|NOUN)$/.test(tree.upos(first)) ? token : -1;
    if (!/^\p{Lu}/u.test(text) && !/^(?:of|the|and|de|van|von|al|’s|'s|-|\.)$/.test(text)) return -1;
  }
  return -1;
}

function nameHead(tree: Tree, first: number, end: number): number {
  for (let token = first; token < end; token++) {
    const head = tree.head(token);
    if (head < first || head >= end) return token;
  }
  return end - 1;
}

/** “…” — Ann Holt, farmer: a quote that fills its paragraph and is signed behind a dash, on the same line or the next. */
export function signedDrafts(doc: HeadlineDoc, tree: Tree, quotes: readonly Quote[]): readonly Draft[] {
  const drafts: Draft[] = [];
  const starts = blockStarts(doc);
  for (const quote of quotes) {
    const range = starts[quote.block];
    if (range === undefined || quote.firstToken > range.firstToken + 1) continue;
    const below = starts[quote.block + 1];
    const dash = isDash(tree, quote.endToken, range.endToken)
      ? quote.endToken
      : quote.endToken >= range.endToken && below !== undefined && isDash(tree, below.firstToken, below.endToken)
        ? below.firstToken
        : -1;
    const end = dash < 0 ? -1 : dash < range.endToken ? range.endToken : below!.endToken;
    if (dash < 0 || end - dash > 14 || tree.upos(dash + 1) !== "PROPN") continue;
    const content = new Set(Array.from({ length: quote.endToken - quote.firstToken }, (_, i) => quote.firstToken + i));
    drafts.push({
      cue: dash,
      cueTokens: [dash],
      kind: "headline",
      report: true,
      sourceHeads: [nameHead(tree, dash + 1, end)],
      content,
    });
  }
  return drafts;
}

function isDash(tree: Tree, token: number, end: number): boolean {
  return token + 1 < end && /^[—–―-]+$/.test(tree.text(token));
}
