// Roleset and role scores of a predicate → its sense and its arguments. The sense is chosen among those that the frame files list for the
// lemma; every core role has one head word.
import type { RoleArgument } from "../document/index.ts";
import type { Rows } from "./encoder.ts";
import type { Labels, Tables } from "./model.ts";
import { american } from "./spelling.ts";

/** Roles that one word fills. */
const CORE = /^ARG[0-5A]$/;

/** Parts of speech that rolesets know: v unless listed. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ["NOUN", "n"],
  ["PROPN", "n"],
  ["ADJ", "j"],
]);

export const wordClass = (upos: string) => CLASSES.get(upos) ?? "v";

export interface Sense {
  readonly roleset: string | null;
  readonly score: number;
}

export class FrameDecoder {
  readonly #roles: readonly string[];
  readonly #senses: ReadonlyMap<string, number>;
  readonly #frames = new Map<string, readonly string[]>();

  constructor(labels: Labels, tables: Tables) {
    this.#roles = labels.roles;
    this.#senses = new Map(labels.senses.map((sense, i) => [sense, i]));
    for (const row of tables.frames) {
      const [lemma, wordClass, ...ids] = row.split(" ");
      this.#frames.set(
        `${lemma} ${wordClass}`,
        ids.map((id) => (id.startsWith(".") ? lemma + id : id)),
      );
    }
  }

  /** Rolesets that a word can have; particle: "up" of "give up", which leaves only its own frames where it has any. */
  candidates(lemma: string, upos: string, particle: string | null): readonly string[] {
    const lower = lemma.toLowerCase();
    const word = particle ? `${lower}_${particle.toLowerCase()}` : lower;
    for (const spelling of new Set([word, american(word), lower, american(lower)]))
      for (const other of new Set([wordClass(upos), "v", "n", "j"])) {
        const found = this.#frames.get(`${spelling} ${other}`);
        if (found) return found;
      }
    return [];
  }

  /** The best of the candidates that training knows; where it knows none of them, the first. */
  sense(candidates: readonly string[], scores: Float32Array): Sense {
    let [best, next] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let roleset: string | null = null;
    for (const candidate of new Set(candidates)) {
      const index = this.#senses.get(candidate);
      if (index === undefined) continue;
      const score = scores[index]!;
      if (score > best) {
        next = best;
        best = score;
        roleset = candidate;
      } else if (score > next) next = score;
    }
    if (roleset === null) return { roleset: candidates[0] ?? null, score: 0 };
    // The only sense of the lemma is certain; the only one of several that training knows is not
    if (next === Number.NEGATIVE_INFINITY) return { roleset, score: new Set(candidates).size === 1 ? 1 : 0 };
    const margin = best - next;
    return { roleset, score: margin / (1 + margin) };
  }

  /**
   * values[role * width + row]: scores of the words in rows 1 … words; self: the predicate's own row; bonus: what the tree adds to a row's
   * scores. Returns rows as `token`, in order.
   */
  roles({ values, width }: Rows, words: number, self: number, bonus: (row: number) => Float64Array): RoleArgument[] {
    const best = new Map<string, { row: number; margin: number }>();
    const found: RoleArgument[] = [];
    for (let row = 1; row <= words; row++) {
      if (row === self) continue;
      const more = bonus(row);
      const none = values[row]! + more[0]!;
      let role = 0;
      let score = none;
      for (let r = 1; r < this.#roles.length; r++) {
        const other = values[r * width + row]! + more[r]!;
        if (other > score) {
          role = r;
          score = other;
        }
      }
      if (role === 0) continue;
      const name = this.#roles[role]!;
      if (!CORE.test(name)) {
        found.push({ role: name, token: row });
        continue;
      }
      const margin = score - none;
      const rival = best.get(name);
      if (!rival || margin > rival.margin) best.set(name, { row, margin });
    }
    for (const [role, { row }] of best) found.push({ role, token: row });
    return found.sort((a, b) => a.token - b.token);
  }
}
