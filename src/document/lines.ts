// Text → logical lines: a line of the file, or, in a text that was wrapped at a fixed width, the lines of one paragraph joined.
// Rests on the greedy rule of word wrap: a line was broken by wrapping only if the next word would not have fitted into it.
import type { Span } from "#schema";

const BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/g;
/** Wider than this and nobody wraps by hand. */
const WIDEST_WRAP = 120;
const NARROWEST_WRAP = 40;

/** A line without the white space around it. */
export interface Line extends Span {
  /** is there an empty line, or the edge of the text, before it? */
  readonly afterGap: boolean;
}

/** The lines that have text in them, trimmed; hard-wrapped paragraphs are one line each. */
export function findLines(text: string): readonly Line[] {
  const lines = physicalLines(text);
  const width = lines.reduce((widest, line) => Math.max(widest, line.end - line.start), 0);
  if (width > WIDEST_WRAP || width < NARROWEST_WRAP) return lines;
  const wrapped = (i: number) => isWrapped(text, lines[i - 1]!, lines[i]!, width);
  const inner = lines.flatMap((line, i) => (i > 0 && !line.afterGap ? [i] : []));
  const broken = inner.filter(wrapped);
  const midSentence = broken.filter((i) => /^\p{Ll}/u.test(text.slice(lines[i]!.start, lines[i]!.end)));
  // A list of short lines has a pair that happens to look wrapped; a wrapped text has little else, and goes on in small letters.
  if (broken.length * 2 < inner.length || midSentence.length * 2 < broken.length) return lines;
  const joined: Line[] = [];
  lines.forEach((line, i) => {
    const last = joined.at(-1);
    if (last && !line.afterGap && wrapped(i)) joined[joined.length - 1] = { ...last, end: line.end };
    else joined.push(line);
  });
  return joined;
}

function physicalLines(text: string): Line[] {
  const lines: Line[] = [];
  let afterGap = true;
  const add = (from: number, to: number) => {
    const raw = text.slice(from, to);
    const start = from + raw.length - raw.trimStart().length;
    const end = from + raw.trimEnd().length;
    if (start >= end) afterGap = true;
    else {
      lines.push({ start, end, afterGap });
      afterGap = false;
    }
  };
  let from = 0;
  for (const match of text.matchAll(BREAK)) {
    add(from, match.index);
    from = match.index + match[0].length;
  }
  add(from, text.length);
  return lines;
}

function isWrapped(text: string, line: Span, next: Span, width: number): boolean {
  const start = text.slice(next.start, next.end);
  if (/^(?:[•▪◦‣●*–-]|\d{1,2}[.)])\s/u.test(start)) return false;
  const firstWord = start.split(/\s/, 1)[0]!;
  return line.end - line.start + 1 + firstWord.length > width;
}
