// Gold rows and records → scores. A gold row is a text with all claims that a careful reader takes from it, in the form in which the
// lexicon writes its proofs: "Norland ATTACKS Ostland [negative by Ada Lund]"; and with claims that nobody may take from it.

import { z } from "zod";
import { type Claim, Day, type Extraction } from "#schema";
import { NewsgraphError } from "../errors.ts";
import { holds, parseExpectation } from "./frame-proof.ts";

const ClaimLine = z.string().refine((line) => parseExpectation(line) !== null, {
  error: 'write a claim as "Norland ATTACKS Ostland [negative future by Ada Lund]"',
});

export const GoldRow = z.strictObject({
  id: z.string().min(1),
  text: z.string().min(1),
  date: Day.optional(),
  /** all claims of the text */
  expect: z.array(ClaimLine),
  /** claims that must not be found */
  not: z.array(ClaimLine).default([]),
});
export type GoldRow = z.infer<typeof GoldRow>;

/** A line of gold with the claim that says it. */
export interface Match {
  readonly line: string;
  readonly claim: Claim;
}

export interface RowScore {
  readonly id: string;
  readonly record: Extraction;
  readonly found: readonly Match[];
  readonly missing: readonly string[];
  /** claims of the record that the gold row does not have */
  readonly extra: readonly Claim[];
  readonly violated: readonly Match[];
}

/** Rows of a JSON Lines text. Throws `ingest/bad-record` with the line. */
export function parseGold(text: string, file: string): readonly GoldRow[] {
  return text.split("\n").flatMap((line, i) => {
    if (line.trim() === "") return [];
    const place = { file, line: i + 1 };
    try {
      return [GoldRow.parse(JSON.parse(line))];
    } catch (cause) {
      const message = cause instanceof z.ZodError ? z.prettifyError(cause).replace(/\s+/g, " ") : "not JSON";
      throw new NewsgraphError("ingest/bad-record", `${file}:${i + 1}: ${message}`, {
        place,
        cause,
        remedy: 'each line must be one JSON object: {id, text, date?, expect: ["A ATTACKS B"], not?: [...]}',
      });
    }
  });
}

/** Compares a record with its gold row; each claim of the record counts for one line at most. */
export function scoreRow(row: GoldRow, record: Extraction): RowScore {
  const free = new Set(record.claims);
  const found: Match[] = [];
  const missing: string[] = [];
  for (const line of row.expect) {
    const expected = parseExpectation(line)!;
    const match = [...free].find((claim) => holds(record, claim, expected));
    if (match) {
      free.delete(match);
      found.push({ line, claim: match });
    } else missing.push(line);
  }
  const violated = row.not.flatMap((line) => {
    const forbidden = parseExpectation(line)!;
    const plain = forbidden.attributes.length === 0;
    const claim = record.claims.find(
      (given) =>
        holds(record, given, forbidden) &&
        // "A ATTACKS B" forbids that it is told as a fact; what is denied or imagined does not say so.
        (!plain || (given.polarity === "positive" && given.modality === "actual")),
    );
    return claim ? [{ line, claim }] : [];
  });
  return { id: row.id, record, found, missing, extra: [...free], violated };
}

export interface Scores {
  readonly rows: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly violated: number;
}

export function sumScores(rows: readonly RowScore[]): Scores {
  const sum = (of: (row: RowScore) => number) => rows.reduce((total, row) => total + of(row), 0);
  const found = sum((row) => row.found.length);
  const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  const precision = ratio(found, found + sum((row) => row.extra.length));
  const recall = ratio(found, found + sum((row) => row.missing.length));
  return {
    rows: rows.length,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    violated: sum((row) => row.violated.length),
  };
}
