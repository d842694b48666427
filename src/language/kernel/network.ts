// The network: word pieces → vectors → scores of tags, lemmas, names, arcs, relations, predicates, rolesets and roles.
// A BERT-like encoder (MiniLM), a learned mix of its layers at the ends of every word, and small heads. A row of activations is quantised by
// itself, and attention, arcs and roles stay inside a sentence, so a result depends on nothing but the sentence and the weights: sentences
// may share a call (their rows follow one another), which only saves time.
import { ATTENTION_HEADS, HEAD, HIDDEN, LAYER_SECTIONS, LayerSection, RELATION, ROLE, ROLES, SECTIONS, Section, SUFFIX } from "./sections";
import * as m from "./memory";
import { ATTENTION_ROW, HEAD_PART, HIDDEN_ROW, HIDDEN_WIDTH, MAX, MAX_PREDICATES, QUANT_ROW, ROW, outputs, section } from "./memory";
import { geluRows, halfByteRow, layerNorm, softmax, sum, tableRow } from "./arithmetic";
import { apply, linear, product4, quantise, quantiseRow, transpose } from "./linear";

export { reserve, start, outputs, MAX, MAX_PREDICATES } from "./memory";
export { ids, shapeIds, first, last, wordShape, suffix, pieceEnds, wordEnds, heads, predicateWord, predicateStart, predicateLength } from "./memory";
export { vectors, tags, names, predicates, arcs, relations, rolesets, roles } from "./memory";

const HEAD_SIZE: i32 = HIDDEN / ATTENTION_HEADS;
// places in a row of `hidden`, in bytes
const TAG_PART: usize = 0, NAME_PART = HEAD_PART, DEPENDENT_PART = 2 * HEAD_PART, GOVERNOR_PART = 3 * HEAD_PART;
const PREDICATE_PART = 4 * HEAD_PART, RELATION_DEPENDENT_PART = 5 * HEAD_PART, RELATION_HEAD_PART = RELATION_DEPENDENT_PART + <usize>RELATION * 4;
const ROLE_PREDICATE_PART = RELATION_HEAD_PART + <usize>RELATION * 4, ROLE_ARGUMENT_PART = ROLE_PREDICATE_PART + <usize>ROLE * 4;

function attention(start: i32, n: i32): void {
  const columns = (n + 7) & ~7, stride = <usize>columns * 4;
  const factor: f32 = 1 / sqrt<f32>(<f32>HEAD_SIZE);
  for (let h: usize = 0; h < ROW; h += <usize>HEAD_SIZE * 4) {
    const q = m.qkv + <usize>start * ATTENTION_ROW + h;
    transpose(q + ROW, ATTENTION_ROW, n, HEAD_SIZE, m.keys, columns);
    for (let i = 0; i < n; i += 4) {
      const rows = min(4, n - i);
      product4(q + <usize>i * ATTENTION_ROW, ATTENTION_ROW, m.keys, stride, m.probs, stride, rows, HEAD_SIZE, columns);
      for (let r = 0; r < rows; r++) softmax(m.probs + <usize>r * stride, n, columns, factor);
      product4(m.probs, stride, q + 2 * ROW, ATTENTION_ROW, m.context + <usize>(start + i) * ROW + h, ROW, rows, n, HEAD_SIZE);
    }
  }
}

/** total += weight of layer i * x. */
function mixLayer(i: i32, n: i32): void {
  const w = v128.load_splat<i32>(section(Section.mix) + <usize>i * 4);
  for (let p: usize = 0; p < <usize>n * ROW; p += 16) {
    const v = f32x4.mul(w, v128.load(m.x + p));
    v128.store(m.total + p, i ? f32x4.add(v128.load(m.total + p), v) : v);
  }
}

function normRows(n: i32, norm: i32): void {
  for (let i = 0; i < n; i++) layerNorm(m.x + <usize>i * ROW, section(norm), 1e-12);
}

