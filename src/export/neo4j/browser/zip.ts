// Files become a zip archive without compression and without a clock: the same files give the same bytes. The layout is that of PKWARE's
// APPNOTE 6.3: a local header before each file, a central directory, its end record.
import { crc32 } from "./crc.ts";

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION = 20;
/** names are UTF-8 */
const FLAGS = 0x0800;
/** 1 January 1980, the first day that the format knows */
const DAY = 0x0021;

/** Names and texts in the order of the archive; at most 65,535 files and 4 GB. */
export function zipFiles(files: readonly (readonly [name: string, text: string])[]): Uint8Array {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const path = encoder.encode(name);
    const data = encoder.encode(text);
    // version, flags, method, time, day, checksum, sizes and length of the name are the same in both headers
    const common = [u16(VERSION), u16(FLAGS), u16(0), u16(0), u16(DAY), u32(crc32(data)), u32(data.length)];
    common.push(u32(data.length), u16(path.length), u16(0));
    const local = concat([u32(LOCAL_HEADER), ...common, path, data]);
    // length of the comment, disk, attributes, place of the local header
    const rest = [u16(0), u16(0), u16(0), u32(0), u32(offset)];
    directory.push(concat([u32(CENTRAL_HEADER), u16(VERSION), ...common, ...rest, path]));
    parts.push(local);
    offset += local.length;
  }
  const index = concat(directory);
  const counts = [u16(0), u16(0), u16(files.length), u16(files.length)];
  const end = concat([u32(END_OF_DIRECTORY), ...counts, u32(index.length), u32(offset), u16(0)]);
  return concat([...parts, index, end]);
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff);
}

function u32(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
