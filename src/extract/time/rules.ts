// Date rules: expressions of time that no calendar library reads as news means them, as a table of patterns. Each rule turns a match
// into a period, given the day of the article, the tense of the clause and the last period named before ("three years later").
import {
  type ClosedPeriod,
  civil,
  dayNumber,
  dayPeriod,
  monthPeriod,
  monthsPeriod,
  type Part,
  partOf,
  type SEASONS,
  seasonPeriod,
  shiftDay,
  unitPeriod,
  weekdayOf,
  yearPeriod,
} from "./calendar.ts";
import { countOf, monthNumber, PIECES, unitOf, WEEKDAYS } from "./words.ts";

/** Where the event of the clause lies, seen from the article. */
export type Direction = "past" | "future" | "present" | "open";

export interface Setting {
  /** day number of the article; null when its date is not known */
  readonly today: number | null;
  readonly direction: Direction;
  /** the last period named before in the text */
  readonly anchor: ClosedPeriod | null;
}

export interface Reading {
  readonly period: ClosedPeriod;
  /** read against the date of the article or another date of the text */
  readonly inferred: boolean;
}

type Groups = Readonly<Record<string, string | undefined>>;

export interface DateRule {
  readonly name: string;
  readonly pattern: RegExp;
  /** false: the words mean a date only after "in", "since", "by" … or inside a noun phrase ("May", "2019", "summer") */
  readonly needsContext?: (groups: Groups) => boolean;
  readonly read: (groups: Groups, setting: Setting) => Reading | null;
}

const pattern = (source: string) => new RegExp(source.replace(/\s+/g, ""), "giu");
const { month, weekday, year, season, part, count, about } = PIECES;
const S = "\\s+";

const absolute = (period: ClosedPeriod): Reading => ({ period, inferred: false });
const relative = (period: ClosedPeriod): Reading => ({ period, inferred: true });

function partName(words: string | undefined): Part | null {
  if (words === undefined) return null;
  if (/early|beginning|start/i.test(words)) return "early";
  return /mid/i.test(words) ? "mid" : "late";
}

function narrowed(reading: Reading, words: string | undefined): Reading {
  const name = partName(words);
  if (name === null) return reading;
  // "the end of 2025" is its last month, "late 2025" its last third
  if (reading.period.precision === "year" && /beginning|start|end/i.test(words!)) {
    const { year } = civil(reading.period.from);
    return { ...reading, period: monthPeriod(year, name === "early" ? 1 : 12) };
  }
  return { ...reading, period: partOf(reading.period, name) };
}

/** Of a period that comes back every year, the one that the clause means: `make` gives that of a year. */
function recurring(make: (year: number) => ClosedPeriod, setting: Setting, which?: string): Reading | null {
  const { today, direction } = setting;
  if (today === null) return null;
  const { year } = civil(today);
  const candidates = [year - 1, year, year + 1].map(make);
  const last = candidates.findLast((period) => period.from <= today)!;
  const next = candidates.find((period) => period.to >= today)!;
  if (which === "last") return relative(candidates.findLast((period) => period.to < today)!);
  if (which === "next") return relative(candidates.find((period) => period.from > today)!);
  if (which === "this") return relative(candidates[1]!);
  if (direction === "past") return relative(last);
  if (direction === "future") return relative(next);
  return relative(today - last.to <= next.from - today ? last : next);
}

/** A bare weekday is the last one up to the day of the article in past tense, the next one in future tense. */
function readWeekday(groups: Groups, { today, direction }: Setting): Reading | null {
  if (today === null) return null;
  const name = groups.weekday!.toLowerCase() as (typeof WEEKDAYS)[number];
  const back = (weekdayOf(today) - WEEKDAYS.indexOf(name) + 7) % 7;
  const ahead = (7 - back) % 7;
  const which = groups.which?.toLowerCase();
  if (which === "last" || which === "past") return relative(dayPeriod(today - (back || 7)));
  if (which === "next" || which === "coming") return relative(dayPeriod(today + (ahead || 7)));
  if (which === "this" && direction !== "past") return relative(dayPeriod(today + ahead));
  return relative(dayPeriod(direction === "future" || direction === "present" ? today + ahead : today - back));
}

