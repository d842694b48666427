// Quotation marks → quotes: pairs of marks within a paragraph, with quotes that run over paragraphs, apostrophes and stray marks told
// apart. A mark opens or closes by its shape where it has one (“ ”), else by the spaces beside it and by what is open already.
import type { Annotated, Block } from "../../document/index.ts";

/** A quote with its marks: [start, end) of the text, tokens [firstToken, endToken). */
export interface Quote {
  readonly start: number;
  readonly end: number;
  readonly firstToken: number;
  readonly endToken: number;
  readonly block: number;
  /** the quote goes on from the paragraph before, which had no closing mark */
  readonly continues: boolean;
}

const DOUBLE_OPEN = new Set(["“", "„", "«", "‟", "``"]);
const DOUBLE_CLOSE = new Set(["”", "»"]);
const NEUTRAL = new Set(['"', "''", "＂"]);
const MARKS = /``|''|[“”„«»‟"＂‘’'‹›]/gu;

interface Mark {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

const isSpace = (character: string) => character === "" || /[\s([{—–\-/]/u.test(character);
const isEnd = (character: string) => character === "" || /[\s)\]}.,;:!?—–\-/]/u.test(character);

/** All quotes of a document that are not inside another, in the order of the text. */
export function findQuotes(doc: Annotated<"blocks" | "tokens">): readonly Quote[] {
  const { text } = doc.article;
  const spans: { start: number; end: number; block: number; continues: boolean }[] = [];
  let openAbove = false;
  doc.blocks.forEach((block, index) => {
    const { found, open } = pairMarks(text, block, openAbove);
    found.forEach((span, i) => {
      spans.push({
        ...span,
        block: index,
        continues: i === 0 && openAbove && /^\s*$/.test(text.slice(block.start, span.start)),
      });
    });
    openAbove = open;
  });
  const quotes: Quote[] = [];
  let token = 0;
  for (const span of spans) {
    while (token < doc.tokens.length && doc.tokens[token]!.end <= span.start) token++;
    const firstToken = token;
    while (token < doc.tokens.length && doc.tokens[token]!.start < span.end) token++;
    if (token > firstToken) quotes.push({ ...span, firstToken, endToken: token });
  }
  return quotes;
}

function pairMarks(text: string, block: Block, openAbove: boolean) {
  const found: { start: number; end: number }[] = [];
  const marks: Mark[] = [...text.slice(block.start, block.end).matchAll(MARKS)].map((match) => {
    const start = block.start + match.index;
    const end = start + match[0].length;
    return {
      text: match[0],
      start,
      end,
      before: start > block.start ? text[start - 1]! : "",
      after: end < block.end ? text[end]! : "",
    };
  });
  let open: Mark | null = null;
  let single = false;
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i]!;
    if (open === null) {
      if (opensDouble(mark)) {
        open = mark;
        single = false;
      } else if (opensSingle(mark) && marks.slice(i + 1).some((other) => closesSingle(other))) {
        open = mark;
        single = true;
      }
    } else if (single ? closesSingle(mark) : closesDouble(mark, open)) {
      // a quoted "s" or nothing at all is no quote
      if (mark.start - open.end > 1) found.push({ start: open.start, end: mark.end });
      open = null;
    } else if (single && opensDouble(mark)) {
      // the single mark was an apostrophe: "the '90s and “later”"
      open = mark;
      single = false;
    }
  }
  // A quote without closing mark runs to the end of the paragraph; it goes on when the next paragraph opens with a mark again.
  let goesOn = false;
  if (open !== null && !single) {
    const end = block.start + text.slice(block.start, block.end).trimEnd().length;
    if (end - open.end > 1) found.push({ start: open.start, end });
    goesOn = block.kind === "paragraph" || block.kind === "list-item";
  }
  return { found, open: goesOn && (openAbove || open !== null) };
}

function opensDouble(mark: Mark): boolean {
  if (DOUBLE_OPEN.has(mark.text)) return true;
  // 6'2" tall: inches
  if (NEUTRAL.has(mark.text))
    return !isEnd(mark.after) ? isSpace(mark.before) || /[“”"'‘’]/.test(mark.before) : mark.before === "";
  // a closing shape where only an opening one fits: ”Like this.”
  return DOUBLE_CLOSE.has(mark.text) && isSpace(mark.before) && mark.before !== "-" && /[\p{L}\p{N}]/u.test(mark.after);
}

function closesDouble(mark: Mark, open: Mark): boolean {
  if (DOUBLE_CLOSE.has(mark.text)) return true;
  // German marks: „so“
  if (open.text === "„" && mark.text === "“") return true;
  if (!NEUTRAL.has(mark.text)) return false;
  if (DOUBLE_OPEN.has(open.text) && open.text !== "``") return isEnd(mark.after) && !isSpace(mark.before);
  return isEnd(mark.after) || !isSpace(mark.before);
}

function opensSingle(mark: Mark): boolean {
  if (mark.text !== "‘" && mark.text !== "'" && mark.text !== "’") return mark.text === "‹";
  if (!isSpace(mark.before) || !/[\p{L}\p{N}]/u.test(mark.after)) return false;
  return mark.text !== "’";
}

function closesSingle(mark: Mark): boolean {
  if (mark.text === "›") return true;
  if (mark.text !== "’" && mark.text !== "'") return false;
  return isEnd(mark.after) && !isSpace(mark.before);
}
