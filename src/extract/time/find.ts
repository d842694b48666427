// Dates: from the text of a sentence to the periods it names, with the tokens that name them. Calendar dates are read by chrono-node,
// everything else by the table of rules; both only against the date of the article.
import { Chrono, configuration } from "chrono-node/en";
import type { ClaimDate } from "#schema";
import { type Annotated, type Sentence, Tree } from "../../document/index.ts";
import { tokenRange } from "../token-range.ts";
import { type ClosedPeriod, civil, dayNumber, dayPeriod, formatDay, type Period, parseDay } from "./calendar.ts";
import { DATE_RULES, dayInYear, type Reading, type Setting } from "./rules.ts";
import { directionOf } from "./tense.ts";
import { PIECES, WEEKDAYS } from "./words.ts";

/** A date in the text. */
export interface DateMention {
  readonly date: ClaimDate;
  /** tokens [firstToken, endToken), without the preposition */
  readonly firstToken: number;
  readonly endToken: number;
  /** the token of the expression that hangs on the rest of the sentence */
  readonly headToken: number;
}

type Doc = Annotated<"sentences" | "tokens" | "tags" | "arcs">;

interface Candidate {
  readonly start: number;
  readonly end: number;
  /** words that mean a date only in a fitting place */
  readonly needsContext: boolean;
  readonly read: (setting: Setting) => Reading | null;
}

const calendar = new Chrono(configuration.createConfiguration(true));
/** What chrono is asked for: a month name beside a number, or a numeric date. */
const CALENDAR_DATE = new RegExp(
  `\\d[\\s\\S]{0,8}\\b(?:${PIECES.month})|\\b(?:${PIECES.month})[\\s\\S]{0,3}\\d|\\d[-/.]\\d{1,2}[-/.]\\d`,
  "iu",
);
const DATE_PREPOSITIONS = new Set(
  "in since until till by from to through throughout before after during of between for around about on at early late mid and or as".split(
    " ",
  ),
);

/** All dates of the document, in the order of the text. Without an article date only complete dates are found. */
export function findDates(doc: Doc): readonly DateMention[] {
  const tree = new Tree(doc);
  const today = doc.article.date === null ? null : parseDay(doc.article.date.value);
  const found: DateMention[] = [];
  let anchor: ClosedPeriod | null = null;
  for (const sentence of doc.sentences) {
    for (const candidate of candidatesOf(doc, sentence, today)) {
      const tokens = tokenRange(doc, candidate);
      if (tokens === null) continue;
      const headToken = headOf(tree, tokens.first, tokens.end);
      if (candidate.needsContext && !isDatePlace(tree, sentence, tokens.first, tokens.end, headToken)) continue;
      const reading = candidate.read({ today, direction: directionOf(tree, headToken), anchor });
      if (reading === null) continue;
      anchor = reading.period;
      const period = bounded(tree, sentence, tokens.first, headToken, reading.period);
      found.push({
        date: {
          from: period.from === null ? null : formatDay(period.from),
          to: period.to === null ? null : formatDay(period.to),
          precision: period.precision,
          inferred: reading.inferred,
          span: { start: candidate.start, end: candidate.end },
        },
        firstToken: tokens.first,
        endToken: tokens.end,
        headToken,
      });
    }
  }
  return mergedRanges(tree, found);
}

/** Matches of all rules in a sentence; of two that overlap the longer one, then the earlier. */
function candidatesOf(doc: Doc, sentence: Sentence, today: number | null): readonly Candidate[] {
  const text = doc.article.text.slice(sentence.start, sentence.end);
  const all: Candidate[] = calendarDates(text, sentence.start, today);
  for (const rule of DATE_RULES)
    for (const match of text.matchAll(rule.pattern)) {
      const groups = match.groups ?? {};
      const start = sentence.start + match.index;
      all.push({
        start,
        end: start + match[0].length,
        needsContext: rule.needsContext?.(groups) ?? false,
        read: (setting) => rule.read(groups, setting),
      });
    }
  const chosen: Candidate[] = [];
  const taken = new Uint8Array(text.length);
  for (const candidate of all.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    const [from, to] = [candidate.start - sentence.start, candidate.end - sentence.start];
    // longer ones come first, so one that overlaps this one covers an end of it
    if (taken[from] || taken[to - 1]) continue;
    taken.fill(1, from, to);
    chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.start - b.start);
}