function layer(l: i32, n: i32): void {
  const s = SECTIONS + l * LAYER_SECTIONS, width = outputs(s + LayerSection.up);
  quantise(m.x, ROW, n, HIDDEN);
  apply(s + LayerSection.attentionIn, HIDDEN, n, m.qkv);
  for (let i = 0, from = 0; from < n; i++) {
    const end = load<i32>(m.pieceEnds + <usize>i * 4);
    attention(from, end - from);
    from = end;
  }
  quantise(m.context, ROW, n, HIDDEN);
  apply(s + LayerSection.attentionOut, HIDDEN, n, m.x, true);
  normRows(n, s + LayerSection.attentionNorm);
  quantise(m.x, ROW, n, HIDDEN);
  apply(s + LayerSection.up, HIDDEN, n, m.wide);
  geluRows(m.wide, <usize>width * 4, n, width);
  quantise(m.wide, <usize>width * 4, n, width);
  apply(s + LayerSection.down, width, n, m.x, true);
  normRows(n, s + LayerSection.feedForwardNorm);
}

function embed(n: i32): void {
  let end: usize = m.pieceEnds, position = 0;
  for (let i = 0; i < n; i++, position++) {
    if (i == load<i32>(end)) {
      position = 0;
      end += 4;
    }
    const row = m.x + <usize>i * ROW, o = <usize>i * 4;
    if (m.wordBits == 4) halfByteRow(Section.words, load<i32>(m.ids + o), row);
    else tableRow(Section.words, load<i32>(m.ids + o), row, false);
    tableRow(Section.positions, position, row, true);
    tableRow(Section.shapesIn, load<i32>(m.shapeIds + o), row, true);
    layerNorm(row, section(Section.norm), 1e-12);
  }
}

/** Word vectors: the mean of the first and the last piece, the word's shape and its suffix. */
function wordVectors(words: i32): void {
  const table = section(Section.suffixes), from = table + <usize>outputs(Section.suffixes) * 4;
  for (let i = 0; i < words; i++) {
    const bucket = load<i32>(m.suffix + <usize>i * 4), to = m.quant + <usize>i * QUANT_ROW;
    for (let p: usize = 0; p < <usize>SUFFIX; p += 8) v128.store(to + 2 * p, v128.load_ext<i8>(from + <usize>(bucket * SUFFIX) + p));
    store<f32>(m.scales + <usize>i * 4, load<f32>(table + <usize>bucket * 4));
    const a = m.total + <usize>load<i32>(m.first + <usize>i * 4) * ROW, b = m.total + <usize>load<i32>(m.last + <usize>i * 4) * ROW;
    const row = m.vectors + <usize>i * ROW;
    for (let p: usize = 0; p < ROW; p += 16)
      v128.store(row + p, f32x4.mul(f32x4.add(v128.load(a + p), v128.load(b + p)), f32x4.splat(0.5)));
    tableRow(Section.shapes, load<i32>(m.wordShape + <usize>i * 4), row, true);
  }
  apply(Section.suffixUp, SUFFIX, words, m.vectors, true);
  for (let i = 0; i < words; i++) layerNorm(m.vectors + <usize>i * ROW, section(Section.wordNorm), 1e-5);
}

/** One of the heads over all words: `part` of the hidden rows through a linear section. */
function headScores(part: usize, id: i32, words: i32, to: usize): void {
  quantise(m.hidden + part, HIDDEN_ROW, words, HEAD);
  apply(id, HEAD, words, to);
}

function scores(words: i32): void {
  quantise(m.vectors, ROW, words, HIDDEN);
  apply(Section.heads, HIDDEN, words, m.hidden);
  geluRows(m.hidden, HIDDEN_ROW, words, HIDDEN_WIDTH);
  headScores(TAG_PART, Section.tags, words, m.tags);
  headScores(NAME_PART, Section.names, words, m.names);
  headScores(PREDICATE_PART, Section.predicates, words, m.predicates);
  headScores(DEPENDENT_PART, Section.arc, words, m.context);
  let to = m.arcs;
  for (let s = 0, from = 0; from < words; s++) {
    const end = load<i32>(m.wordEnds + <usize>s * 4), n = end - from, columns = (n + 7) & ~7, stride = <usize>columns * 4;
    transpose(m.hidden + <usize>from * HIDDEN_ROW + GOVERNOR_PART, HIDDEN_ROW, n, HEAD, m.keys, columns);
    for (let i = 0; i < n; i += 4)
      product4(m.context + <usize>(from + i) * HEAD_PART, HEAD_PART, m.keys, stride, to + <usize>i * stride, stride, min(4, n - i), HEAD, columns);
    to += <usize>n * stride;
    from = end;
  }
}