function readUnit(groups: Groups, setting: Setting): Reading | null {
  const { today } = setting;
  if (today === null) return null;
  const unit = unitOf(groups.unit!);
  const which = groups.which!.toLowerCase();
  if (which === "past") return relative({ from: shiftDay(today, unit, -1), to: today, precision: "range" });
  const offset = which === "last" ? -1 : which === "this" || which === "current" ? 0 : 1;
  const whole = unitPeriod(today, unit, offset);
  const edge = groups.edge?.toLowerCase();
  if (edge === "earlier" && offset === 0) return relative({ from: whole.from, to: today, precision: "range" });
  if (edge === "later" && offset === 0) return relative({ from: today, to: whole.to, precision: "range" });
  return narrowed(relative(whole), groups.part);
}

function readSeason(groups: Groups, setting: Setting): Reading | null {
  const name = groups.season!.toLowerCase().replace("fall", "autumn") as (typeof SEASONS)[number];
  if (groups.year !== undefined) return absolute(seasonPeriod(Number(groups.year), name));
  const relativeYear = groups.yearWhich?.toLowerCase();
  if (relativeYear !== undefined) {
    if (setting.today === null) return null;
    return relative(seasonPeriod(civil(setting.today).year + yearOffset(relativeYear), name));
  }
  return recurring((of) => seasonPeriod(of, name), setting, groups.which?.toLowerCase());
}

const yearOffset = (which: string) => (which === "last" ? -1 : which === "next" ? 1 : 0);

function readMonth(groups: Groups, setting: Setting): Reading | null {
  const number = monthNumber(groups.month!);
  if (groups.year !== undefined) return narrowed(absolute(monthPeriod(Number(groups.year), number)), groups.part);
  if (groups.yearWhich !== undefined) {
    if (setting.today === null) return null;
    const of = civil(setting.today).year + yearOffset(groups.yearWhich.toLowerCase());
    return narrowed(relative(monthPeriod(of, number)), groups.part);
  }
  const reading = recurring((of) => monthPeriod(of, number), setting, groups.which?.toLowerCase());
  return reading && narrowed(reading, groups.part);
}

/** "three years ago" names the year, "two weeks ago" the week, "four days ago" the day. */
function readDistance(groups: Groups, from: number, sign: number): Reading | null {
  const distance = countOf(groups.count!);
  if (distance === undefined) return null;
  const unit = unitOf(groups.unit!);
  const shorter = unit === "day" && !/^day/i.test(groups.unit!);
  return relative(shorter ? dayPeriod(from) : unitPeriod(from, unit, sign * distance));
}

const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "seventeenth",
  "eighteenth",
  "nineteenth",
  "twentieth",
  "twenty-first",
];
const DECADES = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
const decade = (first: number) => monthsPeriod(first, 1, 120, "decade");
const isCapital = (word: string) => /^\p{Lu}/u.test(word);
const notInWord = "(?<![\\p{L}\\p{N}$€£¥.,/-])";

