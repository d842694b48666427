// What is a name once is a name everywhere in the document, and of the same type.
import type { EntityType } from "#schema";
import type { FoundName } from "./found-name.ts";
import type { Reading } from "./reading.ts";

/** Same words, same type; and every further place where a name or the family name of a person is written. */
export function agree(
  reading: Reading,
  owner: readonly (FoundName | undefined)[],
  isFree: (first: number, end: number) => boolean,
  place: (found: FoundName) => void,
): void {
  const votes = new Map<string, Map<EntityType, { weight: number; found: FoundName }>>();
  for (const found of new Set(owner)) {
    if (!found) continue;
    const words = reading.words(found.firstToken, found.endToken);
    const types = votes.get(words) ?? new Map<EntityType, { weight: number; found: FoundName }>();
    const vote = types.get(found.type);
    types.set(found.type, { weight: (vote?.weight ?? 0) + found.weight, found: vote?.found.row ? vote.found : found });
    votes.set(words, types);
  }
  const winners = new Map<string, FoundName>();
  for (const [words, types] of votes) {
    const best = [...types.values()].sort((a, b) => b.weight - a.weight)[0]!.found;
    winners.set(words, best);
    // Parts of a person's name stand for the person
    const parts = words.split(" ");
    if (best.type === "Person" && parts.length > 1 && parts.length < 5) {
      for (const part of [parts.at(-1)!, parts.slice(1).join(" "), parts[0]!])
        if (/^\p{Lu}[\p{L}'-]{2,}/u.test(part) && !winners.has(part)) winners.set(part, { ...best, weight: 0.4 });
    }
  }
  // "Holt's coalition" where the article has an Ann Holt and no Holt Foods: the encoder may take the bare word for a body
  for (const [word, { type, row }] of [...winners]) {
    if (word.includes(" ") || type === "Person" || row !== null) continue;
    const persons = [...winners].filter(([words, { type: other }]) => other === "Person" && words.endsWith(` ${word}`));
    const isBody = [...winners].some(([words, { type: other }]) => other !== "Person" && words.includes(`${word} `));
    if (persons.length === 1 && !isBody && isSomebody(reading, persons[0]![1]))
      winners.set(word, { ...persons[0]![1], weight: 0.4 });
  }
  for (const found of new Set(owner)) {
    if (!found || found.demonym) continue;
    const winner = winners.get(reading.words(found.firstToken, found.endToken));
    if (!winner || winner.demonym || (found.row && !winner.row)) continue;
    found.type = winner.type;
    found.entityKind = winner.entityKind;
    found.row = winner.row;
  }
  const byFirst = new Map<string, string[]>();
  for (const words of winners.keys()) {
    const first = words.split(/[ -]/)[0]!;
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    );
  }
  // "Tarn" of a headline is the first word of "Tarn Foods", which is written there as well
  for (const found of new Set(owner)) {
    if (!found || found.demonym || found.row || reading.blockKind(found.firstToken) !== "title") continue;
    const { start } = reading.doc.tokens[found.firstToken]!;
    const words = reading.words(found.firstToken, found.endToken);
    const whole = byFirst
      .get(words.split(/[ -]/)[0]!)
      ?.find((other) => other.startsWith(`${words} `) && reading.text.startsWith(other, start));
    const last = whole === undefined ? undefined : reading.tokenEndingAt(start + whole.length);
    if (last === undefined || !isFree(found.endToken, last + 1)) continue;
    place({ ...winners.get(whole!)!, firstToken: found.firstToken, endToken: last + 1 });
  }
  for (const token of reading.doc.tokens) {
    if (owner[token.index] || !reading.isCapital(token.index)) continue;
    for (const words of byFirst.get(reading.text.slice(token.start, token.end)) ?? []) {
      if (!reading.text.startsWith(words, token.start)) continue;
      const last = reading.tokenEndingAt(token.start + words.length);
      if (last === undefined || !isFree(token.index, last + 1)) continue;
      const winner = winners.get(words)!;
      if (last === token.index && !isNameAlone(reading, token.index, winner)) continue;
      place({ ...winner, firstToken: token.index, endToken: last + 1 });
      break;
    }
  }
}

/** A given name, or a title before the name, says that this is a person and no body that the encoder takes for one. */
function isSomebody(reading: Reading, { firstToken, row }: FoundName): boolean {
  const { lexicon, lower } = reading;
  const hasTitle = lexicon.office(lower[firstToken - 1] ?? "") !== undefined;
  return row !== null || hasTitle || lexicon.isGivenName(reading.words(firstToken, firstToken + 1));
}

/** A single capitalised word that was a name elsewhere is one here unless the sentence begins with it and it is an ordinary word. */
function isNameAlone(reading: Reading, token: number, winner: FoundName): boolean {
  const upos = reading.tree.upos(token);
  if (upos === "PROPN") return true;
  if (reading.isFirst(token) || reading.isShouting(token)) return winner.weight >= 0.5 && upos === "NOUN";
  return upos === "NOUN" || upos === "ADJ";
}
