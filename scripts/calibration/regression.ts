// Cases with signs, right or wrong → weights of a logistic model. Plain ridge regression by Newton's method: few cases, so weights are held
// back, all but the constant; cross-validated by document, since claims of one text share their errors.

export interface Case<S extends string> {
  readonly document: string;
  readonly signs: readonly S[];
  readonly right: boolean;
}

export interface Model<S extends string> {
  readonly plain: number;
  readonly signs: Readonly<Record<S, number>>;
}

const STEPS = 50;
const CLOSE = 1e-10;

/** Fits the model; `ridge` is the strength that holds weights back. */
export function fitModel<S extends string>(cases: readonly Case<S>[], names: readonly S[], ridge: number): Model<S> {
  const rows = cases.map(({ signs }) => [1, ...names.map((name) => signs.filter((sign) => sign === name).length)]);
  const size = names.length + 1;
  // the constant is held by a breath only, so that the matrix can always be solved
  const holds = Array.from({ length: size }, (_, i) => (i === 0 ? 1e-6 : ridge));
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, i) => -holds[i]! * weight);
    const hessian = holds.map((hold, i) => holds.map((_, k) => (i === k ? hold : 0)));
    rows.forEach((row, n) => {
      const p = logistic(row.reduce((sum, value, i) => sum + value * weights[i]!, 0));
      const error = (cases[n]!.right ? 1 : 0) - p;
      row.forEach((value, i) => {
        if (value === 0) return;
        gradient[i]! += error * value;
        for (let k = 0; k < size; k++) hessian[i]![k]! += p * (1 - p) * value * row[k]!;
      });
    });
    const change = solve(hessian, gradient);
    weights = weights.map((weight, i) => weight + change[i]!);
    if (Math.max(...change.map(Math.abs)) < CLOSE) break;
  }
  const [plain, ...rest] = weights;
  return { plain: plain!, signs: Object.fromEntries(names.map((name, i) => [name, rest[i]!])) as Record<S, number> };
}

export function probability<S extends string>(model: Model<S>, signs: readonly S[]): number {
  return logistic(signs.reduce((sum, sign) => sum + model.signs[sign], model.plain));
}

/** Probability of each case by a model that saw nothing of its document. */
export function crossValidate<S extends string>(
  cases: readonly Case<S>[],
  names: readonly S[],
  ridge: number,
): readonly number[] {
  const models = new Map<string, Model<S>>();
  return cases.map(({ document, signs }) => {
    let model = models.get(document);
    if (!model) {
      model = fitModel(
        cases.filter((other) => other.document !== document),
        names,
        ridge,
      );
      models.set(document, model);
    }
    return probability(model, signs);
  });
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Solves a symmetric positive system by elimination. */
function solve(matrix: readonly (readonly number[])[], values: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, values[i]!]);
  const size = rows.length;
  for (let i = 0; i < size; i++)
    for (let k = i + 1; k < size; k++) {
      const factor = rows[k]![i]! / rows[i]![i]!;
      for (let j = i; j <= size; j++) rows[k]![j]! -= factor * rows[i]![j]!;
    }
  const found = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let rest = rows[i]![size]!;
    for (let j = i + 1; j < size; j++) rest -= rows[i]![j]! * found[j]!;
    found[i] = rest / rows[i]![i]!;
  }
  return found;
}
