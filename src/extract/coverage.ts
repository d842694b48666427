// Documents → predicates that look like events between entities and got no frame: what the lexicon does not know yet, and what it declined.
// No list of words decides what an event is: a verb, noun or adjective counts when two entities take part in it, one of them by name.
import type { Span } from "#schema";
import { type Annotated, type Predicate, Tree } from "../document/index.ts";
import { ClauseReader } from "./clause.ts";
import { isVerbal } from "./clause-words.ts";
import { FrameFinder, type FrameLookup } from "./frames.ts";
import type { ClaimLayers } from "./readers.ts";
import { Referents } from "./referents.ts";

/** One place where a predicate stands between two entities. */
export interface PredicateUse {
  readonly lemma: string;
  readonly upos: "VERB" | "NOUN" | "ADJ";
  /** PropBank sense as the encoder reads it */
  readonly roleset: string | null;
  /** framed: a row took it; declined: rows name the lemma, but none fits; unknown: no row names it */
  readonly fate: "framed" | "declined" | "unknown";
  /** id of the row that took it, ids of those that declined */
  readonly rows: readonly string[];
  readonly article: string;
  readonly sentence: Span;
  readonly cue: Span;
  /** two of the entities, in the order of the text */
  readonly entities: readonly [Span, Span];
}

/** Uses of one lemma that got no frame. */
export interface CoverageGap {
  readonly lemma: string;
  readonly upos: PredicateUse["upos"];
  readonly fate: "declined" | "unknown";
  readonly count: number;
  /** senses with their counts, most frequent first */
  readonly rolesets: readonly (readonly [roleset: string, count: number])[];
  /** ids of rows that name the lemma */
  readonly rows: readonly string[];
  readonly example: PredicateUse;
}

export interface Coverage {
  /** predicates between two entities */
  readonly predicates: number;
  /** those of them that got a frame */
  readonly framed: number;
  /** most frequent first, then by lemma */
  readonly gaps: readonly CoverageGap[];
}

/** All predicates of a document between two entities, in the order of the text. */
export function predicateUses(doc: Annotated<ClaimLayers>, lexicon: FrameLookup): readonly PredicateUse[] {
  const tree = new Tree(doc);
  const predicates = new Map(doc.predicates.map((predicate) => [predicate.token, predicate]));
  const clauses: ClauseReader = new ClauseReader(tree, (...places) => frames.controlOf(...places), {
    isBeing: (token) => referents.isBeing(token),
    mayAnswer: (token) => frames.mayAnswer(token),
  });
  const frames = new FrameFinder(tree, clauses, lexicon, predicates);
  const referents = new Referents(doc, tree);
  const cues = new Set<number>();
  for (const { index } of doc.tokens)
    for (const match of frames.matches(index)) for (const token of match.cue) cues.add(token);
  const uses: PredicateUse[] = [];
  for (const { index: token, start, end, sentence } of doc.tokens) {
    const upos = tree.upos(token);
    if (upos !== "VERB" && upos !== "NOUN" && upos !== "ADJ") continue;
    const predicate = predicates.get(token);
    if (!predicate && upos !== "VERB") continue;
    const cover = referents.covering(token);
    if (cover && cover.kind !== "nominal" && upos !== "VERB") continue;
    const entities = entitiesOf(token, predicate, tree, clauses, referents);
    if (!entities) continue;
    const matched = frames.matches(token)[0]?.row.id;
    const lemma = tree.lemma(token).toLowerCase();
    const named = lexicon.framesFor(lemma, upos).map((row) => row.id);
    const fate = matched !== undefined || cues.has(token) ? "framed" : named.length > 0 ? "declined" : "unknown";
    const { start: from, end: to } = doc.sentences[sentence]!;
    uses.push({
      lemma,
      upos,
      roleset: predicate?.roleset ?? null,
      fate,
      rows: matched !== undefined ? [matched] : named,
      article: doc.article.id,
      sentence: { start: from, end: to },
      cue: { start, end },
      entities,
    });
  }
  return uses;
}

/** Two different entities among the arguments, one of them named; undefined without them. */
function entitiesOf(
  token: number,
  predicate: Predicate | undefined,
  tree: Tree,
  clauses: ClauseReader,
  referents: Referents,
): readonly [Span, Span] | undefined {
  const functions = clauses.functions(token);
  const fillers = [
    ...functions.subject,
    ...functions.object,
    ...functions.indirect,
    ...(isVerbal(tree, token) ? [] : [...functions.possessor, ...functions.of, ...functions.by]),
    // "in Paris", "on Monday" tell where and when, and are numbered only when the sense asks for them
    ...(predicate?.roles ?? []).filter(({ role }) => /^ARG[0-4]$/.test(role)).map((role) => role.token),
  ];
  const found = new Map<string, { span: Span; named: boolean }>();
  for (const mention of new Set(fillers.flatMap((filler) => referents.resolve(filler)))) {
    const chain = referents.chain(mention);
    const isEntity = chain.named || (chain.type !== "Thing" && chain.type !== "Event");
    if (isEntity && !found.has(chain.id))
      found.set(chain.id, { span: { start: mention.start, end: mention.end }, named: chain.named });
  }
  const entities = [...found.values()].sort((a, b) => a.span.start - b.span.start);
  const [first, second] = entities;
  return first && second && entities.some(({ named }) => named) ? [first.span, second.span] : undefined;
}

/** Counts uses by lemma. */
export function measureCoverage(uses: Iterable<PredicateUse>): Coverage {
  let predicates = 0;
  let framed = 0;
  const groups = new Map<string, PredicateUse[]>();
  for (const use of uses) {
    predicates += 1;
    if (use.fate === "framed") {
      framed += 1;
      continue;
    }
    const key = `${use.lemma} ${use.upos}`;
    const group = groups.get(key);
    if (group) group.push(use);
    else groups.set(key, [use]);
  }
  const gaps = [...groups.values()].map((group): CoverageGap => {
    const example = group[0]!;
    const { lemma, upos, rows, fate } = example;
    return {
      lemma,
      upos,
      fate: fate === "declined" ? "declined" : "unknown",
      count: group.length,
      rolesets: countsOf(group.flatMap(({ roleset }) => (roleset === null ? [] : [roleset]))),
      rows,
      example,
    };
  });
  gaps.sort((a, b) => b.count - a.count || compare(a.lemma, b.lemma) || compare(a.upos, b.upos));
  return { predicates, framed, gaps };
}

function countsOf(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
