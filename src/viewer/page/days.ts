// Days → bars of a histogram. Bars are days, months, years or decades, whichever keeps them few enough to see.
export interface Bar {
  /** first and last day with claims in the bar */
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly count: number;
}

const UNITS = [10, 7, 4, 3] as const;

/** Bars in the order of time, at most `most`; only times with claims have one. */
export function histogram(days: ReadonlyMap<string, number>, most = 60): Bar[] {
  const sorted = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const unit of UNITS) {
    const bars = barsOf(sorted, unit);
    if (bars.length <= most || unit === UNITS.at(-1)) return bars;
  }
  return [];
}

function barsOf(sorted: readonly (readonly [string, number])[], unit: number): Bar[] {
  const bars: Bar[] = [];
  for (const [day, count] of sorted) {
    const label = unit === 3 ? `${day.slice(0, 3)}0s` : day.slice(0, unit);
    const last = bars.at(-1);
    if (last?.label === label) bars[bars.length - 1] = { ...last, to: day, count: last.count + count };
    else bars.push({ from: day, to: day, label, count });
  }
  return bars;
}
