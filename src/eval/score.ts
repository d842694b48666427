// A gold row and the record of its text → what is found, missing, extra and forbidden. Each claim of the record counts for one line at
// most, and a line takes a claim that agrees in full before one that only says what it asks for. An article tells a thing more than once and
// gold writes it once: what tells a found claim again is not counted.
import { type Claim, type Extraction, relationRow } from "#schema";
import {
  type Difference,
  differencesOf,
  type Expectation,
  holds,
  parseExpectation,
  standingDifferences,
} from "./expectation.ts";
import type { GoldRow } from "./gold.ts";

/** A line of gold, with its place among the lines of its row. */
interface Line {
  readonly line: string;
  readonly place: number;
  readonly expected: Expectation;
}

/** A line with the claim that says it. */
export interface Match extends Line {
  readonly claim: Claim;
  /** in what the claim stands otherwise than a reader of the line would take it */
  readonly standing: readonly Difference[];
}

export interface Missing extends Line {
  /** the extra claim that comes nearest, with what is wrong with it; null when none has two of type, source and target */
  readonly nearest: { readonly claim: Claim; readonly differences: readonly Difference[] } | null;
}

export interface RowScore {
  readonly row: GoldRow;
  readonly record: Extraction;
  readonly found: readonly Match[];
  readonly missing: readonly Missing[];
  /** claims that only tell a found one again in another sentence: neither right nor extra */
  readonly again: readonly Claim[];
  /** claims of the record that the gold row does not have */
  readonly extra: readonly Claim[];
  readonly violated: readonly Match[];
}

export function scoreRow(row: GoldRow, record: Extraction): RowScore {
  const lines = row.expect.map(lineOf);
  const free = new Set(record.claims);
  const taken = new Map<number, Claim>();
  const take = (fits: (claim: Claim, expected: Expectation) => boolean) =>
    lines.forEach(({ expected, place }) => {
      const claim = taken.has(place) ? undefined : [...free].find((other) => fits(other, expected));
      if (!claim) return;
      free.delete(claim);
      taken.set(place, claim);
    });
  take((claim, expected) => holds(record, claim, expected) && standingDifferences(claim, expected).length === 0);
  // A line that asks for more can be said by fewer claims, so it chooses first
  take((claim, expected) => expected.attributes.length > 0 && holds(record, claim, expected));
  take((claim, expected) => holds(record, claim, expected));
  const told = new Set([...taken.values()].map(keyOf));
  const again = [...free].filter((claim) => told.has(keyOf(claim)));
  for (const claim of again) free.delete(claim);
  return {
    row,
    record,
    found: lines.flatMap((line) => {
      const claim = taken.get(line.place);
      return claim ? [{ ...line, claim, standing: standingDifferences(claim, line.expected) }] : [];
    }),
    missing: lines.flatMap((line) =>
      taken.has(line.place) ? [] : [{ ...line, nearest: nearestOf(record, [...free], line.expected) }],
    ),
    again,
    extra: [...free],
    violated: row.not.map(lineOf).flatMap((line) => {
      const claim = record.claims.find((given) => violates(record, given, line.expected));
      return claim ? [{ ...line, claim, standing: [] }] : [];
    }),
  };
}

/** The same relation between the same two with the same standing; a claim that lacks an end is like no other. */
function keyOf({ id, type, source, target, polarity, modality, attribution }: Claim): string {
  if (source === null || target === null) return id;
  const ends = relationRow(type).symmetric && target < source ? [target, source] : [source, target];
  return [type, ...ends, polarity, modality, attribution.at(-1)].join("\u001f");
}

function lineOf(line: string, place: number): Line {
  return { line, place, expected: parseExpectation(line)! };
}

/** "A ATTACKS B" forbids that it is told as a fact; what is denied or imagined does not say so. */
function violates(record: Extraction, claim: Claim, forbidden: Expectation): boolean {
  const plain = forbidden.attributes.length === 0;
  return holds(record, claim, forbidden) && (!plain || (claim.polarity === "positive" && claim.modality === "actual"));
}

const CORE: readonly Difference[] = ["type", "source", "target"];

function nearestOf(record: Extraction, claims: readonly Claim[], expected: Expectation): Missing["nearest"] {
  let nearest: Missing["nearest"] = null;
  for (const claim of claims) {
    const differences = differencesOf(record, claim, expected);
    if (differences.filter((difference) => CORE.includes(difference)).length > 1) continue;
    if (!nearest || differences.length < nearest.differences.length) nearest = { claim, differences };
  }
  return nearest;
}

export interface Scores {
  readonly rows: number;
  /** lines of gold */
  readonly lines: number;
  readonly found: number;
  readonly extra: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** of what is found, how many agree in polarity, modality and speaker with what the line tells or leaves out */
  readonly standing: number;
  /** forbidden claims */
  readonly forbidden: number;
  readonly violated: number;
}

export function sumScores(rows: readonly RowScore[]): Scores {
  const sum = (of: (row: RowScore) => number) => rows.reduce((total, row) => total + of(row), 0);
  const found = sum((row) => row.found.length);
  const extra = sum((row) => row.extra.length);
  const lines = sum((row) => row.row.expect.length);
  const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  const precision = ratio(found, found + extra);
  const recall = ratio(found, lines);
  return {
    rows: rows.length,
    lines,
    found,
    extra,
    precision,
    recall,
    f1: f1Of(precision, recall),
    standing: sum((row) => row.found.filter(({ standing }) => standing.length === 0).length),
    forbidden: sum((row) => row.row.not.length),
    violated: sum((row) => row.violated.length),
  };
}

export function f1Of(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
