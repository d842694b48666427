// Calendar arithmetic on day numbers (days since 1970-01-01): periods of the Gregorian calendar as inclusive ranges of days.
// Everything is UTC and integer, so neither clock nor time zone nor locale can change a result.
import type { ClaimDate } from "#schema";

export type Precision = ClaimDate["precision"];

/** An inclusive range of day numbers; an open end is null. */
export interface Period {
  readonly from: number | null;
  readonly to: number | null;
  readonly precision: Precision;
}

/** A period with both ends. */
export interface ClosedPeriod extends Period {
  readonly from: number;
  readonly to: number;
}

const MILLISECONDS = 86_400_000;

/** Day number of a civil date; month counts from 1 and may run over the year ("month 13"). */
export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / MILLISECONDS;
}

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function civil(day: number): CivilDate {
  const date = new Date(day * MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Monday 0 … Sunday 6. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** "2025-03-31" → day number. */
export function parseDay(iso: string): number {
  return dayNumber(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)));
}

/** Day number → "2025-03-31". */
export function formatDay(day: number): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

export function dayPeriod(day: number): ClosedPeriod {
  return { from: day, to: day, precision: "day" };
}

/** Monday to Sunday of the week that lies `offset` weeks from that of the day. */
export function weekPeriod(day: number, offset: number): ClosedPeriod {
  const monday = day - weekdayOf(day) + 7 * offset;
  return { from: monday, to: monday + 6, precision: "week" };
}

/** A whole month; months below 1 and above 12 run into other years. */
export function monthPeriod(year: number, month: number): ClosedPeriod {
  return { from: dayNumber(year, month, 1), to: dayNumber(year, month + 1, 1) - 1, precision: "month" };
}

/** From the first day of one month to the last day of another; months may run over. */
export function monthsPeriod(year: number, first: number, last: number, precision: Precision): ClosedPeriod {
  return { from: monthPeriod(year, first).from, to: monthPeriod(year, last).to, precision };
}

export function yearPeriod(year: number): ClosedPeriod {
  return monthsPeriod(year, 1, 12, "year");
}

export const SEASONS = ["spring", "summer", "autumn", "winter"] as const;

/** Seasons of the northern hemisphere; "winter 2024" begins in December 2024. */
export function seasonPeriod(year: number, season: (typeof SEASONS)[number]): ClosedPeriod {
  const first = 3 + 3 * SEASONS.indexOf(season);
  return monthsPeriod(year, first, first + 2, "season");
}

export type Part = "early" | "mid" | "late";

/** A third of a period: months of a year, days of a month or week, years of a decade or century. */
export function partOf(period: ClosedPeriod, part: Part): ClosedPeriod {
  const { year, month } = civil(period.from);
  const cut = (first: number, second: number, total: number): readonly [number, number] =>
    part === "early" ? [0, first] : part === "mid" ? [first, second] : [second, total];
  if (period.precision === "year") {
    const [a, b] = cut(4, 8, 12);
    return monthsPeriod(year, 1 + a, b, "range");
  }
  if (period.precision === "month") {
    const length = period.to - period.from + 1;
    const [a, b] = cut(10, 20, length);
    return { from: dayNumber(year, month, 1 + a), to: period.from + b - 1, precision: "range" };
  }
  if (period.precision === "decade" || period.precision === "century") {
    const years = civil(period.to).year - year + 1;
    const [a, b] = cut(Math.round(years * 0.35), Math.round(years * 0.65), years);
    return { from: dayNumber(year + a, 1, 1), to: dayNumber(year + b, 1, 1) - 1, precision: "range" };
  }
  return period;
}

export type Unit = "day" | "week" | "month" | "quarter" | "year" | "decade" | "century";

/** The calendar unit that lies `offset` units from the one that holds the day: (day, "month", -1) is the month before. */
export function unitPeriod(day: number, unit: Unit, offset: number): ClosedPeriod {
  const { year, month } = civil(day);
  switch (unit) {
    case "day":
      return dayPeriod(day + offset);
    case "week":
      return weekPeriod(day, offset);
    case "month":
      return monthPeriod(year, month + offset);
    case "quarter": {
      const first = 3 * Math.floor((month - 1) / 3) + 1 + 3 * offset;
      return monthsPeriod(year, first, first + 2, "quarter");
    }
    case "year":
      return yearPeriod(year + offset);
    case "decade": {
      const first = Math.floor(year / 10) * 10 + 10 * offset;
      return monthsPeriod(first, 1, 120, "decade");
    }
    case "century": {
      const first = Math.floor((year - 1) / 100) * 100 + 1 + 100 * offset;
      return monthsPeriod(first, 1, 1200, "century");
    }
  }
}

/** The same day of the month `count` units away, cut to the length of the month: the end of "the past two years". */
export function shiftDay(day: number, unit: Unit, count: number): number {
  if (unit === "day") return day + count;
  if (unit === "week") return day + 7 * count;
  const months = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 }[unit] * count;
  const { year, month, day: dayOfMonth } = civil(day);
  const target = monthPeriod(year, month + months);
  return Math.min(target.from + dayOfMonth - 1, target.to);
}
