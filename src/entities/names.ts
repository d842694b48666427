// Encoder names, gazetteer and capitals → name and demonym mentions. What is a name once is a name everywhere in the document:
// "Holt" alone is found because "Ann Holt" was, "USMCA" because the gazetteer has it.
import type { EntityKind, EntityType, GazetteerRow } from "#schema";
import type { GazetteerName } from "../lexicon/index.ts";
import { type Draft, draft } from "./draft.ts";
import { gazetteerNames, matchGazetteer } from "./gazetteer-match.ts";
import type { Reading } from "./reading.ts";

const TYPES: ReadonlyMap<string, EntityType> = new Map([
  ["PERSON", "Person"],
  ["ORG", "Organization"],
  ["GPE", "City"],
  ["LOC", "Place"],
  ["FAC", "Facility"],
  ["NORP", "People"],
  ["LAW", "Agreement"],
  ["EVENT", "Event"],
  ["PRODUCT", "Thing"],
  ["WORK_OF_ART", "Thing"],
]);

/** Types that the encoder confuses, or that its kinds hold together. */
const FAMILIES: readonly (readonly EntityType[])[] = [
  ["Country", "City", "Region", "Place", "Facility"],
  ["Organization", "Group", "Agreement", "Facility", "Event"],
  ["Person"],
  ["People", "Country", "Region"],
];

function compatible(a: EntityType, b: EntityType): boolean {
  return a === b || FAMILIES.some((family) => family.includes(a) && family.includes(b));
}

interface Found {
  firstToken: number;
  endToken: number;
  type: EntityType;
  entityKind: EntityKind | null;
  row: GazetteerRow | null;
  demonym: boolean;
  /** how far the choice may be trusted when the same words have another type elsewhere */
  weight: number;
}

export function findNames(reading: Reading): Draft[] {
  const { doc, tree } = reading;
  const owner: (Found | undefined)[] = new Array(doc.tokens.length);
  const place = (found: Found) => {
    for (let token = found.firstToken; token < found.endToken; token++) owner[token] = found;
  };
  const isFree = (first: number, end: number) => {
    for (let token = first; token < end; token++) if (owner[token]) return false;
    return true;
  };

  const encoder = doc.names.flatMap((name): (Found & { score: number })[] => {
    const type = TYPES.get(name.kind);
    const trimmed = type && trim(reading, name.firstToken, name.endToken, type === "Person");
    if (!trimmed) return [];
    return [
      {
        ...trimmed,
        type: type!,
        entityKind: null,
        row: null,
        demonym: false,
        weight: Math.max(0.3, name.score),
        score: name.score,
      },
    ];
  });
  const surest = new Map<string, number>();
  for (const { firstToken, endToken, score } of encoder) {
    const words = reading.words(firstToken, endToken);
    surest.set(words, Math.max(score, surest.get(words) ?? 0));
  }
  const matches = matchGazetteer(reading);
  const known = knownRows(matches.flatMap((match) => match.names));

  // 1. The encoder's names, with what the gazetteer knows of exactly these words
  for (const found of encoder) {
    const row = choose(reading, gazetteerNames(reading, found.firstToken, found.endToken), found.type, known);
    if (row) adopt(found, row);
    if (extend(reading, found)) found.row = null;
    else if (!row && isDoubtful(found, surest.get(reading.words(found.firstToken, found.endToken))!)) continue;
    place(found);
  }
  // 2. Gazetteer names that the encoder missed, cut or took apart
  for (const match of matches) {
    const { firstToken, endToken } = match;
    const inside: Found[] = [];
    let cut = false;
    for (let token = firstToken; token < endToken; token++) {
      const found = owner[token];
      if (!found) continue;
      inside.push(found);
      if (found.firstToken < firstToken || found.endToken > endToken) cut = true;
    }
    const same = inside.length > 0 && inside[0]!.firstToken === firstToken && inside[0]!.endToken === endToken;
    if (same || cut) continue;
    // Several words that name one thing only outdo what the encoder sees inside them: "the Trump administration" is no Trump
    const sure = endToken - firstToken > 1 ? match.names.find((other) => !other.ambiguous) : undefined;
    const name = sure ?? choose(reading, match.names, inside[0]?.type ?? null, known);
    if (!name || (inside.length === 0 && !isWritten(reading, firstToken, endToken, name, known))) continue;
    const found: Found = {
      firstToken,
      endToken,
      type: name.row.type,
      entityKind: null,
      row: null,
      demonym: false,
      weight: 1,
    };
    adopt(found, name);
    place(found);
  }
  // 3. Capitalised noun phrases whose last word tells what they are: "Altai Water Treaty", "Mexican-American War"
  for (const found of describedNames(reading)) {
    const inside = new Set(owner.slice(found.firstToken, found.endToken).filter((other) => other !== undefined));
    const contained = [...inside].every(
      (other) => other.firstToken >= found.firstToken && other.endToken <= found.endToken,
    );
    const kept = [...inside].some(
      (other) => other.row !== null && other.endToken - other.firstToken > 1 && other.endToken === found.endToken,
    );
    if (contained && !kept) place(found);
  }
  for (const found of titledNames(reading)) if (isFree(found.firstToken, found.endToken)) place(found);
  agree(reading, owner, isFree, place);

  const drafts: Draft[] = [];
  let last: Found | undefined;
  for (const found of owner) {
    if (!found || found === last) continue;
    last = found;
    const { firstToken, endToken, type, entityKind, row } = found;
    const head =
      type === "Person"
        ? behindTitle(reading, reading.headOf(firstToken, endToken), firstToken)
        : reading.headOf(firstToken, endToken);
    const kindHere =
      entityKind ??
      (type === "Organization"
        ? (kindByWords(reading, firstToken, endToken) ?? kindByDescription(reading, head))
        : null);
    const isDemonym = found.demonym || (type === "People" && tree.is(head, "amod"));
    const plural = /^NN(P)?S$/.test(tree.xpos(head)) && type !== "Country" && type !== "Organization";
    drafts.push(
      draft({
        firstToken,
        endToken,
        head,
        kind: isDemonym ? "demonym" : "name",
        type,
        entityKind: kindHere,
        row,
        words: reading.words(firstToken, endToken),
        number: type === "People" || type === "Group" || plural ? "plural" : "singular",
        gender: type === "Person" ? genderOf(reading, firstToken, endToken, row) : null,
      }),
    );
  }
  return drafts;
}

