// Bytes → text, or an error that says why not: too large, binary, not UTF-8, empty. Nothing is guessed and nothing replaced.
import { type ErrorPlace, NewsgraphError } from "../errors.ts";

/** Largest article by default. A long newspaper feature has 100 kB. */
export const DEFAULT_MAX_BYTES = 10_000_000;

const SNIFFED = 8192;
const MAGIC: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ["a PDF file", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["a ZIP or office file", [0x50, 0x4b, 0x03, 0x04]],
  ["a gzip file", [0x1f, 0x8b]],
  ["a PNG image", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG image", [0xff, 0xd8, 0xff]],
];
const UTF16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, i) => bytes[i] === byte);

/** Throws `ingest/too-large` when there are more bytes than allowed. */
export function checkSize(size: number, maxBytes: number, place: ErrorPlace): void {
  if (size > maxBytes)
    throw new NewsgraphError("ingest/too-large", `${where(place)} has more than ${maxBytes} bytes`, { place });
}

/** UTF-8 bytes (with or without a byte order mark) as text. Throws `ingest/binary`, `ingest/not-utf8`, `ingest/empty`. */
export function decodeText(bytes: Uint8Array, place: ErrorPlace): string {
  const name = where(place);
  if (UTF16.some((mark) => startsWith(bytes, mark)))
    throw new NewsgraphError("ingest/not-utf8", `${name} is UTF-16, not UTF-8`, { place });
  const magic = MAGIC.find(([, start]) => startsWith(bytes, start));
  if (magic) throw new NewsgraphError("ingest/binary", `${name} is ${magic[0]}, not text`, { place });
  if (bytes.subarray(0, SNIFFED).includes(0))
    throw new NewsgraphError("ingest/binary", `${name} has NUL bytes: it is not text`, { place });
  const text = decodeUtf8(bytes, place);
  if (text.trim() === "") throw new NewsgraphError("ingest/empty", `${name} has no text`, { place });
  return text;
}

/** UTF-8 bytes as text, with nothing else checked. Throws `ingest/not-utf8` with the offset of the first wrong byte. */
export function decodeUtf8(bytes: Uint8Array, place: ErrorPlace): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new NewsgraphError("ingest/not-utf8", `${where(place)} is not valid UTF-8`, { place, cause });
  }
}

/** "notes.txt", "feed.jsonl:41", "the input". */
export function where(place: ErrorPlace): string {
  const file = place.file ?? "the input";
  return place.line === undefined ? file : `${file}:${place.line}`;
}
