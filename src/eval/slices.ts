// Scored rows → scores by slice: polarity, modality, voice, type, kind of cue … A found claim is sliced by its record. A line of gold is
// sliced by what it says, and what it leaves out is plain: positive, actual, the article's own voice. What no line tells, such as passive
// or a date, is known of found claims only, so these slices have a precision and no recall.
import { type Claim, relationRow, type Span } from "#schema";
import type { Expectation } from "./expectation.ts";
import { f1Of, type RowScore } from "./score.ts";
import type { Traits } from "./traits.ts";

/** A scored row with the traits of its claims and the sentences of its text. */
export interface TextScore extends RowScore {
  readonly sentences: readonly Span[];
  readonly traits: ReadonlyMap<string, Traits>;
}

interface Dimension {
  readonly name: string;
  /** null for what a line does not tell */
  readonly ofLine: ((expected: Expectation) => string) | null;
  readonly ofClaim: (claim: Claim, traits: Traits) => readonly string[];
}

const OWN = "the article's own voice";
const CITED = "somebody is cited";
const BOTH = "both ends";
const ONE = "an end left out";

/** In the order in which they are told. */
export const DIMENSIONS: readonly Dimension[] = [
  {
    name: "polarity",
    ofLine: ({ attributes }) => (attributes.includes("negative") ? "negative" : "positive"),
    ofClaim: ({ polarity }) => [polarity],
  },
  {
    name: "modality",
    ofLine: ({ attributes }) => attributes.find((word) => word !== "negative" && word !== "positive") ?? "actual",
    ofClaim: ({ modality }) => [modality],
  },
  {
    name: "voice",
    ofLine: ({ by }) => (by === null ? OWN : CITED),
    ofClaim: ({ attribution }) => [attribution.length === 0 ? OWN : CITED],
  },
  {
    name: "ends",
    ofLine: ({ source, target }) => (source === "-" || target === "-" ? ONE : BOTH),
    ofClaim: ({ source, target }) => [source === null || target === null ? ONE : BOTH],
  },
  {
    name: "class",
    ofLine: ({ type }) => relationRow(type).class,
    ofClaim: ({ type }) => [relationRow(type).class],
  },
  { name: "cue", ofLine: null, ofClaim: (_, { cue }) => [`told by ${cue === "adjective" ? "an" : "a"} ${CUES[cue]}`] },
  {
    name: "wording",
    ofLine: null,
    ofClaim: (_, { passive, quoted, pronoun }) => [
      ...(passive ? ["passive"] : []),
      ...(quoted ? ["inside a quote"] : []),
      ...(pronoun ? ["a pronoun for an end"] : []),
    ],
  },
  {
    name: "details",
    ofLine: null,
    ofClaim: ({ date, amount, condition, content, place }) => [
      ...(date ? ["dated"] : []),
      ...(amount ? ["with an amount"] : []),
      ...(place ? ["with a place"] : []),
      ...(condition ? ["with a condition"] : []),
      ...(content.length > 0 ? ["about another claim"] : []),
    ],
  },
  { name: "type", ofLine: ({ type }) => type, ofClaim: ({ type }) => [type] },
];
const CUES = { verb: "verb", noun: "noun", adjective: "adjective", other: "word of another kind" } as const;

export interface Slice {
  readonly dimension: string;
  readonly value: string;
  /** lines of gold in the slice and how many of them are found; null where lines do not tell */
  readonly lines: number | null;
  readonly foundLines: number | null;
  /** claims of the records in the slice, and how many of them gold has */
  readonly claims: number;
  readonly right: number;
  /** shares of 1; null where there is nothing to share */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

/** Slices of a line: one value for each dimension that lines tell. */
export function slicesOfLine(expected: Expectation): readonly string[] {
  return DIMENSIONS.flatMap(({ name, ofLine }) => (ofLine ? [keyOf(name, ofLine(expected))] : []));
}

export function slicesOfClaim(claim: Claim, traits: Traits): readonly string[] {
  return DIMENSIONS.flatMap(({ name, ofClaim }) => ofClaim(claim, traits).map((value) => keyOf(name, value)));
}

/** A slice as one word: "polarity: negative". */
export function keyOf(dimension: string, value: string): string {
  return `${dimension}: ${value}`;
}

interface Counts {
  lines: number;
  foundLines: number;
  claims: number;
  right: number;
}

/** All slices that hold anything; the largest of a dimension first. */
export function sliceScores(texts: readonly TextScore[]): readonly Slice[] {
  const counts = new Map<string, Counts>();
  const count = (keys: readonly string[], what: readonly (keyof Counts)[]) => {
    for (const key of keys) {
      const entry = counts.get(key) ?? { lines: 0, foundLines: 0, claims: 0, right: 0 };
      for (const name of what) entry[name]++;
      counts.set(key, entry);
    }
  };
  for (const { found, missing, extra, traits } of texts) {
    for (const { expected, claim } of found) {
      count(slicesOfLine(expected), ["lines", "foundLines"]);
      count(slicesOfClaim(claim, traits.get(claim.id)!), ["claims", "right"]);
    }
    for (const { expected } of missing) count(slicesOfLine(expected), ["lines"]);
    for (const claim of extra) count(slicesOfClaim(claim, traits.get(claim.id)!), ["claims"]);
  }
  return DIMENSIONS.flatMap(({ name, ofLine }) =>
    [...counts]
      .filter(([key]) => key.startsWith(keyOf(name, "")))
      .map(([key, entry]) => sliceOf(name, key.slice(keyOf(name, "").length), entry, ofLine !== null))
      .sort((a, b) => size(b) - size(a) || (a.value < b.value ? -1 : 1)),
  );
}

function sliceOf(dimension: string, value: string, counts: Counts, isTold: boolean): Slice {
  const { lines, foundLines, claims, right } = counts;
  const precision = claims === 0 ? null : right / claims;
  const recall = isTold && lines > 0 ? foundLines / lines : null;
  return {
    dimension,
    value,
    lines: isTold ? lines : null,
    foundLines: isTold ? foundLines : null,
    claims,
    right,
    precision,
    recall,
    f1: precision === null || recall === null ? null : f1Of(precision, recall),
  };
}

function size({ lines, claims }: Slice): number {
  return (lines ?? 0) + claims;
}

/** A table for a terminal. */
export function formatSlices(slices: readonly Slice[]): string {
  const percent = (value: number | null) => (value === null ? "-" : `${(100 * value).toFixed(0)} %`);
  const rows = [
    ["slice", "lines", "found", "claims", "right", "precision", "recall", "F1"],
    ...slices.map(({ dimension, value, lines, foundLines, claims, right, precision, recall, f1 }) => [
      keyOf(dimension, value),
      ...[lines, foundLines, claims, right].map((number) => String(number ?? "-")),
      ...[precision, recall, f1].map(percent),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  "))
    .join("\n");
}
