// A path or "-" → a graph file, checked; extractions are folded into one where a command takes both.
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { Extraction, ExtractionFailure, ExtractionTrailer, type GraphFile } from "#schema";
import { NewsgraphError } from "../errors.ts";
import { buildGraph, parseGraph } from "../graph/index.ts";
import type { Io } from "./io.ts";

/** Throws `graph/not-found`, `graph/bad-file` or `graph/newer-version`. */
export async function readGraph(path: string, io: Io): Promise<GraphFile> {
  return parseGraph(await readText(path, io), { file: nameOf(path) });
}

/** The same; an extractions.jsonl is folded into its graph. Throws `graph/bad-file` for a line that is no record too. */
export async function readGraphOrExtractions(path: string, io: Io): Promise<GraphFile> {
  const text = await readText(path, io);
  const file = nameOf(path);
  // a record is one line, a graph file is one value
  if (!isRecord(text.split("\n", 1)[0]!)) return parseGraph(text, { file });
  return buildGraph(parseExtractions(text, file));
}

/** The records of an extraction file. Throws `graph/not-found`, `graph/bad-file` or `graph/cut-off`. */
export async function readExtractions(path: string, io: Io): Promise<readonly Extraction[]> {
  return parseExtractions(await readText(path, io), nameOf(path));
}

function parseExtractions(text: string, file: string): readonly Extraction[] {
  const records: Extraction[] = [];
  let whole = false;
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const parsed = ExtractionLine.safeParse(isRecord(line) ? JSON.parse(line) : null);
    if (!parsed.success)
      throw new NewsgraphError("graph/bad-file", `${file}:${i + 1} is not a record of an extraction`, {
        place: { file, line: i + 1 },
        cause: parsed.error,
      });
    whole = "trailer" in parsed.data;
    if ("article" in parsed.data) records.push(parsed.data);
  }
  if (!whole) throw new NewsgraphError("graph/cut-off", `${file} does not end with a trailer`, { place: { file } });
  return records;
}

const ExtractionLine = z.union([Extraction, ExtractionFailure, ExtractionTrailer]);

function isRecord(line: string): boolean {
  try {
    const value = JSON.parse(line) as unknown;
    return typeof value === "object" && value !== null && !("entities" in value);
  } catch {
    return false;
  }
}

const nameOf = (path: string): string => (path === "-" ? "standard input" : path);

async function readText(path: string, io: Io): Promise<string> {
  if (path === "-") {
    const parts: Uint8Array[] = [];
    for await (const part of io.stdin) parts.push(part);
    return Buffer.concat(parts).toString("utf8");
  }
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const what = code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    throw new NewsgraphError("graph/not-found", `${path} ${what}`, { place: { file: path }, cause });
  }
}
