// Amounts: from the text of a sentence to sums of money, rates and counts, with the tokens that tell them. The unit decides the kind:
// an ISO 4217 code, "percent", "people", or the plural noun that is counted.
import type { CurrencyRow } from "#schema";
import { type Annotated, type Sentence, Tree } from "../../document/index.ts";
import { type TokenRange, tokenRange } from "../token-range.ts";
import { type AmountKind, type AmountMention, type AmountWords, type Bound, boundAt, headOf, NEAR } from "./amounts.ts";
import { countMention } from "./counts.ts";
import { FRACTION, INDEFINITE, NUMBER, readFraction, readIndefinite, readNumber } from "./numbers.ts";

type Doc = Annotated<"sentences" | "tokens" | "tags" | "arcs">;
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
