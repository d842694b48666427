// Amounts: from the text of a sentence to sums of money, rates and counts, with the tokens that tell them. The unit decides the kind:
// an ISO 4217 code, "percent", "people", or the plural noun that is counted.
import type { ClaimAmount, CurrencyRow } from "#schema";
import { type Annotated, type Sentence, Tree } from "../../document/index.ts";
import { type TokenRange, tokenRange } from "../token-range.ts";
import { FRACTION, INDEFINITE, NUMBER, readFraction, readIndefinite, readNumber } from "./numbers.ts";

export type AmountKind = "money" | "percent" | "people" | "things";

/** An amount in the text. */
export interface AmountMention {
  readonly kind: AmountKind;
  readonly amount: ClaimAmount;
  /** tokens [firstToken, endToken) of the number, its currency and scale */
  readonly firstToken: number;
  readonly endToken: number;
  /** the token that hangs on the rest of the sentence: for counts the noun that is counted */
  readonly headToken: number;
}

/** What the grammar must know of words. */
export interface AmountWords {
  readonly currencies: readonly CurrencyRow[];
  /** is the noun, as written or by its lemma, one for persons? */
  isPerson(word: string, lemma: string): boolean;
  /** country of a demonym adjective: "Mexican" → "MEX" */
  countryOf(adjective: string): string | null;
}

type Doc = Annotated<"sentences" | "tokens" | "tags" | "arcs">;
type Bound = ClaimAmount["bound"];