/** Inputs → vectors and the scores of tags, lemmas, names, arcs and predicates. */
export function encode(pieces: i32, words: i32, layers: i32): void {
  if (pieces > MAX || words > MAX || pieces < 1 || words < 1) unreachable();
  embed(pieces);
  mixLayer(0, pieces);
  for (let l = 0; l < layers; l++) {
    layer(l, pieces);
    mixLayer(l + 1, pieces);
  }
  wordVectors(words);
  scores(words);
}

/** After encode() and with `heads` given: relation scores of every word with its head only; `count` is the number of relations. */
export function relate(words: i32, count: i32): void {
  const dep = m.hidden + RELATION_DEPENDENT_PART, head = m.hidden + RELATION_HEAD_PART, size = <usize>(RELATION * 8 + RELATION * RELATION);
  const columns = outputs(Section.relationDependents);
  quantise(dep, HIDDEN_ROW, words, RELATION);
  apply(Section.relationDependents, RELATION, words, m.relations);
  for (let r = 0; r < count; r++) {
    linear(section(Section.relationPairs) + <usize>r * size, RELATION, RELATION, words, m.context, false);
    for (let i = 0; i < words; i++) {
      const a = m.context + <usize>(i * RELATION) * 4, b = head + <usize>load<i32>(m.heads + <usize>i * 4) * HIDDEN_ROW;
      let s = f32x4.splat(0), t = s;
      for (let p: usize = 0; p < <usize>RELATION * 4; p += 32) {
        s = f32x4.add(s, f32x4.mul(v128.load(a + p), v128.load(b + p)));
        t = f32x4.add(t, f32x4.mul(v128.load(a + p, 16), v128.load(b + p, 16)));
      }
      const o = m.relations + <usize>(i * columns + r) * 4;
      store<f32>(o, load<f32>(o) + sum(f32x4.add(s, t)));
    }
  }
}

/** After encode() and with the predicates of the call given: their roleset scores, and role scores of every word of their sentences. */
export function frames(count: i32): void {
  if (count > MAX_PREDICATES || count < 1) unreachable();
  for (let i = 0; i < count; i++) quantiseRow(hiddenRow(i) + PREDICATE_PART, HEAD, i);
  apply(Section.rolesets, HEAD, count, m.rolesets);
  for (let i = 0; i < count; i++) quantiseRow(hiddenRow(i) + ROLE_PREDICATE_PART, ROLE, i);
  apply(Section.rolePairs, ROLE, count, m.rolePairs);
  apply(Section.rolePredicates, ROLE, count, m.rolePredicates);
  let to = m.roles, sentence = -1;
  for (let i = 0; i < count; i++) {
    const from = load<i32>(m.predicateStart + <usize>i * 4), n = load<i32>(m.predicateLength + <usize>i * 4);
    const columns = (n + 7) & ~7, stride = <usize>columns * 4;
    if (from != sentence) transpose(m.hidden + <usize>from * HIDDEN_ROW + ROLE_ARGUMENT_PART, HIDDEN_ROW, n, ROLE, m.keys, columns);
    sentence = from;
    const pairs = m.rolePairs + <usize>(i * ROLES * ROLE) * 4, biases = m.rolePredicates + <usize>(i * ROLES) * 4;
    for (let r = 0; r < ROLES; r += 4)
      product4(pairs + <usize>(r * ROLE) * 4, <usize>ROLE * 4, m.keys, stride, to + <usize>r * stride, stride, 4, ROLE, columns);
    for (let r = 0; r < ROLES; r++, to += stride) {
      const bias = v128.load_splat<i32>(biases + <usize>r * 4);
      for (let p: usize = 0; p < stride; p += 16) v128.store(to + p, f32x4.add(v128.load(to + p), bias));
    }
  }
}

// @ts-ignore: decorator
@inline
function hiddenRow(predicate: i32): usize {
  return m.hidden + <usize>load<i32>(m.predicateWord + <usize>predicate * 4) * HIDDEN_ROW;
}
