// Text → spans of words as Universal Dependencies for English counts them: don't is do + n't, well-known is well + - + known, U.S. is one.
// A chunk between white space is read once from left to right by sticky patterns; long chunks are cut, so that time is linear.
import { ABBREVIATIONS, AMBIGUOUS, BEFORE_NUMBERS, TITLES } from "./abbreviations.ts";

/** Characters that patterns may look at together: longer runs without white space are nobody's prose. */
const LONGEST_CHUNK = 1000;

const END = "(?![\\p{L}\\p{N}])";
/** Tried in this order at every place; each match is one word. */
const WHOLE: readonly RegExp[] = [
  /(?:\p{Extended_Pictographic}(?!\p{ASCII})(?:️|\p{Emoji_Modifier}|‍\p{Extended_Pictographic})*|\p{Regional_Indicator}{2})/uy,
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/uy,
  new RegExp(
    `(?:[a-z0-9-]+\\.)+(?:com|org|net|gov|edu|info|co\\.uk|io)${END}(?:/[^\\s<>"“”]*[^\\s<>"“”.,;:!?)\\]'’])?`,
    "iuy",
  ),
  /\[(?:\.{3}|…)\]/y,
  /\.{2,}|…+|[!?]+|-{2,}|[—–―−]+|([=*~+|<>])\1+|_{2,}(?![\p{L}\p{N}])|''|``|’’|‘‘/uy,
  new RegExp(`['’](?:tis|twas|em|til|cause|bout|cuz|n|\\d\\ds?)${END}`, "iuy"),
  /(?:US|HK|NZ|AU|CA|[ACRS])?[$€£¥₹]/y,
  /(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?|(?:Ph|M|B|D)\.(?:D|Sc|Phil|Ed)\.?(?![\p{L}\p{N}])/uy,
  /\d{3}-\d{3}-\d{4}(?!\d)|\(?\d{3}\)-\d{3}-\d{4}(?!\d)|\d{3}-\d{4}(?!\d)|\d{4}-\d\d-\d\d(?!\d)/y,
];
const URL = /(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"“”]+/iy;
const HANDLE = /[@#][\p{L}_][\p{L}\p{N}_]*/uy;
const FACE = /[:;=][-o^']?[)(\]DPp/\\|*]+$|<3$|\^_+\^$/;
const NUMBER = /\d+(?:[.,:/]\d+)*/y;
const NUMBER_TAIL = new RegExp(`(?:st|nd|rd|th|s|['’]s)${END}`, "iuy");
const UNIT = new RegExp(
  `(?:am|pm|a\\.m\\.|p\\.m\\.|km|kg|cm|mm|mph|kph|ft|m|k|bn|mn|tn|b|x|hrs?|lbs?|GB|MB|TB|MW|GW|kW|hp|Hz)${END}`,
  "iuy",
);
const LETTERS = /[\p{L}\p{N}\p{M}_]+(?:[’'][\p{L}\p{M}]+)*/uy;
const COMPANY = /\p{Lu}+&\p{Lu}+(?![\p{L}\p{N}])/uy;

/** First parts after which a hyphen does not divide: "anti-war", "e-mail", "co-founder". */
const PREFIXES: ReadonlySet<string> = new Set(
  (
    "e non mid pre anti re post co over pro multi ex sub semi cross neo socio arch counter intra micro un inter super ultra pan eco bi " +
    "tri de quasi pseudo mini macro meta proto trans"
  ).split(" "),
);
const NEGATED = /^(?:do|does|did|is|are|was|were|have|has|had|ca|wo|could|would|should|ai|must|need)(?=nt$)/iu;
const SPLITS: ReadonlyMap<string, number> = new Map([
  ["cannot", 3],
  ["gonna", 3],
  ["wanna", 3],
  ["gotta", 3],
  ["im", 1],
  ["ive", 1],
  ["thats", 4],
  ["dunno", 2],
]);

/** Start and end of every word, in the order of the text: [start, end, start, end, …]. White space is all that lies between. */
export function findWords(text: string, start: number, end: number): number[] {
  const spans: number[] = [];
  const space = /\s/;
  for (let at = start; at < end; ) {
    if (space.test(text[at]!)) {
      at++;
      continue;
    }
    let stop = at + 1;
    while (stop < end && stop - at < LONGEST_CHUNK && !space.test(text[stop]!)) stop++;
    // never between the halves of one character
    if (stop < end && isLow(text.charCodeAt(stop)) && isHigh(text.charCodeAt(stop - 1))) stop++;
    new Chunk(text.slice(at, stop), at, nextInk(text, stop, end), spans).read();
    at = stop;
  }
  return spans;
}

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

/** The next character that is not white space, "" at the end; looks only a few characters far. */
function nextInk(text: string, at: number, end: number): string {
  for (let i = at; i < end && i < at + 8; i++) if (/\S/.test(text[i]!)) return text[i]!;
  return "";
}

/** One run of characters without white space. */
class Chunk {
  readonly text: string;
  readonly offset: number;
  readonly next: string;
  readonly spans: number[];

  constructor(text: string, offset: number, next: string, spans: number[]) {
    this.text = text;
    this.offset = offset;
    this.next = next;
    this.spans = spans;
  }

  read(): void {
    const face = FACE.exec(this.text);
    const stop = face && (face.index === 0 || !/[\p{L}\p{N}]/u.test(face[0])) ? face.index : this.text.length;
    for (let at = 0; at < stop; ) at = this.word(at);
    if (stop < this.text.length) this.push(stop, this.text.length);
  }

  private push(from: number, to: number): void {
    if (to > from) this.spans.push(this.offset + from, this.offset + to);
  }

  private match(pattern: RegExp, at: number): string {
    pattern.lastIndex = at;
    return pattern.exec(this.text)?.[0] ?? "";
  }

  /** Takes the word or words at `at`; returns where they end. */
  private word(at: number): number {
    const { text } = this;
    const url = trimUrl(this.match(URL, at));
    if (url) return this.take(at, url.length);
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!)) {
      const handle = this.match(HANDLE, at);
      if (handle) return this.take(at, handle.length);
    }
    for (const pattern of WHOLE) {
      const whole = this.match(pattern, at);
      if (whole) return this.take(at, whole.length);
    }
    const number = this.match(NUMBER, at);
    if (number) return this.number(at, number.length);
    if ((text[at] === "+" || text[at] === "-") && at === 0) {
      const signed = this.match(NUMBER, at + 1);
      if (signed) return this.take(at, 1 + signed.length);
    }
    const company = this.match(COMPANY, at);
    if (company) return this.take(at, company.length);
    const letters = this.match(LETTERS, at);
    if (letters) return this.letters(at, letters);
    return this.take(at, String.fromCodePoint(text.codePointAt(at)!).length);
  }

  private take(at: number, length: number): number {
    this.push(at, at + length);
    return at + length;
  }

  /** 25 + %, 3 + bn, 90th, 1990s, 5 + - + 10, B52s (letters) */
  private number(at: number, length: number): number {
    const end = at + length;
    const tail = this.match(NUMBER_TAIL, end);
    if (tail)
      return /['’]/.test(tail) ? this.take(this.take(at, length), tail.length) : this.take(at, length + tail.length);
    const unit = this.match(UNIT, end);
    if (unit) return this.take(this.take(at, length), unit.length);
    const letters = this.match(LETTERS, end);
    return this.take(at, length + letters.length);
  }

  private letters(at: number, letters: string): number {
    const { text } = this;
    const end = at + letters.length;
    const after = text[end];
    const lower = letters.toLowerCase();
    // e-mail, F-16, Coca-Cola is divided
    if (after === "-" && /[\p{L}\p{N}]/u.test(text[end + 1] ?? "")) {
      const rest = this.match(LETTERS, end + 1);
      if (PREFIXES.has(lower) || /^\p{Lu}+\d*-\d+$/u.test(`${letters}-${rest}`) || lower.length === 1)
        return this.take(at, letters.length + 1 + rest.length);
    }
    if (after === "/" && letters.length === 1 && /\p{L}/u.test(text[end + 1] ?? ""))
      return this.take(at, 2 + this.match(LETTERS, end + 1).length);
    if (after === "." && this.keepsPeriod(letters, lower, end)) return this.take(at, letters.length + 1);
    return this.contraction(at, letters);
  }

  /** Does the period at `dot` belong to the word? */
  private keepsPeriod(letters: string, lower: string, dot: number): boolean {
    const following = this.text[dot + 1] ?? this.next;
    if (/^\p{Lu}$/u.test(letters)) return letters !== "I" || following === "";
    if (AMBIGUOUS.has(lower)) {
      if (BEFORE_NUMBERS.has(lower)) return /\d/.test(following);
      return /[\p{Ll}\p{N},;]/u.test(following) || (TITLES.has(lower) && /^\p{Lu}/u.test(letters) && following !== "");
    }
    return TITLES.has(lower) || ABBREVIATIONS.has(lower);
  }

  private contraction(at: number, letters: string): number {
    const cut = contractionCut(letters);
    if (cut > 0) return this.take(this.contraction(at, letters.slice(0, cut)), letters.length - cut);
    return this.take(at, letters.length);
  }
}

/** Where a word divides into two: do|n't, Trump|'s, can|not; 0 when it does not. */
function contractionCut(letters: string): number {
  const not = /.n['’]t$/i.exec(letters);
  if (not) return not.index + 1;
  const clitic = /['’](?:s|m|ll|ve|re|d)$/i.exec(letters);
  if (clitic && clitic.index > 0) return clitic.index;
  return SPLITS.get(letters.toLowerCase()) ?? NEGATED.exec(letters)?.[0].length ?? 0;
}

/** Without the punctuation after it; a closing bracket stays when the address opened it. */
function trimUrl(url: string): string {
  let end = url.length;
  for (; end > 0; end--) {
    const last = url[end - 1]!;
    if (last === ")" && url.lastIndexOf("(", end - 1) >= 0) break;
    if (!/[.,;:!?)\]'’”…]/.test(last)) break;
  }
  return url.slice(0, end);
}
