// Paths, folders and standard input → articles, one after another, in the order given. A bad one becomes a failure and the others go on.
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Article, ExtractionFailure } from "#schema";
import { type ErrorPlace, NewsgraphError } from "../errors.ts";
import { articleFromText } from "./article.ts";
import { checkSize, DEFAULT_MAX_BYTES, decodeText, decodeUtf8, where } from "./decode.ts";
import { type Format, formatOf, sniffFormat } from "./formats.ts";
import { articleFromHtml } from "./html.ts";
import { articleFromRecord } from "./record.ts";
import { concat, readAll, readLines } from "./stream.ts";

export interface InputOptions {
  /** instead of that which the name of the file, or the first characters of standard input, tell */
  readonly format?: Format | undefined;
  /** largest article in bytes; default 10 MB */
  readonly maxBytes?: number | undefined;
  /** day of publication (YYYY-MM-DD) of texts and pages; records of JSON Lines have their own */
  readonly date?: string | undefined;
  /** where "-" reads from */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
}

/** What came of one input: an article, or why there is none. */
export type Ingested =
  | { readonly article: Article }
  | { readonly failure: ExtractionFailure; readonly error: NewsgraphError };

/**
 * Reads files, folders (all files below with a known ending, by name) and standard input ("-"). Never throws for an input;
 * errors that are no NewsgraphError are bugs and pass.
 */
export async function* readInputs(inputs: readonly string[], options: InputOptions = {}): AsyncGenerator<Ingested> {
  for (const input of inputs) {
    if (input === "-") yield* readStdin(options);
    else yield* readPath(input, options);
  }
}

async function* readPath(path: string, options: InputOptions): AsyncGenerator<Ingested> {
  let files: readonly string[];
  try {
    files = (await stat(path)).isDirectory() ? await filesBelow(path) : [path];
  } catch (cause) {
    yield failure(readError(path, cause));
    return;
  }
  if (files.length === 0) {
    const place = { file: path };
    yield failure(new NewsgraphError("ingest/empty", `${path} has no .txt, .html or .jsonl file`, { place }));
  }
  for (const file of files) {
    // In a folder the name tells, even against --format: a folder may hold both pages and texts.
    const told = formatOf(file);
    const format = (file === path ? (options.format ?? told) : told) ?? "text";
    yield* readFormat(format, file, fileBytes(file), options);
  }
}

async function* readStdin(options: InputOptions): AsyncGenerator<Ingested> {
  const stdin = options.stdin ?? process.stdin;
  if (options.format !== undefined) {
    yield* readFormat(options.format, "standard input", stdin, options);
    return;
  }
  const { start, whole } = await peek(stdin);
  yield* readFormat(sniffFormat(start), "standard input", whole, options);
}

async function* readFormat(
  format: Format,
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  options: InputOptions,
): AsyncGenerator<Ingested> {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  if (format === "jsonl") yield* readRecords(file, bytes, maxBytes);
  else
    yield await attempt(async () => {
      const all = await readAll(bytes, maxBytes);
      if (all === null) checkSize(Number.POSITIVE_INFINITY, maxBytes, { file });
      const text = decodeText(all!, { file });
      return format === "html"
        ? articleFromHtml(text, { date: options.date }, { file })
        : articleFromText(text, { date: options.date });
    });
}

async function* readRecords(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Ingested> {
  try {
    for await (const line of readLines(bytes, maxBytes)) {
      const place: ErrorPlace = { file, line: line.number };
      const ingested = await attempt(async () => {
        if (line.bytes === null) checkSize(Number.POSITIVE_INFINITY, maxBytes, place);
        const text = decodeUtf8(line.bytes!, place);
        return text.trim() === "" ? null : articleFromRecord(text, place);
      });
      if (ingested !== null) yield ingested;
    }
  } catch (cause) {
    yield failure(readError(file, cause));
  }
}

async function attempt<A extends Article | null>(make: () => Promise<A>): Promise<Ingested | (A & null)> {
  try {
    const article = await make();
    return article === null ? (article as A & null) : { article };
  } catch (error) {
    if (error instanceof NewsgraphError) return failure(error);
    if (isSystemError(error)) return failure(readError("the input", error));
    throw error;
  }
}

function failure(error: NewsgraphError): Ingested {
  const { article, line } = error.place;
  return {
    error,
    failure: {
      version: 1,
      failed: true,
      id: article ?? null,
      line: line ?? null,
      code: error.code,
      message: error.message,
    },
  };
}

function readError(file: string, cause: unknown): NewsgraphError {
  if (!isSystemError(cause)) throw cause;
  const code = cause.code === "ENOENT" || cause.code === "ENOTDIR" ? "ingest/not-found" : "ingest/unreadable";
  const what = code === "ingest/not-found" ? "does not exist" : `cannot be read (${cause.code})`;
  return new NewsgraphError(code, `${where({ file })} ${what}`, { place: { file }, cause });
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}

async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
  } catch (cause) {
    throw readError(path, cause);
  }
}

/** Regular files below a folder with a known ending, sorted by code units; hidden ones and links to folders are left out. */
async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesBelow(path)));
    else if (formatOf(path) !== undefined) found.push(path);
  }
  return found.sort();
}

/** The first characters of a stream that are not white space, and the stream from its beginning. */
async function peek(stream: AsyncIterable<Uint8Array>): Promise<{ start: string; whole: AsyncIterable<Uint8Array> }> {
  const iterator = stream[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let start = "";
  while (start.length < 16) {
    const next = await iterator.next();
    if (next.done) break;
    seen.push(next.value);
    start = new TextDecoder().decode(concat(seen).subarray(0, 4096)).trimStart().slice(0, 256);
  }
  const whole = (async function* () {
    yield* seen;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  })();
  return { start, whole };
}
