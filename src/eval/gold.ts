// A gold file → its rows. A gold row is a text with all claims that a careful reader takes from it, in the form in which the lexicon
// writes its proofs, "Norland ATTACKS Ostland [negative by Ada Lund]"; and with claims that nobody may take from it.
import { z } from "zod";
import { Day } from "#schema";
import { NewsgraphError } from "../errors.ts";
import { parseExpectation } from "./expectation.ts";

const ClaimLine = z.string().refine((line) => parseExpectation(line) !== null, {
  error: ({ input }) =>
    `"${String(input)}" is no claim: write "SOURCE TYPE TARGET [POLARITY MODALITY by SPEAKER]" with a type of the ontology, as in "Norland ATTACKS Ostland [negative future by Ada Lund]"; an end that the text leaves out is "-"`,
});

export const GoldRow = z.strictObject({
  id: z.string().min(1),
  text: z.string().regex(/\S/, { error: "the text is empty" }),
  date: Day.optional(),
  /** all claims of the text */
  expect: z.array(ClaimLine),
  /** claims that must not be found */
  not: z.array(ClaimLine).default([]),
});
export type GoldRow = z.infer<typeof GoldRow>;

/** Rows of a JSON Lines text. Throws `ingest/bad-record` with the line, for an id that occurs twice too. */
export function parseGold(text: string, file: string): readonly GoldRow[] {
  const lineOf = new Map<string, number>();
  const rows = text
    .replace(/^\ufeff/, "")
    .split("\n")
    .flatMap((line, i) => {
      if (line.trim() === "") return [];
      const row = parseRow(line, file, i + 1);
      const before = lineOf.get(row.id);
      if (before !== undefined) throw badRow(file, i + 1, `the id "${row.id}" is that of line ${before}`);
      lineOf.set(row.id, i + 1);
      return [row];
    });
  if (rows.length === 0) throw badRow(file, 1, "the file has no rows");
  return rows;
}

function parseRow(line: string, file: string, number: number): GoldRow {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw badRow(file, number, "not JSON", cause);
  }
  const parsed = GoldRow.safeParse(value);
  if (parsed.success) return parsed.data;
  throw badRow(file, number, z.prettifyError(parsed.error).replace(/\s+/g, " "), parsed.error);
}

function badRow(file: string, line: number, message: string, cause?: unknown): NewsgraphError {
  return new NewsgraphError("ingest/bad-record", `${file}:${line}: ${message}`, {
    place: { file, line },
    cause,
    remedy: 'each line must be one JSON object: {id, text, date?, expect: ["A ATTACKS B"], not?: [...]}',
  });
}
