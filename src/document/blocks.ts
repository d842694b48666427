// Article text → blocks: title, deck, caption, headings, paragraphs, list items, datelines, agency marks and separators.
// Rests on the layout of news copy: one block a line, headings carry no full stop, a wire story opens with place, date and agency.
// Blocks never overlap and the text is never changed; what lies between them (white space, bullets) belongs to no block.
import type { Article } from "#schema";
import type { Block } from "./layers.ts";
import { findLines, type Line } from "./lines.ts";
import type { Stage } from "./stage.ts";

/** Closes a sentence: a final mark, then quotes or brackets. */
const SENTENCE_END = /[.!?…]["'”’»)\]]*$/u;
const BULLET = /^(?:[•▪◦‣●*–—-]|\d{1,2}[.)]|\([a-z0-9]{1,2}\))\s+(?=\S)/u;
const HAS_WORD = /[\p{L}\p{N}]/u;

const MONTH =
  "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|Jun[e.]?|Jul[y.]?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";
const WEEKDAY = "(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\\.)?";
const DAY = `(?:${MONTH} \\d{1,2}|\\d{1,2} ${MONTH})(?:,? \\d{4})?`;
const AGENCY_NAME =
  "AP|AFP|UPI|CNN|BBC|EFE|dpa|DPA|ANSA|Xinhua|Reuters|Bloomberg|TASS|Kyodo|Yonhap|Agencies|Associated Press|Agence France-Presse";
const AGENCY = `\\((?:${AGENCY_NAME})\\)`;
/** Behind a place in capitals brackets hold an agency, known or not: "RIGA (Balkan Wire) -". */
const ANY_AGENCY = "\\(\\p{Lu}[\\p{L}.&'’-]*(?: [\\p{L}.&'’-]+){0,3}\\)";
const PLACE = "\\p{Lu}[\\p{L}'’.-]*(?:[ /]\\p{Lu}[\\p{L}'’.-]*){0,3}(?:, \\p{Lu}[\\p{L}.]*(?: \\p{Lu}[\\p{L}.]*)?)?";
const CAPITALS =
  "\\p{Lu}[\\p{Lu}'’.-]+(?:[ /]\\p{Lu}[\\p{Lu}'’.-]+){0,3}(?:, \\p{Lu}[\\p{L}.]*(?: \\p{Lu}[\\p{L}.]*)?)?";
const DASH = "\\s*(?:[—–]|--|-(?=\\s))\\s*";
const OPENING = "(?=[\\p{Lu}\\p{N}\"'“‘«$€£¿])";

const LONGEST_DATELINE = 120;

/** "HANOI, June 12 —", "Geneva, 3 May (Xinhua) --", "SUVA (AP) —": what opens a wire story. Small letters need a date or an agency. */
const DATELINES = [
  new RegExp(`^(${CAPITALS}(?:, ${DAY})?)(?: (${ANY_AGENCY}))?${DASH}${OPENING}`, "u"),
  new RegExp(`^(${PLACE}, ${DAY})(?: (${AGENCY}))?${DASH}${OPENING}`, "u"),
  new RegExp(`^(${PLACE}) (${AGENCY})${DASH}${OPENING}`, "u"),
];
const OPENING_MARK = new RegExp(`^(${AGENCY})${DASH}${OPENING}`, "u");
const CLOSING_MARK = new RegExp(
  `\\s(\\((?:File|${AGENCY_NAME})[^()]{0,80}\\)|[[(][^()[\\]]{0,80}(?:${AGENCY_NAME})(?: Photo)?[\\])])\\.?$`,
  "u",
);
/** A line that holds nothing but a day or a time, as live pages have them. */
const TIME_LINE = new RegExp(
  `^(?:(?:Published|Updated|Posted|Last updated):? (?:on )?)?(?:${WEEKDAY},? )?(?:${DAY}|\\d{4}-\\d{2}-\\d{2})(?:,? (?:at )?\\d{1,2}[:.]\\d{2}.{0,12})?$|^\\d{1,2}[:.]\\d{2}(?: ?[ap]\\.?m\\.?)?(?: [A-Z]{2,4})?$|^\\d{1,2} ?[ap]\\.?m\\.?$`,
  "u",
);
const BYLINE = /^(?:By|Reporting by|From) \p{Lu}[\p{L}'’.-]+(?:,? (?:and )?(?:[\p{Lu}&][\p{L}'’.-]*|in|of)){1,12}$/u;
const CREDITS = /^\((?:Reporting|Additional reporting|Writing|Editing|Compiled)\b.*\)$/u;
const CAPTION = /^(?:Photo|Picture|Image|Caption|File photo|FILE)\b ?[:–—-]/u;

