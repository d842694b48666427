// Encoder names, gazetteer and capitals → name and demonym mentions. What is a name once is a name everywhere in the document:
// "Holt" alone is found because "Ann Holt" was, "USMCA" because the gazetteer has it.
import type { EntityKind, EntityType } from "#schema";
import type { GazetteerName } from "../lexicon/index.ts";
import {
  bodyBefore,
  describedBodies,
  isBehindBased,
  isBodyBySpeech,
  isBodyByUse,
  isStateByUse,
  isTeamByUse,
  kindByUse,
} from "./described-names.ts";
import { type Draft, draft } from "./draft.ts";
import { type FoundName, foundName } from "./found-name.ts";
import { gazetteerNames, matchGazetteer } from "./gazetteer-match.ts";
import { agree } from "./name-agreement.ts";
import { choose, isWritten, knownRows } from "./name-choice.ts";
import { genderOf, isBodyByWords, kindByDescription, kindByWords } from "./name-kinds.ts";
import { describedNames, extend, headedNames, isDoubtful, titledNames, trim } from "./name-shapes.ts";
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

export function findNames(reading: Reading): Draft[] {
  const { doc, tree } = reading;
  const owner: (FoundName | undefined)[] = new Array(doc.tokens.length);
  const place = (found: FoundName) => {
    for (let token = found.firstToken; token < found.endToken; token++) owner[token] = found;
  };
  const isFree = (first: number, end: number) => {
    for (let token = first; token < end; token++) if (owner[token]) return false;
    return true;
  };

  const encoder = doc.names.flatMap((name): (FoundName & { score: number })[] => {
    const type = TYPES.get(name.kind);
    const trimmed = type && trim(reading, name.firstToken, name.endToken, type === "Person");
    if (!trimmed) return [];
    return [
      { ...foundName(trimmed.firstToken, trimmed.endToken, type!, Math.max(0.3, name.score)), score: name.score },
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
    const row = choose(
      reading,
      gazetteerNames(reading, found.firstToken, found.endToken),
      found.type,
      known,
      found.firstToken,
    );
    if (row?.row.type === "City" && isTeamByUse(reading, found.firstToken, found.endToken)) {
      found.type = "Organization";
      found.entityKind = "team";
    } else if (row) adopt(found, row);
    else readAsBody(reading, found, found.score);
    if (extend(reading, found)) found.row = null;
    else if (!row && isDoubtful(found, surest.get(reading.words(found.firstToken, found.endToken))!)) {
      if (bodyBefore(reading, found.firstToken, found.endToken, found.type === "Person") === undefined) continue;
    }
    place(found);
  }
  // 2. Gazetteer names that the encoder missed, cut or took apart
  for (const match of matches) {
    const { firstToken, endToken } = match;
    const inside: FoundName[] = [];
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
    const name = sure ?? choose(reading, match.names, inside[0]?.type ?? null, known, firstToken);
    if (!name || (inside.length === 0 && !isWritten(reading, firstToken, endToken, name, known))) continue;
    const found = foundName(firstToken, endToken, name.row.type, 1);
    adopt(found, name);
    place(found);
  }
  // 3. Capitalised noun phrases whose last word tells what they are: "Norland Water Treaty", "Mexican-American War"
  for (const found of [...describedNames(reading), ...headedNames(reading)]) {
    const inside = new Set(owner.slice(found.firstToken, found.endToken).filter((other) => other !== undefined));
    const contained = [...inside].every(
      (other) => other.firstToken >= found.firstToken && other.endToken <= found.endToken,
    );
    const kept = [...inside].some(
      (other) => other.row !== null && other.endToken - other.firstToken > 1 && other.endToken === found.endToken,
    );
    if (contained && !kept) place(found);
  }
  for (const found of describedBodies(reading, isFree)) place(found);
  for (const found of titledNames(reading)) if (isFree(found.firstToken, found.endToken)) place(found);
  agree(reading, owner, isFree, place);

  const drafts: Draft[] = [];
  let last: FoundName | undefined;
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
        ? (kindByWords(reading, firstToken, endToken) ?? kindByDescription(reading, head) ?? kindByUse(reading, head))
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

/** "Balkan Rail" is no place and "Alba" before "Credit" nobody, whatever the encoder says; "the brewer Holm" is a body if in doubt. */
function readAsBody(reading: Reading, found: FoundName, score: number): void {
  if (!["Person", "Place", "City", "Facility", "Thing"].includes(found.type)) return;
  const { firstToken, endToken } = found;
  if (isStateByUse(reading, firstToken, endToken)) {
    found.type = "Country";
    found.weight = 2;
    return;
  }
  const isUnsure = score < 0.7 || found.type !== "Person";
  const isSingle = endToken - firstToken === 1;
  const isUsed =
    isBodyByUse(reading, firstToken, endToken) || (isSingle && isBodyBySpeech(reading, firstToken, endToken));
  const used = (isSingle || isUnsure) && isUsed ? null : undefined;
  // "Haifa-based Aerolith"; "Paris-based Kwame Mensah" is somebody
  const isBased = isSingle && isBehindBased(reading, firstToken);
  // "told BTV": initials are no person's, "JJ" may be
  if (
    found.type === "Person" &&
    isSingle &&
    /^\p{Lu}{3,6}$/u.test(reading.doc.tokens[firstToken]!.text) &&
    !reading.isShouting(firstToken)
  ) {
    found.type = "Organization";
    return;
  }
  const mayBePerson = found.type === "Person";
  // one word behind a noun for a body, "the retailer Tarvo", is hardly a person's
  const beside = isUnsure || isSingle ? bodyBeside(reading, firstToken, endToken, mayBePerson) : undefined;
  const described = beside !== undefined ? beside : isBased ? null : used;
  if (described !== undefined && genderOf(reading, firstToken, endToken, null) === null) {
    found.type = "Organization";
    found.entityKind = described;
    // what the words say of one mention outweighs what the encoder makes of the bare name elsewhere
    found.weight = Math.max(found.weight, isBased || used === null ? 2 : isSingle && beside ? 2 : 0.5);
    return;
  }
  const sentence = reading.doc.sentences[reading.sentenceOf(firstToken)]!;
  const isTaken = (token: number) =>
    reading.doc.names.some((name) => name.firstToken <= token && token < name.endToken);
  const longer = endToken < sentence.endToken && endToken - firstToken === 1 && !isTaken(endToken);
  if (longer && isBodyByWords(reading, firstToken, endToken + 1)) found.endToken++;
  else if (!isBodyByWords(reading, firstToken, endToken)) return;
  found.type = "Organization";
}

/** Kind of body that the words beside a name tell: "the lobby Cropwest", "Horizon Terminals, a company". */
function bodyBeside(
  reading: Reading,
  firstToken: number,
  endToken: number,
  mayBePerson: boolean,
): EntityKind | null | undefined {
  const before = bodyBefore(reading, firstToken, endToken, mayBePerson);
  if (before !== undefined) return before;
  return kindByDescription(reading, reading.headOf(firstToken, endToken)) ?? undefined;
}

function adopt(found: FoundName, name: GazetteerName): void {
  found.row = name.row;
  found.type = name.row.type;
  found.entityKind = name.row.kind;
  found.demonym = name.use === "demonym";
  found.weight = Math.max(found.weight, name.ambiguous ? 0.8 : 1);
}

/** "Col Pavel Dorin": where the tree has the title as head of the name, it stands for the name in its clause. */
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
