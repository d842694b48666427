// Words of a block → where its sentences end. A logistic regression over the words around every gap, learned by
// scripts/train/sentence_ends.py: it knows headlines, lists, abbreviations and lines without final marks better than rules do.
import weights from "../../data/models/sentence-ends/weights.json" with { type: "json" };
import { TITLES } from "./abbreviations.ts";

/** Whole numbers, so that sums are exact. */
const WEIGHTS: ReadonlyMap<string, number> = new Map(Object.entries(weights));

const FINAL = /^[.!?…]+$/;
/** Words that begin sentences and are never parts of names. */
const STARTER =
  /^(?:He|She|It|They|We|I|You|But|And|This|That|These|Those|There|His|Her|Its|Their|After|When|As|If|Since|While|However|Also|So|What|Who|Why|How|In|On|At|For|The|A)$/;
/** "at 5 p.m. They left", "in the U.S. The others stayed": the one period is also the end of the sentence. */
function isEndedAbbreviation(word: Word, next: string): boolean {
  return /^(?:\p{L}\.){2,}$/u.test(word.lower) && !TITLES.has(word.lower.slice(0, -1)) && STARTER.test(next);
}

/** "c. 1871", "No. 7": nothing ends between the two. */
function isBeforeItsNumber(word: Word, next: Word): boolean {
  return word.lower.endsWith(".") && TITLES.has(word.lower.slice(0, -1)) && next.shape.startsWith("0");
}

/** Words of a reference or, inside of a block, of a mark of what was left out from word i on: "[12]", "[a]", "[…]"; else 0. */
function referenceLength(words: readonly Word[], i: number): number {
  const [first, label, last] = [words[i], words[i + 1], words[i + 2]];
  if (first?.lower === "[…]" || first?.lower === "[...]") return label === undefined ? 0 : 1;
  return first?.lower === "[" && last?.lower === "]" && /^(?:\d+|\p{L})$/u.test(label!.lower) ? 3 : 0;
}

/** The index behind the references that follow word i, which belong to the sentence they prove: "It fell. [6] [7] In May …" */
function behindReferences(words: readonly Word[], i: number): number {
  let end = i + 1;
  for (let length = 3; length > 0; end += length) length = referenceLength(words, end);
  return end;
}

/** Longer words are nobody's evidence. */
const LONGEST = 40;

interface Word {
  readonly lower: string;
  /** "a", "Aa", "AA", "A", "0", "URL", with a period when it ends in one; punctuation as it is; "END" outside of the block */
  readonly shape: string;
  readonly final: boolean;
}

const OUTSIDE: Word = { lower: "", shape: "END", final: false };

function shapeOf(text: string): string {
  if (!/[\p{L}\p{N}]/u.test(text)) return [...text].slice(0, 2).join("");
  if (/@|:\/\/|^www\./.test(text)) return "URL";
  const dot = text.endsWith(".") ? "." : "";
  if (/^\p{Nd}/u.test(text)) return `0${dot}`;
  const lower = text.toLowerCase();
  if (lower === text) return `a${dot}`;
  if ([...text.replace(/[^\p{L}\p{N}]/gu, "")].length === 1) return `A${dot}`;
  return (text.toUpperCase() === text ? "AA" : "Aa") + dot;
}

function read(text: string): Word {
  const short = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  return { lower: short.toLowerCase(), shape: shapeOf(short), final: FINAL.test(short) };
}

/** 0 … 6: 1, 2, 3-4, 5-8, 9-16, 17-32, more */
function sizeClass(count: number): number {
  let size = 0;
  for (let top = 1; count > top && size < 6; top *= 2) size++;
  return size;
}

/** The sentence so far. */
class History {
  first = 0;
  /** brackets that are open */
  depth = 0;
  quoted = false;

  follow(word: Word): void {
    const { lower } = word;
    if (lower === "(" || lower === "[") this.depth++;
    else if (lower === ")" || lower === "]") this.depth = Math.max(0, this.depth - 1);
    else if (lower === '"' || lower === "``" || lower === "''") this.quoted = !this.quoted;
    else if (lower === "“" || lower === "”") this.quoted = lower === "“";
  }

  begin(first: number): void {
    this.first = first;
    this.depth = 0;
    this.quoted = false;
  }
}

/** Sum of the weights of a gap behind word i; a sentence ends there when it is positive. The features are those of sentence_ends.py. */
function score(words: readonly Word[], attached: boolean, i: number, history: History): number {
  const at = (k: number) => words[k] ?? OUTSIDE;
  const [p, a, b, n] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
  const start = at(history.first).shape;
  const end = a.final ? "F" : p.final ? "f" : "w";
  const size = sizeClass(i + 1 - history.first);
  const features = [
    "",
    `1 ${a.shape}`,
    `2 ${b.shape}`,
    `3 ${a.shape} ${b.shape} ${attached ? "-" : "+"}`,
    `4 ${p.shape} ${a.shape} ${b.shape}`,
    `5 ${a.shape} ${b.shape} ${n.shape}`,
    `6 ${a.lower}`,
    `7 ${b.lower}`,
    `8 ${a.lower} ${b.shape}`,
    `9 ${a.shape} ${b.lower}`,
    `10 ${b.shape} ${n.lower}`,
    `11 ${a.lower} ${b.lower}`,
    `12 ${size} ${end} ${b.shape}`,
    `13 ${Math.min(history.depth, 2)} ${end}`,
    `14 ${history.quoted ? 1 : 0} ${a.shape} ${b.shape}`,
    `15 ${sizeClass(words.length - 1 - i)} ${end}`,
    `16 ${at(words.length - 1).shape} ${end === "w" ? b.shape : end}`,
    `17 ${start} ${a.shape}`,
    `18 ${start} ${size} ${b.shape}`,
    `19 ${p.lower} ${end === "F" ? a.shape : a.lower}`,
  ];
  let sum = 0;
  for (const feature of features) sum += WEIGHTS.get(feature) ?? 0;
  return sum;
}

/**
 * spans: [start, end, …] of the words of one block. Returns for every sentence the index after its last word; the last is the number of words.
 */
export function findSentenceEnds(text: string, spans: readonly number[]): number[] {
  const words: Word[] = [];
  for (let i = 0; i < spans.length; i += 2) words.push(read(text.slice(spans[i]!, spans[i + 1]!)));
  const ends: number[] = [];
  const history = new History();
  for (let i = 0; i + 1 < words.length; i++) {
    history.follow(words[i]!);
    const attached = spans[2 * i + 1] === spans[2 * i + 2];
    const next = text.slice(spans[2 * i + 2]!, spans[2 * i + 3]!);
    // behind no mark and before a small letter nothing ends: most gaps, so that the rest may cost something
    if (!words[i]!.final && words[i + 1]!.shape === "a") continue;
    if (isBeforeItsNumber(words[i]!, words[i + 1]!)) continue;
    if (!isEndedAbbreviation(words[i]!, next) && score(words, attached, i, history) <= 0) continue;
    const end = behindReferences(words, i);
    if (end === words.length) break;
    ends.push(end);
    history.begin(end);
    i = end - 1;
  }
  if (words.length > 0) ends.push(words.length);
  return ends;
}
