// Name scores → named spans. Two heads know PER, ORG and LOC from people's annotation, one knows eighteen OntoNotes kinds from a teacher.
// Their log-probabilities are added, and the best BIO sequence is found by Viterbi.
import type { Labels } from "./model.ts";

/** What a kind is called in the coarse heads; kinds that are left out are no names there. */
const COARSE: ReadonlyMap<string, string> = new Map([
  ["PERSON", "PER"],
  ["ORG", "ORG"],
  ["GPE", "LOC"],
  ["LOC", "LOC"],
  ["FAC", "LOC"],
]);

export interface DecodedName {
  /** words [from, to) of the sentence */
  readonly from: number;
  readonly to: number;
  readonly kind: string;
  /** 0 … 1: how far its worst word is from the next best label */
  readonly score: number;
}

/** e^x for x ≤ 0 by a fixed polynomial: Math.exp may differ between engines. Relative error 1e-9. */
function exp(x: number): number {
  if (x < -700) return 0;
  const n = Math.round(x / Math.LN2);
  const r = x - n * Math.LN2;
  let term = 1;
  let sum = 1;
  for (let i = 1; i <= 11; i++) {
    term = (term * r) / i;
    sum += term;
  }
  return sum * 2 ** n;
}

/** ln x for x ≥ 1 by Newton's method on exp, for the same reason. */
export function log(x: number): number {
  let y = 0;
  for (let power = x; power >= 2; power /= 2) y += Math.LN2;
  for (let i = 0; i < 4; i++) y += x * exp(-y) - 1;
  return y;
}

/** Log-probabilities of values[from, from + count). */
export function logSoftmax(values: Float32Array, from: number, count: number, into: Float64Array): void {
  let peak = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) peak = Math.max(peak, values[from + i]!);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += exp(values[from + i]! - peak);
  const total = peak + log(sum);
  for (let i = 0; i < count; i++) into[i] = values[from + i]! - total;
}

/** Best sequence of BIO labels: I-X only after B-X or I-X. scores[word * labels.length + label]. Ties to the lowest label. */
export function bestSequence(scores: Float64Array, words: number, labels: readonly string[]): number[] {
  const n = labels.length;
  // what may come before an I-X; any label before the others
  const before = labels.map((label) =>
    label.startsWith("I-") ? labels.flatMap((other, a) => (other.slice(2) === label.slice(2) ? [a] : [])) : null,
  );
  let value = new Float64Array(n);
  const back = new Uint8Array(words * n);
  for (let word = 0; word < words; word++) {
    const next = new Float64Array(n);
    let best = 0;
    for (let a = 1; a < n; a++) if (value[a]! > value[best]!) best = a;
    for (let b = 0; b < n; b++) {
      let from = best;
      let reached = word === 0 ? 0 : value[best]!;
      const own = before[b];
      if (own) {
        from = -1;
        reached = Number.NEGATIVE_INFINITY;
        if (word > 0)
          for (const a of own)
            if (value[a]! > reached) {
              from = a;
              reached = value[a]!;
            }
      }
      next[b] = reached + scores[word * n + b]!;
      back[word * n + b] = Math.max(from, 0);
    }
    value = next;
  }
  const path: number[] = [];
  let at = 0;
  for (let a = 1; a < n; a++) if (value[a]! > value[at]!) at = a;
  for (let word = words - 1; word >= 0; word--) {
    path.push(at);
    at = back[word * n + at]!;
  }
  return path.reverse();
}

/** Joins the three heads and decodes them. */
export class NameDecoder {
  readonly #labels: Labels;
  /** for every OntoNotes label the index of its coarse label */
  readonly #coarse: readonly number[];

  constructor(labels: Labels) {
    this.#labels = labels;
    this.#coarse = labels.onto.map((label) => {
      const coarse = COARSE.get(label.slice(2));
      return coarse ? labels.ner.indexOf(label.slice(0, 2) + coarse) : 0;
    });
  }

  /** Joint scores of the words in rows 1 … of a sentence; a row holds the heads ner, gner and onto one after another. */
  joint(values: Float32Array, width: number, words: number): Float64Array {
    const { ner, gner, onto } = this.#labels;
    const joint = new Float64Array(words * onto.length);
    const [first, second] = [new Float64Array(ner.length), new Float64Array(gner.length)];
    const fine = new Float64Array(onto.length);
    for (let word = 0; word < words; word++) {
      const row = (word + 1) * width;
      logSoftmax(values, row, ner.length, first);
      logSoftmax(values, row + ner.length, gner.length, second);
      logSoftmax(values, row + ner.length + gner.length, onto.length, fine);
      for (let label = 0; label < onto.length; label++) {
        const coarse = this.#coarse[label]!;
        joint[word * onto.length + label] = fine[label]! + first[coarse]! + second[coarse]!;
      }
    }
    return joint;
  }

  decode(joint: Float64Array, words: number): DecodedName[] {
    const { onto } = this.#labels;
    const path = bestSequence(joint, words, onto);
    const names: DecodedName[] = [];
    for (let from = 0; from < words; from++) {
      const label = onto[path[from]!]!;
      if (!label.startsWith("B-")) continue;
      let to = from + 1;
      while (to < words && onto[path[to]!]!.startsWith("I-")) to++;
      let margin = Number.POSITIVE_INFINITY;
      for (let word = from; word < to; word++) {
        for (let other = 0; other < onto.length; other++) {
          if (other === path[word]) continue;
          margin = Math.min(margin, joint[word * onto.length + path[word]!]! - joint[word * onto.length + other]!);
        }
      }
      names.push({ from, to, kind: label.slice(2), score: margin <= 0 ? 0 : margin / (1 + margin) });
    }
    return names;
  }
}