const BOUNDS: readonly (readonly [Bound, string])[] = [
  [
    "at-most",
    "no more than|not more than|fewer than|less than|as many as|as much as|at most|up to|a maximum of|under|below",
  ],
  [
    "at-least",
    "no fewer than|no less than|not less than|more than|at least|upwards? of|in excess of|a minimum of|well over|over|above|exceeding",
  ],
  ["about", "an estimated|more or less|close to|approximately|roughly|nearly|almost|around|about|some|circa|~"],
];
const BEFORE = new RegExp(
  `(?:^|[^\\p{L}])(?:${BOUNDS.map(([, words]) => `(${words.replaceAll(" ", "\\s+")})`).join("|")})\\s+(?:the\\s+)?$`,
  "iu",
);
/** How far beside a number its unit and bound may stand, in characters; keeps the work linear in the length of a sentence. */
const NEAR = 40;
const AFTER = /^\s+or\s+(?:(more)|(so)|(less|fewer))\b/i;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Compiles the grammar for a set of words; the result finds the amounts of a document in the order of the text. */
export function createAmountFinder(words: AmountWords): (doc: Doc) => readonly AmountMention[] {
  const symbols = new Map<string, CurrencyRow>();
  const nouns = new Map<string, CurrencyRow>();
  for (const row of words.currencies) {
    for (const symbol of [...row.symbols, row.code]) symbols.set(symbol, row);
    for (const noun of row.words) nouns.set(noun, row);
  }
  const longestFirst = (keys: Iterable<string>) =>
    [...keys]
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
      .map(escaped)
      .join("|");
  // The symbol keeps its case ("Rs", "RM"), so it is matched apart from the number that follows.
  const symbolBefore = new RegExp(`(?<![\\p{L}\\p{N}$])(${longestFirst(symbols.keys())})\\s?$`, "u");
  const codeAfter = new RegExp(
    `^\\s?(${longestFirst(words.currencies.map((row) => row.code))})(?![\\p{L}\\p{N}])`,
    "u",
  );
  const nounAfter = new RegExp(
    `^[\\s-]+(?:(US|U\\.S\\.|\\p{Lu}\\p{L}+)\\s+)?(${longestFirst(nouns.keys())})(?![\\p{L}\\p{N}])`,
    "iu",
  );
  const number = new RegExp(
    `(?<![\\p{L}\\p{N}.,:/–-]|\\d[-–])(?:${NUMBER})(?![\\p{L}\\p{N}]|[:/]\\d|,\\d|\\.\\d|[-–]\\d)`,
    "giu",
  );
  const afterSymbol = new RegExp(
    `(?<=(?<![\\p{L}\\p{N}$])(?:${longestFirst(symbols.keys())})\\s?)(?:${NUMBER})(?![\\p{L}\\p{N}])`,
    "gu",
  );
  const indefinite = new RegExp(`\\b(?:${INDEFINITE})(?=\\s+(?:of\\s+)?(?:more\\s+)?\\p{L})`, "giu");
  const fraction = new RegExp(`\\b(?:${FRACTION})(?=\\s+(?:of|the|its|his|her|their|our|all)\\b)`, "giu");
  const ratio =
    /\b(one|two|three|four|five|six|seven|eight|nine|\d)\s+(?:in|out\s+of)\s+(?:every\s+)?(two|three|four|five|six|seven|eight|nine|ten|10|20|100)(?=\s+\p{L})/giu;
  const anotherNumber = new RegExp(`^\\s+and\\s+(?:${NUMBER})(?![\\p{L}\\p{N}])`, "iu");
  const lowerNumber = new RegExp(`(?<=\\bbetween\\s+)(${NUMBER})\\s+and\\s+$`, "iu");
  const percentAfter = /^(?:\s?%|[\s-]+(?:percent|per\s+cent|pct|pc)\b)(?:age)?/iu;
  const pointsAfter = /^[\s-]+(?:percentage\s+points?|points?\s+percent)\b/iu;

  return (doc) => {
    const tree = new Tree(doc);
    const found: AmountMention[] = [];
    for (const sentence of doc.sentences) {
      const text = doc.article.text.slice(sentence.start, sentence.end);
      const taken: [number, number][] = [];
      const add = (
        start: number,
        end: number,
        make: (span: { start: number; end: number }, tokens: TokenRange) => AmountMention | null,
      ) => {
        if (taken.some(([a, b]) => start < b && a < end)) return;
        const span = { start: sentence.start + start, end: sentence.start + end };
        const tokens = tokensOf(doc, span.start, span.end);
        const mention = tokens && make(span, tokens);
        if (!mention) return;
        taken.push([start, end]);
        found.push(mention);
      };
      const simple = (start: number, end: number, kind: AmountKind, value: number, unit: string, bound?: Bound) =>
        add(start, end, (span, tokens) => ({
          kind,
          amount: { value, unit, bound: bound ?? boundAt(text, start, end), span },
          firstToken: tokens.first,
          endToken: tokens.end,
          headToken: headOf(tree, tokens),
        }));
      for (const match of text.matchAll(ratio)) {
        const [part, whole] = [readNumber(match[1]!)!, readNumber(match[2]!)!];
        if (part < whole)
          simple(match.index, match.index + match[0].length, "percent", (100 * part) / whole, "percent");
      }
      for (const match of text.matchAll(fraction)) {
        const before = text.slice(Math.max(0, match.index - NEAR), match.index);
        const value = readFraction(match[0]);
        // "the second half of", "in the first quarter of": a part of the calendar or of a game
        const ordinal = /\b(?:first|second|third|fourth|last|final|other|latter|top|bottom|the)\s+$/i.test(before);
        const spelt = /^(?:half)\b/i.test(match[0]) || /^\p{L}+[\s-]+\p{L}/u.test(match[0]);
        if (value !== null && value < 100 && !ordinal && spelt)
          simple(match.index, match.index + match[0].length, "percent", value, "percent");
      }
      for (const match of [...text.matchAll(afterSymbol), ...text.matchAll(number)]) {
        const start = match.index;
        const end = start + match[0].length;
        const value = readNumber(match[0]);
        if (value === null) continue;
        const after = text.slice(end, end + NEAR);
        const before = text.slice(Math.max(0, start - NEAR), start);
        const symbol = symbolBefore.exec(before);
        if (symbol) {
          const row = symbols.get(symbol[1]!)!;
          simple(start - symbol[0].length, end, "money", value, row.code, boundAt(text, start - symbol[0].length, end));
          continue;
        }
        const code = codeAfter.exec(after);
        if (code) {
          simple(start, end + code[0].length, "money", value, symbols.get(code[1]!)!.code, boundAt(text, start, end));
          continue;
        }
        const percent = percentAfter.exec(after);
        if (percent) {
          simple(start, end + percent[0].length, "percent", value, "percent", boundAt(text, start, end));
          continue;
        }
        const points = pointsAfter.exec(after);
        if (points) {
          simple(start, end + points[0].length, "things", value, "percentage points", boundAt(text, start, end));
          continue;
        }
        const noun = nounAfter.exec(after);
        // "20 pounds of flour" is a weight, "twelve won medals" no Korean money
        const row = noun ? nouns.get(noun[2]!.toLowerCase()) : undefined;
        if (
          noun &&
          row &&
          !/^\s+of\s/.test(after.slice(noun[0].length)) &&
          isNominal(tree, sentence, end + noun[0].length - 1)
        ) {
          const country = noun[1] === undefined ? null : /^U\.?S/.test(noun[1]) ? "USA" : words.countryOf(noun[1]);
          const unit = (country !== null && row.byCountry[country]) || row.code;
          simple(start, end + noun[0].length, "money", value, unit, boundAt(text, start, end));
          continue;
        }
        // "between 20 and 30 civilians": the lower end, as a bound
        if (/\bbetween\s+$/i.test(before) && anotherNumber.test(after)) continue;
        const lower = lowerNumber.exec(before);
        const least = lower && readNumber(lower[1]!);
        if (lower && least) {
          const from = start - lower[0].length;
          add(from, end, (_, tokens) =>
            countMention(
              tree,
              words,
              tokens,
              { start: sentence.start + from, end: sentence.start + end },
              least,
              "at-least",
            ),
          );
          continue;
        }
        add(start, end, (span, tokens) => countMention(tree, words, tokens, span, value, boundAt(text, start, end)));
      }
      for (const match of text.matchAll(indefinite)) {
        const end = match.index + match[0].length;
        add(match.index, end, (span, tokens) =>
          countMention(tree, words, tokens, span, readIndefinite(match[0]), "at-least"),
        );
      }
    }
    return found.sort((a, b) => a.firstToken - b.firstToken);
  };

  function isNominal(tree: Tree, sentence: Sentence, offset: number): boolean {
    const at = sentence.start + offset;
    for (let token = sentence.firstToken; token < sentence.endToken; token++) {
      const { start, end } = tree.doc.tokens[token]!;
      if (start <= at && at < end) return /^(?:NOUN|PROPN|SYM|X)$/.test(tree.upos(token));
    }
    return false;
  }
}

