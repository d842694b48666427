// Files of data/lexicon → lexicon. The folder is looked for upwards from this module, so that it is found in a checkout and in a bundle.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NewsgraphError } from "../errors.ts";
import { checkRows, parseRows } from "./check.ts";
import { createLexicon, type Lexicon } from "./lexicon.ts";
import { type LexiconRows, ROW_KINDS, type RowKind, rowKind } from "./rows.ts";

/** The folder `data/lexicon/LANGUAGE` of the package. Throws lexicon/missing. */
export function lexiconFolder(language = "en"): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let at = start, up = ""; at !== up; up = at, at = dirname(at)) {
    const folder = join(at, "data", "lexicon", language);
    if (existsSync(folder)) return folder;
  }
  throw new NewsgraphError("lexicon/missing", `no folder data/lexicon/${language} beside or above ${start}`);
}

/** Reads the lexicon of the package, trusting its rows. About 30 ms. Throws lexicon/missing and lexicon/bad-row. */
export function loadLexicon(folder: string = lexiconFolder()): Lexicon {
  return createLexicon(readFolder(folder, parseRows));
}

/** Reads the lexicon of a folder and checks every row against its schema; for tests and for lexicons of users. */
export function loadCheckedLexicon(folder: string = lexiconFolder()): Lexicon {
  return createLexicon(readFolder(folder, checkRows));
}

function readFolder(
  folder: string,
  read: <K extends RowKind>(kind: K, text: string, file: string) => LexiconRows[K][number][],
): LexiconRows {
  const rows = Object.fromEntries(ROW_KINDS.map((kind) => [kind, [] as object[]])) as Record<RowKind, object[]>;
  for (const path of lexiconFiles(folder)) {
    const kind = rowKind(path)!;
    for (const row of read(kind, readFileSync(join(folder, path), "utf8"), path)) rows[kind].push(row);
  }
  return rows as unknown as LexiconRows;
}

/** Paths below the folder with "/" between parts, sorted by code units. */
export function lexiconFiles(folder: string): readonly string[] {
  const files: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && rowKind(entry.name))
      for (const name of readdirSync(join(folder, entry.name)))
        if (name.endsWith(".jsonl")) files.push(`${entry.name}/${name}`);
    if (entry.isFile() && entry.name.endsWith(".jsonl") && rowKind(entry.name)) files.push(entry.name);
  }
  return files.sort((a, b) => (a < b ? -1 : 1));
}
