// Confidences with the truth → how far they can be believed: of the claims given with 70 to 80 %, how many were right?

export interface Rated {
  readonly confidence: number;
  readonly right: boolean;
}

export interface ReliabilityBin {
  /** confidences from `from` up to and without `to`; the last bin has its end too */
  readonly from: number;
  readonly to: number;
  readonly claims: number;
  /** mean confidence */
  readonly expected: number;
  /** share that is right */
  readonly observed: number;
}

export interface Reliability {
  readonly claims: number;
  readonly right: number;
  /** bins with claims only */
  readonly bins: readonly ReliabilityBin[];
  /** mean squared distance of confidence and truth (Brier 1950); 0 is best, and `brierOfShare` is what the plain share of right ones gets */
  readonly brier: number;
  readonly brierOfShare: number;
  /** mean distance of expected and observed over the bins, weighted by claims */
  readonly calibrationError: number;
  /** share of the pairs of a right and a wrong claim in which the right one has more confidence, ties half (area under the ROC curve) */
  readonly ranking: number;
}

/** Fewer claims than this say nothing about reliability. */
export const ENOUGH_CLAIMS = 50;
const BINS = 10;

/** Bins of a tenth each. */
export function reliabilityOf(claims: readonly Rated[]): Reliability {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const truth = ({ right }: Rated) => (right ? 1 : 0);
  const bins = Array.from({ length: BINS }, (_, i): ReliabilityBin => {
    const inside = claims.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS + 1e-9)) === i);
    return {
      from: i / BINS,
      to: (i + 1) / BINS,
      claims: inside.length,
      expected: mean(inside.map(({ confidence }) => confidence)),
      observed: mean(inside.map(truth)),
    };
  }).filter((bin) => bin.claims > 0);
  const share = mean(claims.map(truth));
  return {
    claims: claims.length,
    right: claims.filter(({ right }) => right).length,
    bins,
    brier: mean(claims.map((claim) => (claim.confidence - truth(claim)) ** 2)),
    brierOfShare: share * (1 - share),
    calibrationError:
      bins.reduce((sum, bin) => sum + Math.abs(bin.expected - bin.observed) * bin.claims, 0) /
      Math.max(1, claims.length),
    ranking: rankingOf(claims),
  };
}

function rankingOf(claims: readonly Rated[]): number {
  const levels = new Map<number, { right: number; wrong: number }>();
  for (const { confidence, right } of claims) {
    const level = levels.get(confidence) ?? { right: 0, wrong: 0 };
    level[right ? "right" : "wrong"]++;
    levels.set(confidence, level);
  }
  let wrongBelow = 0;
  let won = 0;
  let right = 0;
  for (const [, level] of [...levels].sort(([a], [b]) => a - b)) {
    won += level.right * (wrongBelow + level.wrong / 2);
    wrongBelow += level.wrong;
    right += level.right;
  }
  return right * wrongBelow === 0 ? 0.5 : won / (right * wrongBelow);
}

/** A table for a terminal. */
export function formatReliability(reliability: Reliability): string {
  const { bins, claims, brier, brierOfShare, calibrationError, ranking } = reliability;
  const percent = (value: number) => `${Math.round(100 * value)} %`.padStart(6);
  const rows = bins.map(
    (bin) =>
      `${percent(bin.from)} to ${percent(bin.to)}  ${String(bin.claims).padStart(6)}  ${percent(bin.expected)}  ${percent(bin.observed)}`,
  );
  return [
    "confidence         claims    said   right",
    ...rows,
    `${claims} claims: Brier score ${brier.toFixed(3)} (the plain share of right ones: ${brierOfShare.toFixed(3)}), expected calibration error ${calibrationError.toFixed(3)},`,
    `a right claim above a wrong one in ${(100 * ranking).toFixed(0)} % of their pairs`,
  ].join("\n");
}