/** "Nov. 7, 2025", "7 November", "2025-11-07": what names a day by its number. */
function calendarDates(text: string, offset: number, today: number | null): Candidate[] {
  if (!CALENDAR_DATE.test(text)) return [];
  const reference = civil(today ?? dayNumber(2000, 1, 1));
  const instant = new Date(Date.UTC(reference.year, reference.month - 1, reference.day, 12));
  const found: Candidate[] = [];
  for (const result of calendar.parse(text, { instant, timezone: 0 })) {
    const { start, end } = result;
    if (!CALENDAR_DATE.test(result.text) || !start.isCertain("day") || !start.isCertain("month")) continue;
    const day = { year: start.get("year")!, month: start.get("month")!, day: start.get("day")! };
    const preposition = /^(?:on|at|in)\s+/i.exec(result.text)?.[0].length ?? 0;
    found.push({
      start: offset + result.index + preposition,
      end: offset + result.index + result.text.length,
      needsContext: false,
      read: (setting) => {
        const complete = start.isCertain("year");
        const first = complete
          ? ({ period: dayPeriod(dayNumber(day.year, day.month, day.day)), inferred: false } satisfies Reading)
          : dayInYear(day.month, day.day, setting);
        if (first === null || !end?.isCertain("day")) return first;
        const last = dayNumber(civil(first.period.from).year, end.get("month")!, end.get("day")!);
        if (last <= first.period.from) return first;
        return { ...first, period: { from: first.period.from, to: last, precision: "range" } };
      },
    });
  }
  return found;
}

/** The token of [first, end) whose governor lies outside; of several the last but determiners, prepositions and punctuation. */
function headOf(tree: Tree, first: number, end: number): number {
  let best = end - 1;
  let rank = -1;
  for (let token = first; token < end; token++) {
    const head = tree.head(token);
    if (head >= first && head < end) continue;
    const worth = /^(?:DET|ADP|PUNCT|PART|SCONJ)$/.test(tree.upos(token)) ? 0 : 1;
    if (worth >= rank) {
      rank = worth;
      best = token;
    }
  }
  return best;
}

/**
 * Do words that may mean something else stand where a date stands? "in 2019", "May's vote", "the 2024 election" do; "in 2000 people",
 * "the May Day march", "the Sunday Times" do not.
 */
