// The text of a lexicon file → its rows, or an error that names the line and the nearest field or value that was meant.
import type { z } from "zod";
import { NewsgraphError } from "../errors.ts";
import { completeRow, type LexiconRows, ROW_SCHEMAS, type RowKind } from "./rows.ts";

/** Reads trusted rows: JSON is parsed, `id` is demanded, defaults are filled in. Throws lexicon/bad-row. */
export function parseRows<K extends RowKind>(kind: K, text: string, file: string): LexiconRows[K][number][] {
  return eachRow(text, file, (value) => completeRow(kind, value));
}

/** Reads rows and checks every one against its schema, its defaults too. Throws lexicon/bad-row at the first bad one. */
export function checkRows<K extends RowKind>(kind: K, text: string, file: string): LexiconRows[K][number][] {
  const seen = new Map<string, number>();
  return eachRow(text, file, (value, line) => {
    const checked = ROW_SCHEMAS[kind].safeParse(value);
    if (!checked.success) throw badRow(file, line, describe(checked.error.issues[0]!, value, kind));
    const { id } = checked.data;
    const before = seen.get(id);
    if (before !== undefined) throw badRow(file, line, `id "${id}" is in line ${before} already`);
    seen.set(id, line);
    return checked.data as LexiconRows[K][number];
  });
}

function eachRow<R>(text: string, file: string, read: (value: { id: string }, line: number) => R): R[] {
  const rows: R[] = [];
  text.split("\n").forEach((lineText, index) => {
    if (lineText.trim() === "") return;
    let value: unknown;
    try {
      value = JSON.parse(lineText);
    } catch (cause) {
      throw badRow(file, index + 1, "is not JSON", cause);
    }
    if (typeof value !== "object" || value === null || !("id" in value) || typeof value.id !== "string")
      throw badRow(file, index + 1, 'needs a string "id"');
    rows.push(read(value as { id: string }, index + 1));
  });
  return rows;
}

function badRow(file: string, line: number, problem: string, cause?: unknown): NewsgraphError {
  return new NewsgraphError("lexicon/bad-row", `${file}:${line}: ${problem}`, { place: { file, line }, cause });
}

function describe(issue: z.core.$ZodIssue, row: object, kind: RowKind): string {
  const path = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  if (issue.code === "unrecognized_keys") {
    const known = Object.keys(ROW_SCHEMAS[kind].shape);
    const key = issue.keys[0]!;
    return `${path}unknown field "${key}"${didYouMean(key, known)}`;
  }
  if (issue.code === "invalid_value") {
    const given = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)?.[key], row);
    return `${path}${JSON.stringify(given) ?? "nothing"} is not a known value${didYouMean(String(given), issue.values.map(String))}`;
  }
  return `${path}${issue.message}`;
}

function didYouMean(given: string, known: readonly string[]): string {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(given.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(given.toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best === null ? "" : `; did you mean "${best}"?`;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
