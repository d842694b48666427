// Names by their shape: what belongs to a name and what does not, capitalised phrases that say what they are, words after a title.
import type { EntityType } from "#schema";
import { type FoundName, foundName } from "./found-name.ts";
import { isBodyByWords } from "./name-kinds.ts";
import type { Reading } from "./reading.ts";

/** Takes away articles, titles and what is no part of a name; null when nothing is left. */
export function trim(
  reading: Reading,
  firstToken: number,
  endToken: number,
  isPerson: boolean,
): { firstToken: number; endToken: number } | null {
  const { lower, tree } = reading;
  let first = firstToken;
  let end = endToken;
  while (end > first && /^('s|'|s'|of|in|the|and|for|to|at|[^\p{L}\p{N}.)]+)$/u.test(lower[end - 1]!)) end--;
  while (
    first < end &&
    (/^(the|a|an|this|that|these|those|its|his|her|their|our|in|of|for|ex|former|new)$/.test(lower[first]!) ||
      /^[^\p{L}\p{N}]+$/u.test(lower[first]!))
  )
    first++;
  if (isPerson)
    while (first < end - 1) {
      const size = titleAt(reading, first, end - 1);
      if (size === 0) break;
      first += size;
      if (lower[first] === ".") first++;
    }
  if (first >= end || !reading.doc.tokens.slice(first, end).some((token) => /[\p{L}\p{N}]/u.test(token.text)))
    return null;
  if (end - first === 1 && /^(PRON|DET|VERB|AUX|ADV)$/.test(tree.upos(first)) && reading.isFirst(first)) return null;
  return { firstToken: first, endToken: end };
}

/** Nouns for persons that stand before a name without article; "Christian" is a given name, no title. */
function isTitle(officeId: string): boolean {
  return !/^(calling|member|staff|man|woman|ex-officeholder|candidate|kin.*|wife|husband|spouse)$/.test(officeId);
}

/** Number of words of a title that begins here ("Prime Minister", "Mr.", "Gen."); 0 when none does. */
function titleAt(reading: Reading, first: number, end: number): number {
  const { lower, lexicon } = reading;
  for (let size = Math.min(lexicon.longestOffice, end - first); size > 0; size--) {
    const words = lower
      .slice(first, first + size)
      .join(" ")
      .replace(/\.$/, "");
    const row = lexicon.office(words) ?? lexicon.office(words.replace(/^(ex|former|acting|deputy|vice)[- ]/, ""));
    if (row && isTitle(row.id)) return size;
  }
  return 0;
}

/**
 * "Lima Carpets", "Danube Relief": a place before further capitalised words of the same noun phrase is the beginning of the
 * name of a body. Takes these words in; false when there are none.
 */
export function extend(reading: Reading, found: FoundName): boolean {
  const { tree, lexicon, lower } = reading;
  const { firstToken, endToken, type } = found;
  if (type === "Person" || type === "People" || found.demonym || reading.isShouting(firstToken)) return false;
  const head = reading.headOf(firstToken, endToken);
  const governor = tree.head(head);
  if (
    !tree.is(head, "compound", "flat", "nmod:desc", "nmod:unmarked") ||
    governor < endToken ||
    governor > endToken + 2
  )
    return false;
  for (let token = endToken; token <= governor; token++) {
    const isPart = tree.upos(token) === "PROPN" && reading.isCapital(token);
    if (!isPart || lexicon.office(lower[token]!) || lexicon.named(reading.words(token, token + 1)).length > 0)
      return false;
    if (reading.doc.names.some((name) => name.firstToken <= token && token < name.endToken)) return false;
  }
  const isBody = isBodyByWords(reading, firstToken, governor + 1);
  const noun = isBody ? undefined : lexicon.nominal(tree.lemma(governor).toLowerCase());
  found.endToken = governor + 1;
  found.type = noun && noun.type !== "Thing" && noun.type !== "Group" ? noun.type : "Organization";
  found.entityKind = isBody ? "company" : noun?.type === found.type ? noun.kind : null;
  return true;
}

/** Runs of capitalised words, with "of", "and" and the like between them, whose last word is a noun for a body, treaty, war or building. */
export function describedNames(reading: Reading): FoundName[] {
  const { doc, lexicon, lower, tree } = reading;
  const found: FoundName[] = [];
  for (const sentence of doc.sentences) {
    if (reading.isShouting(sentence.firstToken)) continue;
    for (let token = sentence.firstToken; token < sentence.endToken; token++) {
      if (!reading.isCapital(token)) continue;
      let end = token + 1;
      while (
        end < sentence.endToken &&
        (reading.isCapital(end) ||
          (/^[-–]$/.test(lower[end]!) && reading.isCapital(Math.min(end + 1, sentence.endToken - 1))))
      )
        end++;
      const last = end - 1;
      let first = token;
      token = end - 1;
      if (first === sentence.firstToken && !/^(NOUN|PROPN|ADJ)$/.test(tree.upos(first))) first++;
      if (last - first < 1) continue;
      const row = lexicon.nominal(tree.lemma(last).toLowerCase());
      const isName =
        row && row.type !== "Thing" && row.type !== "Group" && row.type !== "Country" && /^N/.test(tree.xpos(last));
      // "Redwood Capital" is no city
      if (isName && isBodyByWords(reading, first, end))
        found.push(foundName(first, end, "Organization", 0.5, "company"));
      else if (isName) found.push(foundName(first, end, row.type, 0.5, row.kind));
    }
  }
  return found;
}

/** First words that tell what the name behind them is of. */
const NAMED_AFTER: ReadonlyMap<string, EntityType> = new Map([
  ...["hurricane", "typhoon", "cyclone", "storm", "operation"].map((word): [string, EntityType] => [word, "Event"]),
  ...["mount", "lake", "cape"].map((word): [string, EntityType] => [word, "Place"]),
]);

/** "Hurricane Hilda", "Operation Iron Gate", "Mount Arenal": what the encoder takes for a person or town is the storm. */
export function headedNames(reading: Reading): FoundName[] {
  const { doc, lower, tree } = reading;
  const found: FoundName[] = [];
  for (const { index: first, sentence } of doc.tokens) {
    const type = reading.isCapital(first) ? NAMED_AFTER.get(lower[first]!) : undefined;
    if (!type || reading.isShouting(first)) continue;
    let end = first + 1;
    const last = doc.sentences[sentence]!.endToken;
    while (end < last && end < first + 4 && reading.isCapital(end) && /^(PROPN|NOUN|ADJ)$/.test(tree.upos(end))) end++;
    if (end > first + 1) found.push(foundName(first, end, type, 0.6));
  }
  return found;
}

/** "General Holt", "Ms Moreau": a capitalised word right after a title is a person's name. */
export function titledNames(reading: Reading): FoundName[] {
  const { doc, lexicon, lower, tree } = reading;
  const found: FoundName[] = [];
  for (const { index: title } of doc.tokens) {
    const office = reading.isCapital(title) ? lexicon.office(lower[title]!.replace(/\.$/, "")) : undefined;
    if (!office || !isTitle(office.id) || reading.isShouting(title)) continue;
    let first = title + 1;
    if (lower[first] === ".") first++;
    let end = first;
    const sentence = doc.sentences[reading.sentenceOf(title)]!;
    while (
      end < sentence.endToken &&
      end < first + 3 &&
      tree.upos(end) === "PROPN" &&
      reading.isCapital(end) &&
      !lexicon.office(lower[end]!)
    )
      end++;
    // "Deputy Trade Minister": the words between belong to the title
    const inTitle = end < sentence.endToken && lexicon.office(lower[end]!) !== undefined;
    if (end > first && !inTitle) found.push(foundName(first, end, "Person", 0.4));
  }
  return found;
}

/** One word that the encoder hardly takes for a name anywhere in the article, and nobody else knows. */
export function isDoubtful({ firstToken, endToken, type }: FoundName, score: number): boolean {
  if (endToken - firstToken > 1) return false;
  return (type === "Organization" && score < 0.5) || (type === "Person" && score < 0.35);
}
