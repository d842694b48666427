// Formats of inputs, by the ending of a name or the first characters of a stream.
import { extname } from "node:path";

export const FORMATS = ["text", "html", "jsonl"] as const;
export type Format = (typeof FORMATS)[number];

const EXTENSIONS = new Map<string, Format>([
  [".txt", "text"],
  [".html", "html"],
  [".htm", "html"],
  [".xhtml", "html"],
  [".jsonl", "jsonl"],
  [".ndjson", "jsonl"],
]);

/** By the ending of a file name; undefined when it tells nothing. */
export function formatOf(path: string): Format | undefined {
  return EXTENSIONS.get(extname(path).toLowerCase());
}

/** By the first characters that are not white space. */
export function sniffFormat(start: string): Format {
  if (/^\{\s*"/.test(start)) return "jsonl";
  if (/^(?:<!doctype html|<html|<\?xml[^>]*\?>\s*<(?:!doctype )?html)/i.test(start)) return "html";
  return "text";
}
