// A lexicon row → does it hold? Runs the row's own examples and counter-examples through an extractor and lists what failed.
import type { Extraction, FrameRow } from "#schema";
import { formatClaim, holds, parseExpectation } from "./expectation.ts";
import { holdsWords } from "./names.ts";

export interface ProofFailure {
  readonly row: string;
  readonly text: string;
  /** "missing: Peru REJECTS offer", "forbidden: …" */
  readonly problem: string;
  /** what was found instead, one claim each */
  readonly found: readonly string[];
}

/** Runs the examples and counter-examples of one row. */
export function proveFrame(row: FrameRow, extract: (text: string) => Extraction): readonly ProofFailure[] {
  const failures: ProofFailure[] = [];
  for (const example of row.examples) {
    const record = extract(example.text);
    for (const line of example.expect) {
      const expected = parseExpectation(line);
      if (expected && record.claims.some((claim) => holds(record, claim, expected, holdsWords))) continue;
      failures.push({
        row: row.id,
        text: example.text,
        problem: `missing: ${line}`,
        found: record.claims.map((c) => formatClaim(record, c)),
      });
    }
  }
  for (const text of row.not) {
    const record = extract(text);
    const wrong = record.claims.filter((claim) => claim.by === row.id);
    if (wrong.length > 0)
      failures.push({ row: row.id, text, problem: "forbidden", found: wrong.map((c) => formatClaim(record, c)) });
  }
  return failures;
}