/** The words of an amount; null when the number is a part of a longer word: "C-130", "43-year-old". */
function tokensOf(doc: Doc, start: number, end: number): TokenRange | null {
  const tokens = tokenRange(doc, { start, end });
  if (tokens === null) return null;
  const first = doc.tokens[tokens.first]!;
  const last = doc.tokens[tokens.end - 1]!;
  const before = doc.article.text.slice(first.start, Math.max(start, first.start));
  const after = doc.article.text.slice(Math.min(end, last.end), last.end);
  const isPart =
    (/\p{L}/u.test(before) && !first.text.includes("$")) || (/\p{L}/u.test(after) && !after.startsWith("-"));
  return isPart ? null : tokens;
}

const range = ({ first, end }: TokenRange) => Array.from({ length: end - first }, (_, i) => first + i);

/** The token of the range whose governor lies outside. */
function headOf(tree: Tree, { first, end }: TokenRange): number {
  for (let token = end - 1; token >= first; token--) {
    const head = tree.head(token);
    if ((head < first || head >= end) && tree.upos(token) !== "PUNCT" && tree.upos(token) !== "ADP") return token;
  }
  return end - 1;
}

/** A number that counts the noun it modifies, or stands alone for people or things that are named beside it ("two of the hostages"). */
function countMention(
  tree: Tree,
  words: AmountWords,
  tokens: TokenRange,
  span: { start: number; end: number },
  value: number,
  bound: Bound,
): AmountMention | null {
  const head = headOf(tree, tokens);
  const relation = tree.relation(head);
  const governor = tree.head(head);
  const make = (noun: number): AmountMention | null => {
    const text = tree.text(noun).toLowerCase();
    if (!/^\p{L}/u.test(text) || NOT_COUNTED.has(tree.lemma(noun)) || NOT_COUNTED.has(text)) return null;
    const person =
      words.isPerson(text, tree.lemma(noun)) ||
      (tree.xpos(noun) === "NNPS" && words.countryOf(tree.text(noun)) !== null);
    return {
      kind: person ? "people" : "things",
      amount: { value, unit: person ? "people" : text, bound, span },
      firstToken: tokens.first,
      endToken: tokens.end,
      headToken: noun,
    };
  };
  if (/^nummod/.test(relation) || (/^(?:compound|det|amod)/.test(relation) && governor > head)) {
    // "No. 2", "Article 5": the number names, it does not count
    if (governor < head || !/^(?:NOUN|PROPN)$/.test(tree.upos(governor))) return null;
    if (
      value !== 1 &&
      tree.xpos(governor) === "NN" &&
      tree.upos(governor) === "NOUN" &&
      !words.isPerson(tree.text(governor).toLowerCase(), tree.lemma(governor)) &&
      governor - head > 1
    )
      return null;
    if (
      /^one$/i.test(tree.text(head)) &&
      value === 1 &&
      !words.isPerson(tree.text(governor).toLowerCase(), tree.lemma(governor))
    )
      return null;
    return make(governor);
  }
  // "between 20 and 30 civilians": the noun that follows, when the tree has lost it
  const next = tree.doc.tokens[tokens.end];
  if (next?.sentence === tree.doc.tokens[head]!.sentence && tree.xpos(tokens.end) === "NNS") return make(tokens.end);
  // "two of the hostages", "hundreds of people"; not "one of the leaders"
  if (value === 1) return null;
  const of = range(tokens)
    .flatMap((token) => tree.children(token, "nmod"))
    .find((child) => (child < tokens.first || child >= tokens.end) && tree.markers(child)[0] === "of");
  if (of !== undefined) {
    const made = make(of);
    return made && { ...made, headToken: head };
  }
  // "killing nine": people, where the number itself is an argument
  if (
    /^(?:obj|nsubj|conj)/.test(relation) &&
    governor >= 0 &&
    /^(?:VERB|NUM)$/.test(tree.upos(governor)) &&
    tree.upos(head) === "NUM" &&
    tree.child(head, "nmod") === undefined
  )
    return {
      kind: "people",
      amount: { value, unit: "people", bound, span },
      firstToken: tokens.first,
      endToken: tokens.end,
      headToken: head,
    };
  return null;
}

/** Nouns that a number measures or names, but that no claim is counted in: times, ages, places in a list, tens. */
const NOT_COUNTED = new Set(
  "time o'clock am pm a.m. p.m. second minute hour day week month decade century weekend night morning age mph kph magnitude degree page chapter article section point side way half quarter third january february march april may june july august september october november december".split(
    " ",
  ),
);

function boundAt(text: string, start: number, end: number): Bound {
  const before = BEFORE.exec(text.slice(Math.max(0, start - NEAR), start));
  if (before) return BOUNDS[before.slice(1).findIndex((group) => group !== undefined)]![0];
  const after = AFTER.exec(text.slice(end, end + NEAR));
  if (after) return after[1] ? "at-least" : after[2] ? "about" : "at-most";
  return "exact";
}
