// The memory of the kernel: weights first, then work space of fixed size for one call. Nothing is ever freed or moved.
// Rows are f32 unless a name says otherwise; strides and sizes are bytes.
import { FEED_FORWARD, HEAD, HIDDEN, RELATION, ROLE, ROLES, Section } from "./sections";

/** Word pieces of a call, and words of a call (each sentence's root counts as one). */
export const MAX: i32 = 512;
/** Predicates of one call of frames(). */
export const MAX_PREDICATES: i32 = 64;

export const ROW: usize = <usize>HIDDEN * 4;
export const ATTENTION_ROW: usize = 3 * ROW;
export const HEAD_PART: usize = <usize>HEAD * 4;
/** A row of `hidden`: five heads of HEAD values (tags, names, dependents, governors, predicates), relations and roles twice each. */
export const HIDDEN_WIDTH: i32 = 5 * HEAD + 2 * RELATION + 2 * ROLE;
export const HIDDEN_ROW: usize = <usize>HIDDEN_WIDTH * 4;
/** Bytes between quantised rows: 1536 int16, and 64 more so that rows do not share cache sets. */
export const QUANT_ROW: usize = 3136;

let top: usize = __heap_base;
let weights: usize;
/** Bits of a value of the table of word pieces: 8 or 4. */
export let wordBits: i32;

// Inputs, int32 each: pieces and the shapes of their words; per word (a sentence's word 0 is its root) first and last piece, shape, suffix
// bucket; where sentences end, in pieces and in words. Then, after decoding: heads; predicates with the first word and the length of their
// sentences. Pieces and words count from the start of the call.
export let ids: usize, shapeIds: usize, first: usize, last: usize, wordShape: usize, suffix: usize, pieceEnds: usize, wordEnds: usize;
export let heads: usize, predicateWord: usize, predicateStart: usize, predicateLength: usize;
// Outputs. arcs: one matrix per sentence, one after another, rows padded to a multiple of 8 columns.
// roles: per predicate a matrix of ROLES rows with as many columns as its sentence has words, padded to a multiple of 8.
export let vectors: usize, tags: usize, names: usize, predicates: usize, arcs: usize, relations: usize, rolesets: usize, roles: usize;
// Work space
export let panel16: usize, x: usize, total: usize, qkv: usize, context: usize, wide: usize, quant: usize, scales: usize, keys: usize;
export let probs: usize, hidden: usize, rolePairs: usize, rolePredicates: usize;

/** Reserves memory; the host reads the blob of the weight file to the returned address. */
export function reserve(bytes: usize): usize {
  const at = (top + 63) & ~63;
  top = at + bytes;
  const missing = <i32>((top + 65535) >> 16) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
  return at;
}

/** Address of a section of the weights. */
// @ts-ignore: decorator
@inline
export function section(id: i32): usize {
  return weights + load<u32>(weights + <usize>id * 8);
}

/** Outputs of a linear section, a multiple of 8; rows of a table. */
export function outputs(id: i32): i32 {
  return load<i32>(weights + <usize>id * 8, 4);
}

/** Takes the weights at `blob` into use and reserves the work space; call once. */
export function start(blob: usize, bits: i32): void {
  weights = blob;
  wordBits = bits;
  const m = <usize>MAX, p = <usize>MAX_PREDICATES;
  ids = reserve(4 * m); shapeIds = reserve(4 * m); first = reserve(4 * m); last = reserve(4 * m);
  wordShape = reserve(4 * m); suffix = reserve(4 * m); pieceEnds = reserve(4 * m); wordEnds = reserve(4 * m);
  heads = reserve(4 * m); predicateWord = reserve(4 * p); predicateStart = reserve(4 * p); predicateLength = reserve(4 * p);
  panel16 = reserve(<usize>FEED_FORWARD * 16); scales = reserve(4 * m);
  x = reserve(m * ROW); total = reserve(m * ROW); context = reserve(m * ROW);
  qkv = reserve(m * ATTENTION_ROW); wide = reserve(m * FEED_FORWARD * 4); quant = reserve(m * QUANT_ROW);
  keys = reserve((m + 8) * HEAD_PART); probs = reserve(4 * (m + 8) * 4);
  vectors = reserve(m * ROW); hidden = reserve(m * HIDDEN_ROW);
  tags = reserve(m * outputs(Section.tags) * 4); names = reserve(m * outputs(Section.names) * 4);
  predicates = reserve(m * outputs(Section.predicates) * 4);
  arcs = reserve(m * (m + 8) * 4); relations = reserve(m * outputs(Section.relationDependents) * 4);
  rolesets = reserve(p * outputs(Section.rolesets) * 4);
  rolePairs = reserve(p * <usize>(ROLES * ROLE) * 4); rolePredicates = reserve(p * <usize>ROLES * 4);
  roles = reserve(p * <usize>ROLES * (m + 8) * 4);
}
