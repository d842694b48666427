// Sentences → a hash of every score and decision of the encoder; the same code in Node, in a worker and in a browser.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { largest } from "../../src/language/analysis.ts";
import { Encoder, type Place, type PredicatePlace } from "../../src/language/encoder.ts";
import type { Model } from "../../src/language/model.ts";
import { decodeTree } from "../../src/language/tree-decoding.ts";

/** Decisions before any table or rule, as scripts/train/vectors.py writes them. */
export interface Decisions {
  readonly words: readonly string[];
  readonly ids: readonly number[];
  readonly heads: readonly number[];
  readonly relations: readonly number[];
  readonly tags: readonly number[];
  readonly lemmas: readonly number[];
  readonly ner: readonly number[];
  readonly gner: readonly number[];
  readonly onto: readonly number[];
  readonly predicates: readonly number[];
  readonly factuality: readonly number[];
  readonly rolesets: readonly number[];
  readonly roles: readonly (readonly number[])[];
}
export interface Outcome {
  readonly decisions: Decisions;
  /** sha256 of all scores */
  readonly hash: string;
}

const bytes = (values: Float32Array) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();

/** Runs sentences in calls of so many pieces. */
export function runEncoder(model: Model, sentences: readonly (readonly string[])[], callPieces?: number): Outcome[] {
  const { encoder, labels } = model;
  const inputs = sentences.map((words) => model.pieces.input(words));
  const outcomes: Outcome[] = [];
  for (const [from, to] of Encoder.groups(inputs, callPieces)) {
    const places = encoder.encode(inputs.slice(from, to));
    const heads = places.map((place) => decodeTree(place.rows - 1, encoder.arcs(place).values, place.columns));
    encoder.relate(places, heads, labels.rels.length);
    places.forEach((place, i) => {
      outcomes.push(outcome(model, sentences[from + i]!, inputs[from + i]!.ids, place, heads[i]!));
    });
  }
  return outcomes;
}

function outcome(
  model: Model,
  words: readonly string[],
  ids: readonly number[],
  place: Place,
  tree: Int32Array,
): Outcome {
  const { encoder, labels } = model;
  const hash = sha256.create();
  const read = (name: "tags" | "names" | "predicates" | "relations") => {
    const rows = encoder.rows(name, place);
    hash.update(bytes(rows.values));
    return (row: number, start: number, count: number) =>
      largest(rows.values, row * rows.width + start, row * rows.width + start + count);
  };
  hash.update(bytes(encoder.vectors(place).values));
  const arcs = encoder.arcs(place);
  for (let row = 0; row < place.rows; row++)
    hash.update(bytes(arcs.values.subarray(row * arcs.width, row * arcs.width + place.rows)));
  const rows = words.map((_, i) => i + 1);
  const heads = [...tree].slice(1);
  const [tags, names, predicates, relations] = [read("tags"), read("names"), read("predicates"), read("relations")];
  const factuality = encoder.rows("predicates", place);
  const found = rows.filter((row) => predicates(row, 0, 2) === 1);
  const decisions: Decisions = {
    words,
    ids,
    heads,
    relations: rows.map((row, i) => (heads[i] === 0 ? 0 : 1 + relations(row, 1, labels.rels.length - 1))),
    tags: rows.map((row) => tags(row, 0, labels.tags.length)),
    lemmas: rows.map((row) => tags(row, labels.tags.length, labels.lemmas.length)),
    ner: rows.map((row) => names(row, 0, labels.ner.length)),
    gner: rows.map((row) => names(row, labels.ner.length, labels.gner.length)),
    onto: rows.map((row) => names(row, labels.ner.length + labels.gner.length, labels.onto.length)),
    predicates: found.map((row) => row - 1),
    factuality: found.map((row) => factuality.values[row * factuality.width + 2]!),
    rolesets: [],
    roles: [],
  };
  const asked: PredicatePlace[] = found.map((row) => ({ place, row }));
  encoder.frames(asked, labels.roles.length, (_, rolesets, roles) => {
    hash.update(bytes(rolesets));
    (decisions.rolesets as number[]).push(largest(rolesets, 0, labels.senses.length));
    const best = rows.map((row) => {
      let role = 0;
      for (let r = 1; r < labels.roles.length; r++)
        if (roles.values[r * roles.width + row]! > roles.values[role * roles.width + row]!) role = r;
      return role;
    });
    for (let role = 0; role < labels.roles.length; role++)
      hash.update(bytes(roles.values.subarray(role * roles.width, role * roles.width + place.rows)));
    (decisions.roles as number[][]).push(best);
  });
  return { decisions, hash: bytesToHex(hash.digest()) };
}

/** One hash over the hashes of the sentences, in the order of the list. */
export function fingerprint(outcomes: readonly Outcome[]): string {
  return bytesToHex(sha256(utf8ToBytes(outcomes.map(({ hash }) => hash).join())));
}