/** Finds the blocks of an article. */
export const findBlocks: Stage<never, "blocks"> = {
  name: "blocks",
  adds: ["blocks"],
  run: ({ article }) => ({ blocks: blocksOf(article) }),
};

function blocksOf({ text, title }: Article): readonly Block[] {
  const lines = findLines(text);
  const words = lines.filter((line) => HAS_WORD.test(text.slice(line.start, line.end)));
  let place = -1; // among the lines with words
  const blocks: Block[] = [];
  let body = false; // has a paragraph been seen?
  for (const line of lines) {
    if (line === words[place + 1]) place += 1;
    const kind = kindOf(text, line, {
      first: place === 0,
      only: words.length === 1,
      body,
      afterTitle: place === 1 && blocks.some((block) => block.kind === "title"),
      next: words[place + 1],
      title,
    });
    blocks.push(...cutMarks(text, line, kind, !body));
    body ||= kind === "paragraph";
  }
  return blocks;
}

interface Surroundings {
  readonly first: boolean;
  readonly only: boolean;
  readonly body: boolean;
  readonly afterTitle: boolean;
  readonly next: Line | undefined;
  readonly title: string | null;
}

function kindOf(text: string, line: Line, around: Surroundings): Block["kind"] {
  const string = text.slice(line.start, line.end);
  const next = around.next && text.slice(around.next.start, around.next.end);
  if (!HAS_WORD.test(string)) return "separator";
  if (TIME_LINE.test(string)) return "dateline";
  if (CREDITS.test(string) || (BYLINE.test(string) && !around.first)) return "mark";
  if (around.first && string === around.title) return "title";
  if (CAPTION.test(string) || CLOSING_MARK.test(string)) return "caption";
  if (around.only) return "paragraph";
  if (BULLET.test(string)) return "list-item";
  const open = !SENTENCE_END.test(string) && string.length <= 200;
  if (around.first && next !== undefined) {
    // A headline with a full stop is one all the same when the story visibly starts below it.
    const storyBelow = startOfStory(next) !== null || BYLINE.test(next);
    if (open || (storyBelow && string.length <= 200)) return "title";
  }
  if (around.afterTitle && next !== undefined && startOfStory(string) === null) {
    const storyBelow = startOfStory(next) !== null || CAPTION.test(next) || CLOSING_MARK.test(next);
    const short = string.length <= 250;
    if (short && (storyBelow || (open && next.length > string.length))) return "deck";
  }
  const short = string.length <= 100 && string.split(/\s+/).length <= 12;
  const asks = /\?["'”’]?$/u.test(string) && string.length <= 60;
  if (short && next !== undefined && (!SENTENCE_END.test(string) || asks) && /^[\p{Lu}\p{N}"'“‘]/u.test(string))
    if (next.length > string.length || !around.body) return "heading";
  return "paragraph";
}

function startOfStory(string: string): RegExpExecArray | null {
  // The patterns are dear to compile, and most articles need none of them.
  if (!/[—–-]/.test(string.slice(0, LONGEST_DATELINE))) return null;
  for (const pattern of DATELINES) {
    const match = pattern.exec(string);
    if (match) return match;
  }
  return OPENING_MARK.exec(string);
}

/** Cuts dateline, agency mark and bullet off the front and the credit off the end of a line. */
function cutMarks(text: string, line: Line, kind: Block["kind"], opens: boolean): Block[] {
  const string = text.slice(line.start, line.end);
  const at = (from: number, to: number, as: Block["kind"]): Block => ({
    kind: as,
    start: line.start + from,
    end: line.start + to,
  });
  if (kind === "list-item") return [at(BULLET.exec(string)![0].length, string.length, kind)];
  if (kind === "caption") {
    const mark = CLOSING_MARK.exec(string);
    if (!mark) return [at(0, string.length, kind)];
    const start = mark.index + mark[0].indexOf(mark[1]!);
    const end = string.slice(0, mark.index).trimEnd().length;
    return [at(0, end, kind), at(start, start + mark[1]!.length, "mark")];
  }
  const story = kind === "paragraph" && opens ? startOfStory(string) : null;
  if (!story) return [at(0, string.length, kind)];
  const blocks: Block[] = [];
  const [place, agency] = story.length === 2 ? [undefined, story[1]] : [story[1], story[2]];
  if (place !== undefined) blocks.push(at(0, place.length, "dateline"));
  if (agency !== undefined) {
    const from = string.indexOf(agency, place?.length ?? 0);
    blocks.push(at(from, from + agency.length, "mark"));
  }
  blocks.push(at(story[0].length, string.length, kind));
  return blocks;
}