function isDatePlace(tree: Tree, sentence: Sentence, first: number, end: number, headToken: number): boolean {
  const before = first > sentence.firstToken ? tree.text(first - 1).toLowerCase() : "";
  const after = end < sentence.endToken ? end : -1;
  const words = tree.text(first);
  const isYear = /^\d{4}$/.test(words) && end === first + 1;
  const isWeekday = (WEEKDAYS as readonly string[]).includes(words.toLowerCase());
  const relation = tree.relation(headToken);
  const head = tree.head(headToken);
  const modifies = head > headToken && /^(?:compound|nummod|amod|nmod)/.test(relation);
  if (/^(?:good|black|bloody|palm|ash|easter|holy|super|cyber)$/.test(before) && /^\p{Lu}/u.test(tree.text(first - 1)))
    return false;
  if (after >= 0 && /^(?:NNPS?|NN)$/.test(tree.xpos(after)) && /^\p{Lu}/u.test(tree.text(after)) && !isYear) {
    // "the May Day march", "the Sunday Times": part of a name
    if (/^(?:compound|flat)/.test(relation)) return false;
  }
  if (!isYear && /^(?:flat|compound)/.test(relation) && head >= 0 && head < headToken) return false;
  if (isWeekday) return true;
  if (isYear) {
    const number = Number(words);
    if (after >= 0 && /^(?:NNS)$/.test(tree.xpos(after)) && modifies)
      return /^(?:the|its|his|her|their|our|'s|’s|these|those)$/.test(before) && number >= 1900 && number <= 2100;
    if (modifies) return number >= 1900 && number <= 2100;
    if (/^(?:[$€£¥#]|no\.?|number|nos\.?|page|room|route|section|article|nearly|than|least|some|about)$/.test(before))
      return false;
    if (number < 1900) return /^(?:in|since|of|from|until|by|after|before|to|between|and|during)$/.test(before);
    return !/^(?:nummod|flat)/.test(relation) || before === "," || /^(?:in|since|of|by)$/.test(before);
  }
  if (DATE_PREPOSITIONS.has(before)) return true;
  // "in the summer"; but "and the March on the capital"
  if (before === "the" && !/^\p{Lu}/u.test(words) && first - 2 >= sentence.firstToken) {
    const two = tree.text(first - 2).toLowerCase();
    if (DATE_PREPOSITIONS.has(two)) return true;
  }
  // "the May vote", "May's vote": the month as modifier of a common noun
  return (modifies || relation === "nmod:poss") && head >= 0 && /^(?:NN|NNS)$/.test(tree.xpos(head)) && before !== "";
}

/** "since", "until", "by", "before", "after" and "from" open an end. */
function bounded(tree: Tree, sentence: Sentence, first: number, headToken: number, period: ClosedPeriod): Period {
  let at = first - 1;
  while (
    at >= sentence.firstToken &&
    /^(?:the|at|least|about|around|around|early|on|in)$/i.test(tree.text(at)) &&
    at > first - 4
  ) {
    if (
      /^(?:in|on)$/i.test(tree.text(at)) &&
      !/^(?:starting|beginning|effective|as)$/i.test(tree.text(Math.max(at - 1, 0)))
    )
      break;
    at--;
  }
  if (at < sentence.firstToken) return period;
  const marker = tree.text(at).toLowerCase();
  const precision = period.precision;
  switch (marker) {
    case "since":
    case "starting":
    case "beginning":
    case "effective":
      return { from: period.from, to: null, precision };
    case "from": {
      // "from 2027" opens a period, "the ruling from 2019" names one
      const verbal =
        /^(?:obl|advmod|nmod)/.test(tree.relation(headToken)) &&
        /^(?:VERB|AUX)$/.test(tree.upos(Math.max(tree.head(headToken), 0)));
      return verbal ? { from: period.from, to: null, precision } : period;
    }
    case "of":
      return /^as$/i.test(tree.text(Math.max(at - 1, 0))) ? { from: period.from, to: null, precision } : period;
    case "until":
    case "till":
    case "through":
    case "by":
      return { from: null, to: period.to, precision };
    case "before":
      return { from: null, to: period.from - 1, precision };
    case "after":
      return { from: period.to + 1, to: null, precision };
    default:
      return period;
  }
}

/** "from 2018 to 2024", "between May and July", "2018 to 2024": two dates become one range. */
function mergedRanges(tree: Tree, dates: readonly DateMention[]): readonly DateMention[] {
  const merged: DateMention[] = [];
  for (const date of dates) {
    const before = merged.at(-1);
    const link = before && date.firstToken - before.endToken <= 2 ? date.firstToken - 1 : -1;
    if (before && link >= before.endToken && before.firstToken > 0) {
      const opener = tree.text(before.firstToken - 1).toLowerCase();
      const word = tree.text(before.endToken).toLowerCase();
      const ranged =
        (opener === "from" && /^(?:to|until|till|through|-|–)$/.test(word)) ||
        (opener === "between" && /^(?:and|-|–)$/.test(word)) ||
        (/^\d{4}$/.test(tree.text(before.firstToken)) && /^(?:to|through|–|-)$/.test(word));
      const from = before.date.from;
      const to = date.date.to;
      if (ranged && from !== null && to !== null && from < to) {
        merged[merged.length - 1] = {
          ...before,
          endToken: date.endToken,
          date: {
            from,
            to,
            precision: "range",
            inferred: before.date.inferred || date.date.inferred,
            span: { start: before.date.span.start, end: date.date.span.end },
          },
        };
        continue;
      }
    }
    merged.push(date);
  }
  return merged;
}