/**
 * "Hanoi Textiles", "Zambezi Relief": a place before further capitalised words of the same noun phrase is the beginning of the
 * name of a body. Takes these words in; false when there are none.
 */
function extend(reading: Reading, found: Found): boolean {
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
  const noun = lexicon.nominal(tree.lemma(governor).toLowerCase());
  found.endToken = governor + 1;
  found.type = noun && noun.type !== "Thing" && noun.type !== "Group" ? noun.type : "Organization";
  found.entityKind = noun?.type === found.type ? noun.kind : null;
  return true;
}

/** One word that the encoder hardly takes for a name anywhere in the article, and nobody else knows. */
function isDoubtful({ firstToken, endToken, type }: Found, score: number): boolean {
  if (endToken - firstToken > 1) return false;
  return (type === "Organization" && score < 0.5) || (type === "Person" && score < 0.35);
}

/** Last words of names that tell what the body is. */
const KIND_WORDS: ReadonlyMap<string, EntityKind> = new Map([
  ..."air airlines airways analytics automotive bank biotech brands brewery capital cars cement chemicals coil electronics energy engineering foods fund games gold health holdings industries insurance labs lines logistics marine media-group metals mines mining motor motors networks oil ores partners petroleum pharma pharmaceuticals plc ports power products rail railways resources robotics semiconductor shipping software solar solutions steel stores studios systems tech technologies telecom textiles tires trading tyres utilities ventures works corp inc ltd co company group"
    .split(" ")
    .map((word): [string, EntityKind] => [word, "company"]),
  ..."times post herald tribune gazette ledger news radio tv television journal observer telegraph standard chronicle press courier mirror guardian broadcasting magazine review daily"
    .split(" ")
    .map((word): [string, EntityKind] => [word, "media"]),
  ..."united rovers athletic wanderers fc mariners tigers lions eagles bears hawks giants"
    .split(" ")
    .map((word): [string, EntityKind] => [word, "team"]),
  ["party", "party"],
  ["front", "party"],
  ["university", "university"],
  ["college", "university"],
]);

/** "the farm lobby GrainNorth", "GrainNorth, a lobby": the noun beside a name tells its kind. */
function kindByDescription(reading: Reading, head: number): EntityKind | null {
  const { tree, lexicon } = reading;
  const beside = [...tree.children(head, "nmod:desc", "appos", "compound")];
  if (tree.is(head, "appos", "flat", "nmod:desc")) beside.push(tree.head(head));
  for (const token of beside) {
    const row = tree.upos(token) === "NOUN" ? lexicon.nominal(tree.lemma(token).toLowerCase()) : undefined;
    if (row?.type === "Organization" && row.kind) return row.kind;
  }
  return null;
}

