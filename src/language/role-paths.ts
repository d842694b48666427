// The path of relations between a predicate and a word → what it says about the word's role, from counts over the trees of training:
// "^nsubj" is ARG0 for most active verbs and ARG1 for passive ones, "xcomp^nsubj" is the controlled subject.
import type { Labels, Tables } from "./model.ts";
import { log } from "./names.ts";

/** As in scripts/train/paths.py, which counts. */
const LIMIT = 4;
const PRIORS = [5, 4] as const;
const WEIGHT = 0.35;
const DISCOUNT = 0.3;
const SUBTYPES: ReadonlySet<string> = new Set(["acl:relcl", "nsubj:pass", "obl:agent", "nmod:poss"]);

/** A tree whose words count from 0; head -1 is the root. */
export interface PathTree {
  readonly heads: readonly number[];
  readonly relations: readonly string[];
}

function name(relation: string): string {
  const colon = relation.indexOf(":");
  return colon < 0 || SUBTYPES.has(relation) ? relation : relation.slice(0, colon);
}

/** For every word: relations from the predicate up to the common ancestor, "^", and down to the word; "far" when there are more than four. */
export function rolePathsFrom({ heads, relations }: PathTree, predicate: number): (word: number) => string {
  const up: string[] = [];
  const chain: number[] = [];
  for (let at = predicate; at >= 0 && chain.length <= LIMIT; at = heads[at]!) {
    chain.push(at);
    up.push(name(relations[at]!));
  }
  const ascents = chain.map((_, steps) => `${up.slice(0, steps).join("<")}^`);
  return (word) => {
    let down = "";
    let depth = 0;
    let at = word;
    let steps = chain.indexOf(at);
    while (steps < 0) {
      down = depth === 0 ? name(relations[at]!) : `${name(relations[at]!)}>${down}`;
      depth++;
      at = heads[at]!;
      if (at < 0 || depth > LIMIT) return "far";
      steps = chain.indexOf(at);
    }
    return steps + depth > LIMIT ? "far" : ascents[steps]! + down;
  };
}

export class RolePaths {
  readonly #counts = new Map<string, string>();
  readonly #roles: number;
  readonly #prior: Float64Array;
  readonly #bonuses = new Map<string, Float64Array>();

  constructor(labels: Labels, tables: Tables) {
    this.#roles = labels.roles.length;
    for (const row of tables.rolePaths) {
      const space = row.indexOf(" ");
      this.#counts.set(row.slice(0, space), row.slice(space + 1));
    }
    this.#prior = this.#blend("", 1, new Float64Array(this.#roles).fill(1 / this.#roles));
  }

  /** Distribution of a key, with the coarser one counting for `weight` observations; the coarser one itself when the key is unknown. */
  #blend(key: string, weight: number, coarser: Float64Array): Float64Array {
    const row = this.#counts.get(key);
    if (row === undefined) return coarser;
    const chance = coarser.map((value) => value * weight);
    let total = weight;
    for (const pair of row.split(" ")) {
      const [role, count] = pair.split(":").map(Number) as [number, number];
      chance[role]! += count;
      total += count;
    }
    return chance.map((value) => value / total);
  }

  /** What to add to the scores of the word's roles. kind: "v", "n" or "j" and "p" for passive or "a". */
  bonus(path: string, before: boolean, kind: string): Float64Array {
    const whole = `${path}|${before ? "<" : ">"}${kind}`;
    const key = this.#counts.has(whole) ? whole : this.#counts.has(path) ? path : "";
    let bonus = this.#bonuses.get(key);
    if (!bonus) {
      const byPath = key === "" ? this.#prior : this.#blend(path, PRIORS[0], this.#prior);
      const chance = key === whole ? this.#blend(whole, PRIORS[1], byPath) : byPath;
      // chances are below 1, and log() is for numbers above
      bonus = chance.map((value, role) => WEIGHT * (DISCOUNT * log(1 / this.#prior[role]!) - log(1 / value)));
      this.#bonuses.set(key, bonus);
    }
    return bonus;
  }
}