export const DATE_RULES: readonly DateRule[] = [
  {
    // "In May", "early March 2024", "last November", "June next year"
    name: "month",
    pattern: pattern(
      `(?:\\b(?<part>${part})[\\s-]+)?(?:\\b(?<which>last|next|this)${S})?\\b(?<month>${month})(?![\\p{L}\\p{N}])(?:(?:${S}of)?,?${S}(?<year>${year})(?![\\p{L}\\p{N}])|(?:${S}of)?${S}(?<yearWhich>last|this|next)${S}year\\b)?`,
    ),
    needsContext: (groups) => !groups.year && !groups.yearWhich && !groups.which && !groups.part,
    read: (groups, setting) => (isCapital(groups.month!) ? readMonth(groups, setting) : null),
  },
  {
    // "in 2019", "mid-2024", "the end of 2025", "the 2024 election"
    name: "year",
    pattern: pattern(
      `(?:\\b(?<part>${part})[\\s-]+(?:in${S})?|${notInWord})(?<year>${year})(?![\\p{L}\\p{N}%]|[.,]\\p{N}|[-–/]\\p{N}|-\\p{L})`,
    ),
    needsContext: (groups) => !groups.part,
    read: (groups) => narrowed(absolute(yearPeriod(Number(groups.year))), groups.part),
  },
  {
    // "2018-2024", "the 2024-25 budget", "fiscal year 2025", "FY25"
    name: "years",
    pattern: pattern(
      `(?:\\b(?:(?:fiscal|financial)${S}(?:year${S})?|FY\\s?)(?<fiscal>${year}|\\d\\d)|${notInWord}(?<year>${year}))(?:\\s?[-–/]\\s?(?<end>${year}|\\d\\d))?(?![\\p{L}\\p{N}]|[-–/.,]\\p{N})`,
    ),
    needsContext: (groups) => groups.fiscal === undefined,
    read: (groups) => {
      if (groups.fiscal === undefined && groups.end === undefined) return null;
      const first = Number(groups.fiscal ?? groups.year) + ((groups.fiscal ?? groups.year)!.length === 2 ? 2000 : 0);
      if (groups.end === undefined) return absolute(yearPeriod(first));
      const last = groups.end.length === 4 ? Number(groups.end) : first - (first % 100) + Number(groups.end);
      if (last <= first || last - first > 200) return null;
      return absolute({ from: dayNumber(first, 1, 1), to: dayNumber(last, 12, 31), precision: "range" });
    },
  },
  {
    // "the late 1990s", "the '80s", "the seventies"
    name: "decade",
    pattern: pattern(
      `(?:\\b(?<part>early|mid|late)[\\s-]+(?:in${S}the${S})?)?(?:${notInWord}(?<year>(?:1[5-9]|20)\\d0)s|(?<![\\p{L}\\p{N}])['’](?<short>\\d0)s|(?<=\\bthe${S}(?:(?:early|mid|late)[\\s-]+)?)(?<word>${DECADES.join("|")}))\\b`,
    ),
    read: (groups) => {
      const { year: full, short, word } = groups;
      const first =
        full !== undefined
          ? Number(full)
          : short !== undefined
            ? 1900 + Number(short)
            : 1920 + 10 * DECADES.indexOf(word!.toLowerCase());
      return narrowed(absolute(decade(first)), groups.part);
    },
  },
  {
    // "the late 19th century", "eighteenth-century"
    name: "century",
    pattern: pattern(
      `(?:\\b(?<part>early|mid|late)[\\s-]+)?\\b(?:(?<number>[1-9]|1\\d|2[01])(?:st|nd|rd|th)|(?<word>${ORDINALS.join("|")}))[\\s-]century\\b`,
    ),
    read: (groups) => {
      const number = Number(groups.number ?? ORDINALS.indexOf(groups.word!.toLowerCase()) + 1);
      return narrowed(absolute(monthsPeriod(100 * (number - 1) + 1, 1, 1200, "century")), groups.part);
    },
  },
  {
    // "Q2 2025", "the first quarter of last year", "the second half of 2024"
    name: "quarter",
    pattern: pattern(
      `\\b(?:Q(?<q>[1-4])|(?<ordinal>first|second|third|fourth|last|final)[\\s-](?<unit>quarter|half))(?:${S}(?:of${S}|in${S})?(?:(?<year>${year})\\b|(?<yearWhich>this|last|next)${S}year\\b))`,
    ),
    read: (groups, { today }) => {
      if (groups.year === undefined && today === null) return null;
      const of = groups.year !== undefined ? Number(groups.year) : civil(today!).year + yearOffset(groups.yearWhich!);
      const half = groups.unit?.toLowerCase() === "half";
      const word = groups.ordinal?.toLowerCase();
      const place = Number(groups.q ?? ORDINALS.indexOf(word!) + 1) || (half ? 2 : 4);
      const length = half ? 6 : 3;
      if (place * length > 12) return null;
      const period = monthsPeriod(of, length * (place - 1) + 1, length * place, half ? "range" : "quarter");
      return { period, inferred: groups.year === undefined };
    },
  },
  {
    // "last spring", "in the summer of 2023", "this fall"
    name: "season",
    pattern: pattern(
      `(?:\\b(?<which>last|next|this)${S})?(?:\\b(?<part>early|mid|late)[\\s-]+)?\\b(?<season>${season})\\b(?:(?:${S}of)?${S}(?<year>${year})\\b|(?:${S}of)?${S}(?<yearWhich>last|this|next)${S}year\\b)?`,
    ),
    needsContext: (groups) => !groups.year && !groups.yearWhich && !groups.which,
    read: (groups, setting) => {
      const bare = groups.year === undefined && groups.which === undefined && groups.yearWhich === undefined;
      // "the fall of the city": the bare word is a season only where it cannot be a noun of action
      if (bare && (isCapital(groups.season!) || groups.season!.toLowerCase() === "fall")) return null;
      return readSeason(groups, setting);
    },
  },
  {
    // "over the weekend", "next weekend"
    name: "weekend",
    pattern: pattern(
      `\\b(?:(?<which>last|this|next|past|coming)${S}|the${S}(?:(?<rolling>past|coming)${S})?)weekend\\b`,
    ),
    read: (groups, { today, direction }) => {
      if (today === null) return null;
      const which = (groups.which ?? groups.rolling)?.toLowerCase();
      const saturday = today - weekdayOf(today) + 5;
      const ahead = which === "next" || which === "coming" || direction === "future" || direction === "present";
      const offset = which === "last" || (!ahead && which !== "this" && saturday > today) ? -7 : 0;
      const start = saturday + offset + (which === "next" && saturday <= today ? 7 : 0);
      const shift = which === "this" && direction === "past" && saturday > today ? -7 : 0;
      return relative({ from: start + shift, to: start + shift + 1, precision: "range" });
    },
  },
  {
    // "on Monday", "next Friday", "Thursday night"
    name: "weekday",
    pattern: pattern(
      `(?:\\b(?:this${S})?(?<which>last|next|this|past|coming)${S})?\\b(?<weekday>${weekday})\\b(?:${S}(?:morning|afternoon|evening|night)\\b)?`,
    ),
    needsContext: () => true,
    read: (groups, setting) => (isCapital(groups.weekday!) ? readWeekday(groups, setting) : null),
  },
  {
    // "last week", "early next year", "later this month", "the past year"
    name: "unit",
    pattern: pattern(
      `(?:\\b(?<edge>earlier|later)${S}|\\b(?<part>${part})[\\s-]+)?\\b(?:the${S})?(?<which>last|this|next|past|coming|current)${S}(?<unit>week|month|quarter|year|decade|century)\\b`,
    ),
    read: readUnit,
  },
  {
    // "the past three years", "the next two weeks"
    name: "span",
    pattern: pattern(
      `\\b(?:the${S})?(?<which>past|last|next|coming)${S}(?<count>${count})${S}(?<unit>days|weeks|months|years|decades)\\b`,
    ),
    read: (groups, { today }) => {
      const length = countOf(groups.count!);
      if (today === null || length === undefined) return null;
      const back = /^(?:past|last)$/i.test(groups.which!);
      const far = shiftDay(today, unitOf(groups.unit!), back ? -length : length);
      return relative({ from: back ? far : today, to: back ? today : far, precision: "range" });
    },
  },
  {
    // "two weeks ago", "more than three years ago"
    name: "ago",
    pattern: pattern(
      `\\b${about}(?<count>${count})${S}(?<unit>(?:second|minute|hour|day|night|week|month|year|decade)s?|centur(?:y|ies))${S}ago\\b`,
    ),
    read: (groups, { today }) => (today === null ? null : readDistance(groups, today, -1)),
  },
  {
    // "in three weeks", "two months from now"; in past tense "in three weeks" is a duration
    name: "ahead",
    pattern: pattern(
      `\\b(?:(?<in>in|within)${S})?${about}(?<count>${count})${S}(?<unit>(?:hour|day|week|month|year|decade)s?)(?<tail>['’]s?${S}time|${S}from${S}now)?\\b`,
    ),
    read: (groups, { today, direction }) => {
      if (today === null || (groups.in === undefined && groups.tail === undefined)) return null;
      if (groups.tail === undefined && direction !== "future") return null;
      const reading = readDistance(groups, today, 1);
      if (reading === null || groups.in?.toLowerCase() !== "within") return reading;
      return relative({ from: today, to: reading.period.to, precision: "range" });
    },
  },
  {
    // "three years later", "a month earlier", "the following day", "that year"
    name: "anchored",
    pattern: pattern(
      `\\b(?:(?<count>${count})${S}(?<unit>(?:day|week|month|year|decade)s?)${S}(?<way>later|earlier|afterwards?)|(?:later${S})?(?<deictic>the${S}(?:following|next|same|previous)|that(?:${S}same)?)${S}(?<one>day|week|month|year)|the${S}(?<before>day|week|month|year)${S}(?<side>before|after)(?=[,.;]|$))\\b`,
    ),
    read: (groups, { anchor }) => {
      if (anchor === null) return null;
      const unit = unitOf((groups.unit ?? groups.one ?? groups.before)!);
      const coarse: Record<string, number> = { day: 1, week: 2, month: 3, range: 4, quarter: 4, season: 4, year: 5 };
      // no "three days later" after a date that is known by the year only
      if ((coarse[anchor.precision] ?? 9) > (coarse[unit] ?? 9)) return null;
      if (groups.count !== undefined) {
        const distance = countOf(groups.count);
        if (distance === undefined) return null;
        return relative(unitPeriod(anchor.from, unit, /^earlier/i.test(groups.way!) ? -distance : distance));
      }
      const word = (groups.deictic ?? groups.side)!.toLowerCase();
      const offset = /following|next|after/.test(word) ? 1 : /previous|before/.test(word) ? -1 : 0;
      return relative(unitPeriod(anchor.from, unit, offset));
    },
  },
  {
    // "today", "tomorrow night", "this morning", "last night"
    name: "day",
    pattern: pattern(
      `\\b(?:(?<word>the${S}day${S}before${S}yesterday|the${S}day${S}after${S}tomorrow|today|tonight|yesterday|tomorrow)(?:${S}(?:morning|afternoon|evening|night))?|(?<this>this)${S}(?:morning|afternoon|evening)|(?<last>last)${S}night)\\b`,
    ),
    read: (groups, { today }) => {
      if (today === null) return null;
      const word = groups.word?.toLowerCase() ?? "";
      if (groups.last !== undefined) return relative(dayPeriod(today - 1));
      const sign = word.includes("yesterday") ? -1 : word.includes("tomorrow") ? 1 : 0;
      return relative(dayPeriod(today + sign * (word.startsWith("the") ? 2 : 1)));
    },
  },
  {
    // "at Christmas", "New Year's Eve 2024"
    name: "holiday",
    pattern: pattern(
      `\\b(?<name>Christmas(?:${S}(?:Day|Eve))?|Boxing${S}Day|New${S}Year['’]s${S}(?:Day|Eve))(?:,?${S}(?<year>${year})\\b)?`,
    ),
    needsContext: () => true,
    read: (groups, setting) => {
      const name = groups.name!.toLowerCase();
      const day = (of: number) =>
        dayPeriod(
          name.startsWith("new")
            ? name.endsWith("eve")
              ? dayNumber(of, 12, 31)
              : dayNumber(of, 1, 1)
            : dayNumber(of, 12, name.endsWith("eve") ? 24 : name.startsWith("boxing") ? 26 : 25),
        );
      return groups.year !== undefined ? absolute(day(Number(groups.year))) : recurring(day, setting);
    },
  },
];

/** Day and month without a year, as the clause means it. */
export function dayInYear(month: number, day: number, setting: Setting): Reading | null {
  return recurring((of) => dayPeriod(dayNumber(of, month, day)), setting);
}