/** "Col Bakyt Asanov": where the tree has the title as head of the name, it stands for the name in its clause. */
function behindTitle(reading: Reading, head: number, firstToken: number): number {
  const { tree, lexicon, lower } = reading;
  const governor = tree.head(head);
  const isTitle =
    governor >= 0 &&
    governor < firstToken &&
    firstToken - governor < 4 &&
    tree.is(head, "flat") &&
    lexicon.office(lower[governor]!.replace(/\.$/, ""));
  return isTitle ? governor : head;
}

function kindByWords(reading: Reading, firstToken: number, endToken: number): EntityKind | null {
  const { lower, lexicon } = reading;
  return (
    KIND_WORDS.get(lower[endToken - 1]!) ??
    lexicon.nominal(lower[endToken - 1]!)?.kind ??
    lexicon.nominal(lower[firstToken]!)?.kind ??
    null
  );
}

function adopt(found: Found, name: GazetteerName): void {
  found.row = name.row;
  found.type = name.row.type;
  found.entityKind = name.row.kind;
  found.demonym = name.use === "demonym";
  found.weight = Math.max(found.weight, name.ambiguous ? 0.8 : 1);
}

/** Countries and rows that unambiguous names of the document bear witness to. */
function knownRows(names: readonly GazetteerName[]): {
  rows: ReadonlySet<string>;
  countries: ReadonlyMap<string, number>;
} {
  const rows = new Set<string>();
  const countries = new Map<string, number>();
  for (const { row, ambiguous } of names) {
    if (ambiguous) continue;
    rows.add(row.id);
    if (row.country) countries.set(row.country, (countries.get(row.country) ?? 0) + 1);
  }
  return { rows, countries };
}

type Known = ReturnType<typeof knownRows>;

/** Which of the things that the words may name is meant; null when there is no good reason for one. */
function choose(
  reading: Reading,
  names: readonly GazetteerName[],
  seen: EntityType | null,
  known: Known,
): GazetteerName | null {
  let best: GazetteerName | null = null;
  let most = 0;
  for (const name of names) {
    const { row } = name;
    if (seen !== null && !compatible(seen, row.type)) continue;
    if (row.type === "Person" && !name.ambiguous && !row.name.endsWith(name.row.name) && isOtherPerson(reading, name))
      continue;
    let reason = name.ambiguous ? 0 : 2;
    if (name.ambiguous && known.rows.has(row.id)) reason += 2;
    if (row.country && known.countries.has(row.country)) reason += 1;
    // The encoder sees a place or body: enough for a country or city, not for one of a hundred parties with the same name
    if (
      name.ambiguous &&
      seen !== null &&
      (row.type === "Country" || row.type === "City" || row.type === "Region" || seen === row.type)
    )
      reason += row.type === "Person" || row.kind === "party" ? 0 : 1;
    if (name.ambiguous && row.type === "Person" && !known.rows.has(row.id)) continue;
    if (reason > most) {
      most = reason;
      best = name;
    }
  }
  return best;
}

/** "Trump" is somebody else where the article has "Melania Trump" and no "Donald Trump". */
function isOtherPerson(reading: Reading, { row, text }: GazetteerName): boolean {
  if (text.includes(" ") || row.name === text) return false;
  if (
    reading.text.includes(row.name) ||
    row.aliases.some((alias) => alias.includes(" ") && reading.text.includes(alias))
  )
    return false;
  return reading.doc.names.some((name) => {
    if (name.kind !== "PERSON" || name.endToken - name.firstToken < 2) return false;
    const words = reading.words(name.firstToken, name.endToken);
    const given = words.split(" ")[0]!;
    return words.endsWith(` ${text}`) && reading.lexicon.office(given.toLowerCase().replace(".", "")) === undefined;
  });
}

/** A gazetteer name that the encoder does not see counts when it is written as a name: not "us", "may", "turkey", nor a word in a headline. */
function isWritten(reading: Reading, firstToken: number, endToken: number, name: GazetteerName, known: Known): boolean {
  if (name.ambiguous && !known.rows.has(name.row.id)) return false;
  const { tree } = reading;
  if (endToken - firstToken > 1 || name.use === "demonym") return true;
  const upos = tree.upos(firstToken);
  const isWord = upos === "VERB" || upos === "ADV" || upos === "PRON" || upos === "AUX";
  // "WHO" in a sentence of small letters is no pronoun
  const isAcronym = /^\p{Lu}{3,}$/u.test(name.text) && !reading.isShouting(firstToken);
  return (!isWord || isAcronym) && name.text.length > 1;
}

