// Features of an anaphor and a mention before it → a score: one hidden layer of a few units, learned by scripts/train/coreference.py from
// the chains of GUM. "No antecedent" is scored like a candidate. Sums run in a fixed order and only comparisons follow, so nothing depends on rounding.
import weights from "../../data/models/coreference/weights.json" with { type: "json" };

/** Names of the features that hold, each with its value. */
export class Features {
  readonly names: string[] = [];
  readonly values: number[] = [];

  add(name: string, value: number): void {
    if (value === 0) return;
    this.names.push(name);
    this.values.push(value);
  }

  flag(name: string, holds: boolean): void {
    if (!holds) return;
    this.names.push(name);
    this.values.push(1);
  }
}

export type Family = "pronoun" | "nominal";

/** A candidate: what is known of it by itself, and what of it and the anaphor. */
export interface Ranked {
  readonly standing: Features;
  readonly features: Features;
}

/** Whole numbers in the file are 1/SCALE. */
const SCALE = 1024;

interface File {
  readonly features: Readonly<Record<string, readonly number[]>>;
  readonly bias: readonly number[];
  readonly out: readonly number[];
}

class Network {
  /** what a feature gives to the score directly, then to every unit */
  readonly #rows = new Map<string, Float64Array>();
  readonly #standing = new WeakMap<Features, { direct: number; values: Float64Array }>();
  readonly #bias: Float64Array;
  readonly #out: Float64Array;

  constructor(file: File) {
    const scaled = (values: readonly number[]) => Float64Array.from(values, (value) => value / SCALE);
    for (const [name, row] of Object.entries(file.features)) this.#rows.set(name, scaled(row));
    this.#bias = scaled(file.bias);
    this.#out = scaled(file.out);
  }

  /** Scores of the candidates of one anaphor. */
  scores(anaphor: Features, candidates: readonly Ranked[]): readonly number[] {
    const base = Float64Array.from(this.#bias);
    const direct = this.#add(anaphor, base);
    const units = new Float64Array(base.length);
    return candidates.map(({ standing, features }) => {
      units.set(base);
      let sum = direct + this.#addStanding(standing, units) + this.#add(features, units);
      for (let unit = 0; unit < units.length; unit++) if (units[unit]! > 0) sum += units[unit]! * this.#out[unit]!;
      return sum;
    });
  }

  /** The same for features that come again with every anaphor. */
  #addStanding(standing: Features, units: Float64Array): number {
    let known = this.#standing.get(standing);
    if (!known) {
      const values = new Float64Array(this.#bias.length);
      known = { direct: this.#add(standing, values), values };
      this.#standing.set(standing, known);
    }
    for (let unit = 0; unit < units.length; unit++) units[unit]! += known.values[unit]!;
    return known.direct;
  }

  /** Adds what the features give to the units; returns what they give past them. */
  #add({ names, values }: Features, units: Float64Array): number {
    let sum = 0;
    for (let i = 0; i < names.length; i++) {
      const row = this.#rows.get(names[i]!);
      if (!row) continue;
      const value = values[i]!;
      sum += value * row[0]!;
      for (let unit = 0; unit < units.length; unit++) units[unit]! += value * row[unit + 1]!;
    }
    return sum;
  }
}

const NETWORKS: Readonly<Record<Family, Network>> = {
  pronoun: new Network(weights.pronoun),
  nominal: new Network(weights.nominal),
};

/** The best scored candidate; ties to the first. */
export function bestOf(family: Family, anaphor: Features, candidates: readonly Ranked[]): number {
  const scores = NETWORKS[family].scores(anaphor, candidates);
  let best = 0;
  for (let at = 1; at < scores.length; at++) if (scores[at]! > scores[best]!) best = at;
  return best;
}
