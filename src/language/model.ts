// Bytes of a folder of data/models → a model ready to run: checked, decoded label lists, vocabulary, kernel with weights.
// Works wherever WebAssembly does; load.ts reads the files in Node.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import * as z from "zod";
import { NewsgraphError } from "../errors.ts";
import { Encoder } from "./encoder.ts";
import { KERNEL_BASE64, KERNEL_LAYOUT } from "./kernel-module.ts";
import { WordPieces } from "./word-pieces.ts";

/** The number of the file format that this code reads. */
const FORMAT = 1;

const labelsSchema = z.object({
  /** "UPOS|XPOS" */
  tags: z.array(z.string()).min(1),
  /** edit scripts, see lemmas.ts */
  lemmas: z.array(z.string()).min(1),
  rels: z.array(z.string()).min(1),
  /** names after UNER, after GUM (PER, ORG, LOC) and of the OntoNotes kinds, BIO */
  ner: z.array(z.string()).min(1),
  gner: z.array(z.string()).min(1),
  onto: z.array(z.string()).min(1),
  roles: z.array(z.string()).min(1),
  senses: z.array(z.string()).min(1),
});
export type Labels = z.infer<typeof labelsSchema>;

/** What decoding knows beside the scores; a row is words with spaces between. */
const tablesSchema = z.object({
  /** "lemma p .01 other.02": rolesets of a lemma by part of speech, v, n or j; ".01" is the lemma's own */
  frames: z.array(z.string()),
  /** "XPOS script form form …": forms whose lemma is known from training */
  lemmaExceptions: z.array(z.string()),
  /** "path role:count role:count", see role-paths.ts */
  rolePaths: z.array(z.string()),
});
export type Tables = z.infer<typeof tablesSchema>;

const headerSchema = z.object({
  format: z.number(),
  layout: z.record(z.string(), z.unknown()),
  layers: z.int().min(1).max(24),
  wordBits: z.literal([4, 8]).default(8),
  bytes: z.int().positive(),
  sha256: z.string(),
  files: z.object({ "labels.json": z.string(), "vocab.txt": z.string() }),
});

export interface ModelFiles {
  /** weights.bin */
  readonly weights: Uint8Array;
  /** bytes of vocab.txt, labels.json and tables.json */
  readonly vocab: Uint8Array;
  readonly labels: Uint8Array;
  readonly tables: Uint8Array;
}

export interface Model {
  readonly encoder: Encoder;
  readonly pieces: WordPieces;
  readonly labels: Labels;
  readonly tables: Tables;
  /** sha256 of the weights, for provenance */
  readonly id: string;
}

function broken(message: string, cause?: unknown): NewsgraphError {
  return new NewsgraphError("language/weights-broken", message, { cause });
}

/** SHA-256 in hexadecimal digits; the platform's own where there is one, because it is twenty times as fast. */
async function digest(bytes: Uint8Array): Promise<string> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return bytesToHex(sha256(bytes));
  return bytesToHex(new Uint8Array(await subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>)));
}

function parseJson<T>(schema: z.ZodType<T>, bytes: Uint8Array, name: string): T {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw broken(`${name} is not JSON`, cause);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw broken(`${name}: ${z.prettifyError(parsed.error)}`, parsed.error);
  return parsed.data;
}

/** The rows of the table at the start of the blob: is every layer there, and no wider than the work space of the kernel? */
function checkLayers(blob: Uint8Array, layers: number): void {
  const { sections, layerSections, feedForward } = KERNEL_LAYOUT;
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  // the table ends where its first section begins
  if (blob.length < 8 || 8 * (sections.length + layers * layerSections.length) > view.getUint32(0, true))
    throw broken("the weights have fewer layers than their header says");
  for (let layer = 0; layer < layers; layer++) {
    const row = sections.length + layer * layerSections.length + layerSections.indexOf("up");
    const width = view.getUint32(8 * row + 4, true);
    if (width > feedForward) throw broken(`a layer is ${width} wide, the kernel has room for ${feedForward}`);
  }
}

/** The header of a weight file, and the place of its blob. */
function readHeader(weights: Uint8Array) {
  const view = new DataView(weights.buffer, weights.byteOffset, weights.byteLength);
  const length = weights.length < 4 ? 0 : view.getUint32(0, true);
  if (length < 2 || 4 + length > weights.length) throw broken("the weights have no header");
  const header = parseJson(headerSchema, weights.subarray(4, 4 + length), "the header of the weights");
  if (header.format !== FORMAT) throw broken(`weights of format ${header.format}, this version reads ${FORMAT}`);
  if (JSON.stringify(header.layout) !== JSON.stringify(KERNEL_LAYOUT))
    throw broken("the sections of the weights are not those of the kernel");
  const blob = weights.subarray(4 + length);
  if (blob.length !== header.bytes) throw broken(`${blob.length} bytes of weights, expected ${header.bytes}`);
  checkLayers(blob, header.layers);
  return { header, blob };
}

let kernel: Promise<WebAssembly.Module> | undefined;

/** The kernel is compiled once. */
function compiledKernel(): Promise<WebAssembly.Module> {
  kernel ??= WebAssembly.compile(Uint8Array.from(atob(KERNEL_BASE64), (char) => char.charCodeAt(0)));
  return kernel;
}

/**
 * Makes a model from the bytes of its files.
 * @throws NewsgraphError language/weights-broken: a file is cut, changed, of another format, or does not belong to the others.
 */
export async function createModel(files: ModelFiles): Promise<Model> {
  const { header, blob } = readHeader(files.weights);
  const found = await Promise.all([digest(blob), digest(files.labels), digest(files.vocab)]);
  const expected = [header.sha256, header.files["labels.json"], header.files["vocab.txt"]];
  ["weights.bin", "labels.json", "vocab.txt"].forEach((name, i) => {
    if (found[i] !== expected[i]) throw broken(`${name} is not the file that belongs to these weights`);
  });
  const labels = parseJson(labelsSchema, files.labels, "labels.json");
  const tables = parseJson(tablesSchema, files.tables, "tables.json");
  const pieces = new WordPieces(new TextDecoder().decode(files.vocab));
  const encoder = await Encoder.create(await compiledKernel(), blob, header, KERNEL_LAYOUT.sections);
  return { encoder, pieces, labels, tables, id: header.sha256 };
}