/** Takes away articles, titles and what is no part of a name; null when nothing is left. */
function trim(
  reading: Reading,
  firstToken: number,
  endToken: number,
  isPerson: boolean,
): { firstToken: number; endToken: number } | null {
  const { lower, tree } = reading;
  let first = firstToken;
  let end = endToken;
  while (end > first && /^('s|'|s'|[^\p{L}\p{N}.)]+)$/u.test(lower[end - 1]!)) end--;
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

/** Number of words of a title that begins here ("Prime Minister", "Mr.", "Gen."); 0 when none does. */
export function titleAt(reading: Reading, first: number, end: number): number {
  const { lower, lexicon } = reading;
  for (let size = Math.min(lexicon.longestOffice, end - first); size > 0; size--) {
    const words = lower
      .slice(first, first + size)
      .join(" ")
      .replace(/\.$/, "");
    const row = lexicon.office(words) ?? lexicon.office(words.replace(/^(ex|former|acting|deputy|vice)[- ]/, ""));
    if (row) return size;
  }
  return 0;
}

/** Runs of capitalised words, with "of", "and" and the like between them, whose last word is a noun for a body, treaty, war or building. */
function describedNames(reading: Reading): Found[] {
  const { doc, lexicon, lower, tree } = reading;
  const found: Found[] = [];
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
      if (isName)
        found.push({
          firstToken: first,
          endToken: end,
          type: row.type,
          entityKind: row.kind,
          row: null,
          demonym: false,
          weight: 0.5,
        });
    }
  }
  return found;
}

/** "General Holt", "Ms Quiroz": a capitalised word right after a title is a person's name. */
function titledNames(reading: Reading): Found[] {
  const { doc, lexicon, lower, tree } = reading;
  const found: Found[] = [];
  for (const { index: title } of doc.tokens) {
    const office = reading.isCapital(title) ? lexicon.office(lower[title]!.replace(/\.$/, "")) : undefined;
    if (
      !office ||
      office.id === "calling" ||
      office.id === "member" ||
      office.id === "staff" ||
      reading.isShouting(title)
    )
      continue;
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
    if (end > first)
      found.push({
        firstToken: first,
        endToken: end,
        type: "Person",
        entityKind: null,
        row: null,
        demonym: false,
        weight: 0.4,
      });
  }
  return found;
}

/** Same words, same type; and every further place where a name or the family name of a person is written. */
function agree(
  reading: Reading,
  owner: readonly (Found | undefined)[],
  isFree: (first: number, end: number) => boolean,
  place: (found: Found) => void,
): void {
  const votes = new Map<string, Map<EntityType, { weight: number; found: Found }>>();
  for (const found of new Set(owner)) {
    if (!found) continue;
    const words = reading.words(found.firstToken, found.endToken);
    const types = votes.get(words) ?? new Map<EntityType, { weight: number; found: Found }>();
    const vote = types.get(found.type);
    types.set(found.type, { weight: (vote?.weight ?? 0) + found.weight, found: vote?.found.row ? vote.found : found });
    votes.set(words, types);
  }
  const winners = new Map<string, Found>();
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

/** A single capitalised word that was a name elsewhere is one here unless the sentence begins with it and it is an ordinary word. */
function isNameAlone(reading: Reading, token: number, winner: Found): boolean {
  const upos = reading.tree.upos(token);
  if (upos === "PROPN") return true;
  if (reading.isFirst(token) || reading.isShouting(token)) return winner.weight >= 0.5 && upos === "NOUN";
  return upos === "NOUN" || upos === "ADJ";
}

/** Gender by the known person, a title before the name, or the given name. */
function genderOf(
  reading: Reading,
  firstToken: number,
  endToken: number,
  row: GazetteerRow | null,
): "female" | "male" | null {
  if (row?.gender) return row.gender;
  const { lexicon, lower } = reading;
  for (let at = firstToken - 1; at >= 0 && at >= firstToken - 2; at--) {
    const gender = lexicon.office(lower[at]!.replace(/\.$/, ""))?.gender;
    if (gender) return gender;
  }
  const given = reading.words(firstToken, firstToken + 1);
  // "Thomas" alone may be the family name of Ann Thomas
  const isFamily =
    endToken - firstToken === 1 &&
    reading.doc.tokens.some(
      ({ index, text }) =>
        text === given && index > 0 && reading.isCapital(index - 1) && reading.tree.upos(index - 1) === "PROPN",
    );
  return isFamily ? null : lexicon.givenNameGender(given);
}
