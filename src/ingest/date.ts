// Article text → its day of publication, when the text shows it: a dateline or date line, a dated caption, or what follows from them.
// Rests on layout, not on all dates of the story: "the treaty of 3 May 1997" says nothing about the day of the article.
import type { ArticleDate } from "#schema";
import type { Block } from "../document/index.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|Jun[e.]?|Jul[y.]?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";
const FULL_DATES: readonly (readonly [RegExp, (match: RegExpMatchArray) => string | null])[] = [
  [new RegExp(`\\b${MONTH} (\\d{1,2}),? (\\d{4})\\b`, "g"), ([, month, day, year]) => isoDay(year!, month!, day!)],
  [new RegExp(`\\b(\\d{1,2}) ${MONTH},? (\\d{4})\\b`, "g"), ([, day, month, year]) => isoDay(year!, month!, day!)],
  [/\b(\d{4}-\d{2}-\d{2})\b/g, ([day]) => checkedDay(day!)],
];
/** "On May 9, the minister said": a day of the story, told as past. A year behind it makes it a full date. */
const DAY_OF_STORY = new RegExp(`\\b[Oo]n ${MONTH} (\\d{1,2})\\b(?!,? \\d{4})([^.!?\\n]*)`, "g");
const STILL_TO_COME = /\b(?:will|shall|due|scheduled|expected|plans?|is to|are to|until|deadline)\b/;
/** A photo is rarely older than this when it is printed. */
const PHOTO_AGE_DAYS = 60;

/** The day that the text shows as that of publication; null when it shows none. */
export function findDate(text: string, blocks: readonly Block[]): ArticleDate | null {
  const dated = (kinds: readonly Block["kind"][]) => {
    const days = blocks
      .filter((block) => kinds.includes(block.kind))
      .flatMap((block) => fullDates(text.slice(block.start, block.end)));
    return days.sort().at(-1) ?? null;
  };
  const printed = dated(["dateline", "mark"]);
  if (printed !== null) return { value: printed, origin: "found" };
  const photo = dated(["caption"]);
  if (photo === null) return null;
  const story = latestDayAfter(photo, text, blocks);
  return story === null ? { value: photo, origin: "found" } : { value: story, origin: "inferred" };
}

/** Caption of May 3, 2031 and "On May 9, the minister said": the article is of May 9 or later. */
function latestDayAfter(photo: string, text: string, blocks: readonly Block[]): string | null {
  let latest: string | null = null;
  const limit = addDays(photo, PHOTO_AGE_DAYS);
  for (const block of blocks) {
    if (block.kind !== "paragraph") continue;
    for (const match of text.slice(block.start, block.end).matchAll(DAY_OF_STORY)) {
      const [, month, day, rest] = match;
      if (STILL_TO_COME.test(rest!)) continue;
      const year = Number(photo.slice(0, 4));
      for (const candidate of [isoDay(String(year), month!, day!), isoDay(String(year + 1), month!, day!)])
        if (candidate !== null && candidate > (latest ?? photo) && candidate <= limit) latest = candidate;
    }
  }
  return latest;
}

function fullDates(text: string): string[] {
  return FULL_DATES.flatMap(([pattern, read]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const day = read(match);
      return day === null ? [] : [day];
    }),
  );
}

function isoDay(year: string, month: string, day: string): string | null {
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return checkedDay(`${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** The day itself when the calendar has it, "2031-02-30" gives null. */
export function checkedDay(day: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null;
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
