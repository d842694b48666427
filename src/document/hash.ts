// Content hashes for ids: SHA-256 over the parts, cut to 64 bits. The parts are joined with a character that no part may hold.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

const SEPARATOR = "\u001f";

/** 16 hexadecimal digits that depend on the parts and their order, and on nothing else. */
export function contentHash(parts: readonly (string | number)[]): string {
  const text = parts.map((part) => String(part).replaceAll(SEPARATOR, " ")).join(SEPARATOR);
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
}

/** "prefix:0123456789abcdef", the form of ids inside an extraction. */
export function contentId(prefix: string, parts: readonly (string | number)[]): string {
  return `${prefix}:${contentHash(parts)}`;
}
