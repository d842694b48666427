// Words of the calendar, and the pieces of regular expression that the date rules are made of.
import { SEASONS, type Unit } from "./calendar.ts";

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;

const SMALL_NUMBERS = new Map<string, number>(
  [
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
  ]
    .flatMap((line) => line.split(" "))
    .map((word, value) => [word, value]),
);
const TENS = new Map(
  ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].map((word, i) => [word, 20 + 10 * i]),
);

/** Pieces of patterns; all are used with the flags "giu". */
export const PIECES = {
  month:
    "January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?",
  weekday: "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
  year: "(?:1[5-9]|20)\\d\\d",
  season: [...SEASONS, "fall"].join("|"),
  /** early, mid-, the end of */
  part: "(?:early|mid|late|(?:the\\s+)?(?:very\\s+)?(?:beginning|start|middle|end)\\s+of)",
  count:
    "\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|a\\s+(?:couple\\s+of|hundred)",
  about: "(?:(?:about|around|roughly|nearly|almost|barely|just|some|more\\s+than|less\\s+than|over|at\\s+least)\\s+)?",
} as const;

/** Number of a month name or abbreviation, 1 … 12. */
export function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase() as (typeof MONTHS)[number]) + 1;
}

/** "twenty-five", "a", "a couple of", "12" → a number; undefined for other words. */
export function countOf(words: string): number | undefined {
  const text = words.toLowerCase().replace(/\s+/g, " ");
  if (/^\d+$/.test(text)) return Number(text);
  if (text === "a" || text === "an") return 1;
  if (text === "a couple of") return 2;
  if (text === "a hundred") return 100;
  const [tens = "", ones] = text.split("-");
  const base = SMALL_NUMBERS.get(tens) ?? TENS.get(tens);
  return base === undefined || ones === undefined ? base : base + (SMALL_NUMBERS.get(ones) ?? 0);
}

/** "years" → "year"; hours and shorter count as the day that they lie in. */
export function unitOf(word: string): Unit {
  const text = word.toLowerCase();
  if (text.startsWith("centur")) return "century";
  const singular = text.replace(/s$/, "");
  return /^(?:second|minute|hour|night|morning|afternoon|evening)$/.test(singular) ? "day" : (singular as Unit);
}
