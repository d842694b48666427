// Words of a document → the gazetteer names that they may be: the longest at each place, ambiguous ones marked.
import { firstWord, type GazetteerName, normalName } from "../lexicon/index.ts";
import type { Reading } from "./reading.ts";

export interface GazetteerMatch {
  readonly firstToken: number;
  readonly endToken: number;
  readonly names: readonly GazetteerName[];
}

/** The longest known name at each token, from left to right; a match inside another is left out. */
export function matchGazetteer(reading: Reading): GazetteerMatch[] {
  const { doc, lexicon, text } = reading;
  const found: GazetteerMatch[] = [];
  for (let token = 0; token < doc.tokens.length; token++) {
    const { start } = doc.tokens[token]!;
    const match = longest(start);
    if (!match) continue;
    const article = /^[Tt]he$/.test(doc.tokens[token]!.text) && match.endToken > token + 1 ? 1 : 0;
    found.push({ firstToken: token + article, ...match });
    token = match.endToken - 1;
  }
  return found;

  function longest(start: number): { endToken: number; names: readonly GazetteerName[] } | null {
    for (const name of lexicon.startingWith(firstWord(text.slice(start, start + 40)))) {
      if (!text.startsWith(name, start)) continue;
      const last = reading.tokenEndingAt(start + name.length);
      if (last === undefined) continue;
      return { endToken: last + 1, names: lexicon.named(name) };
    }
    return inCapitals(start);
  }

  /** "NEW YORK" at the head of an agency's report */
  function inCapitals(start: number): { endToken: number; names: readonly GazetteerName[] } | null {
    const word = firstWord(text.slice(start, start + 40));
    if (!/^\p{Lu}{3,}$/u.test(word)) return null;
    for (const name of lexicon.startingWith(word[0] + word.slice(1).toLowerCase())) {
      if (name.length < 4 || !text.startsWith(name.toUpperCase(), start)) continue;
      const last = reading.tokenEndingAt(start + name.length);
      if (last !== undefined) return { endToken: last + 1, names: lexicon.named(name) };
    }
    return null;
  }
}

/** Everything that a run of words may name, in the case as written, and in title case where they are all capitals ("MEXICO CITY"). */
export function gazetteerNames(reading: Reading, firstToken: number, endToken: number): readonly GazetteerName[] {
  const words = normalName(reading.words(firstToken, endToken));
  const exact = reading.lexicon.named(words);
  if (exact.length > 0 || words.length < 4 || words !== words.toUpperCase()) return exact;
  const title = words.toLowerCase().replace(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
  return reading.lexicon.named(title);
}
