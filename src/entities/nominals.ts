// Noun phrases without a name as head → nominal mentions with type, determiner and modifiers: "the Mexican president", "a 30% levy".
import type { EntityKind, EntityType, OfficeRow } from "#schema";
import { type Draft, draft } from "./draft.ts";
import type { Reading } from "./reading.ts";

/** Nouns that measure time or stand for no thing. */
const EMPTY = new Set(
  "year month week day hour minute second decade century moment while today tomorrow yesterday tonight morning evening afternoon night midnight noon weekend monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december spring summer autumn winter time times lot bit way percent per cent fact example instance addition spite behalf regard respect sake kind sort date ago".split(
    " ",
  ),
);
/** Verbs whose number without a noun counts people. */
const OF_PEOPLE = new Set(
  "acquit arrest charge convict deport detain free hurt injure jail kill rescue sentence wound".split(" "),
);
/** Dependents of a noun that do not make it a noun phrase of its own. */
const INNER = [
  "compound",
  "flat",
  "fixed",
  "goeswith",
  "case",
  "mark",
  "advmod",
  "det",
  "nmod:desc",
  "cc",
  "discourse",
  "dep",
  "reparandum",
  "obl:unmarked",
  "nmod:unmarked",
];
const PEERS =
  /^(partner|rival|competitor|counterpart|predecessor|ally|sponsor|owner|shareholder|creditor|backer|investor|supplier|customer)$/;
/** How many words a noun phrase may have from its head on. */
const REACH = 8;
const NUMERIC = new Set(["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"]);

export function findNominals(reading: Reading, names: readonly Draft[]): Draft[] {
  const { doc, tree, lower } = reading;
  const named = new Set<number>();
  for (const name of names) for (let token = name.firstToken; token < name.endToken; token++) named.add(token);
  const numeric = new Set<number>();
  for (const span of doc.names)
    if (NUMERIC.has(span.kind)) for (let token = span.firstToken; token < span.endToken; token++) numeric.add(token);
  const found: Draft[] = [];
  for (const { index: head } of doc.tokens) {
    if (named.has(head)) continue;
    if (isAged(reading, head)) {
      found.push({ ...nominal(reading, head, named), type: "Person", entityKind: null, number: "singular" });
      continue;
    }
    // "The latter", "the former": who or what that is, is seen when it is joined
    if (/^(latter|former)$/.test(lower[head]!) && isArgument(reading, head) && determinerOf(reading, head) === "the") {
      found.push(nominal(reading, head, named));
      continue;
    }
    if (isCrowd(reading, head)) found.push({ ...nominal(reading, head, named), type: "Group", number: "plural" });
    if (!/^(NOUN|PROPN)$/.test(tree.upos(head)) || numeric.has(head)) continue;
    if (tree.is(head, ...INNER)) continue;
    const lemma = tree.lemma(head).toLowerCase();
    if (isIdiom(reading, head)) continue;
    // "a march" is no month
    const isMonth = lemma !== "march" || doc.tokens[head]!.text !== "march";
    if ((EMPTY.has(lemma) && isMonth) || !/\p{L}{2,}/u.test(lemma)) continue;
    found.push(nominal(reading, head, named));
  }
  // "three ethnic Albanians", "the Turks of Berlin" are people; "Albanians" alone stand for the nation
  for (const { kind, head } of names)
    if (kind === "demonym" && /^NN.*S$/.test(tree.xpos(head)) && isSomeOfThem(reading, head, named))
      found.push({ ...nominal(reading, head, named), type: "Group", entityKind: null });
    else if (kind === "demonym" && isCompatriot(reading, head))
      found.push({ ...nominal(reading, head, named), type: "Person", entityKind: null });
  return found;
}

function isSomeOfThem({ tree }: Reading, head: number, named: ReadonlySet<number>): boolean {
  const isElsewhere = (child: number) => /^(?:of|in|from)$/.test(tree.markers(child)[0] ?? "") && named.has(child);
  return tree.children(head, "nummod", "amod").length > 0 || tree.children(head, "nmod").some(isElsewhere);
}

/** "took place", "took part": a bare noun under "take" is no thing that anybody could speak of again. */
function isIdiom({ tree }: Reading, head: number): boolean {
  const verb = tree.head(head);
  if (!tree.is(head, "obj") || verb < 0 || tree.lemma(verb) !== "take" || /S$/.test(tree.xpos(head))) return false;
  return tree.children(head, "det", "amod", "compound", "nmod", "nummod", "acl").length === 0;
}

/** "The 54-year-old resigned": a person of whom only the age is said. */
function isAged(reading: Reading, head: number): boolean {
  const { lower } = reading;
  if (!isArgument(reading, head) || !/^(the|a|possessive)$/.test(determinerOf(reading, head))) return false;
  if (/^\d+-year-old$/.test(lower[head]!)) return true;
  return (
    lower[head] === "old" &&
    lower[head - 1] === "-" &&
    lower[head - 2] === "year" &&
    lower[head - 3] === "-" &&
    /^\d+$/.test(lower[head - 4] ?? "")
  );
}

function isArgument({ tree }: Reading, head: number): boolean {
  return tree.is(head, "nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos");
}

/** "arrested a Syrian", "the 27-year-old Syrian", "the Syrian denied it": one person and no country. */
function isCompatriot(reading: Reading, head: number): boolean {
  const { tree } = reading;
  if (!isArgument(reading, head) || /S$/.test(tree.xpos(head))) return false;
  const determiner = determinerOf(reading, head);
  if (determiner === "a") return true;
  return (
    determiner === "the" && (tree.children(head, "amod").some((child) => child < head) || isCountable(reading, head))
  );
}

/** "the Syrian" is one of the Syrians, "the Chinese" may be many. */
function isCountable({ doc, lexicon }: Reading, head: number): boolean {
  const { text } = doc.tokens[head]!;
  if (/(?:[^r]man|woman)$/.test(text)) return true;
  const plural = /man$/.test(text) ? text.replace(/man$/, "men") : `${text}s`;
  return lexicon.named(text).some(({ use, row }) => use === "demonym" && row.demonyms.includes(plural));
}

/** "Thousands marched", "evacuated the wounded": people who are only counted, or described by an adjective without a noun. */
function isCrowd(reading: Reading, head: number): boolean {
  const { tree, lower, lexicon } = reading;
  if (!tree.is(head, "nsubj", "obj", "obl", "nmod", "conj")) return false;
  // "killing at least three"
  if (tree.upos(head) === "NUM")
    return (
      tree.is(head, "obj", "nsubj:pass") &&
      OF_PEOPLE.has(tree.lemma(tree.head(head))) &&
      tree.children(head, "nmod", "obl").every((child) => tree.markers(child)[0] !== "of")
    );
  if (/^(dozens|scores|hundreds|thousands|millions)$/.test(lower[head]!))
    return tree.children(head, "nmod", "obl").every((child) => tree.markers(child)[0] !== "of");
  const isAdjective = tree.upos(head) === "ADJ" && lexicon.nominal(lower[head]!)?.type === "Group";
  return isAdjective && tree.children(head, "det").some((child) => lower[child] === "the");
}

function nominal(reading: Reading, head: number, named: ReadonlySet<number>): Draft {
  const { tree, lower } = reading;
  const { firstToken, endToken } = extent(reading, head, named);
  const plural = /S$/.test(tree.xpos(head));
  const { type, entityKind, office } = typeOfNoun(reading, head, plural);
  const modifiers: string[] = [];
  for (let token = firstToken; token < head; token++)
    if (/^(NOUN|PROPN|ADJ|NUM|VERB)$/.test(tree.upos(token))) modifiers.push(lower[token]!);
  // "the 2024 presidential election" names one event
  const isDated = type === "Event" && !plural && modifiers.some((word) => /^(19|20)\d\d$/.test(word));
  return draft({
    firstToken: isDated ? firstToken + articles(reading, firstToken) : firstToken,
    endToken,
    head,
    kind: isDated ? "name" : "nominal",
    type,
    entityKind,
    words: reading.words(firstToken, endToken),
    number: plural || type === "Group" ? "plural" : "singular",
    gender: plural ? null : (office?.gender ?? null),
    office,
    determiner: determinerOf(reading, head),
    modifiers,
  });
}

function articles(reading: Reading, first: number): number {
  return /^(the|a|an)$/.test(reading.lower[first]!) ? 1 : 0;
}

/**
 * The noun with what stands before it, and of-phrases behind it: "the threat of military action", not "who …", "against …" or ", a …".
 * People are told apart by where they are from as well: "soldiers from Peru", "rebels in Darfur".
 */
function extent(reading: Reading, head: number, named: ReadonlySet<number>): { firstToken: number; endToken: number } {
  const { tree } = reading;
  const { type } = typeOfNoun(reading, head, /S$/.test(tree.xpos(head)));
  let firstToken = head;
  let endToken = head + 1;
  const sentence = reading.sentenceOf(head);
  for (const child of tree.children(head)) {
    const left = child < head && tree.is(child, "det", "amod", "nummod", "nmod", "compound", "advmod", "flat");
    const right = child > head && tree.is(child, "nmod") && tells(reading, child, endToken, named, type);
    if (!left && !right) continue;
    const part = tree.subtree(child);
    if (left && part[0]! < firstToken && isUnbroken(reading, part[0]!, head)) firstToken = part[0]!;
    if (right) {
      const inner = named.has(child)
        ? nameEnd(reading, named, child, head + REACH)
        : extent(reading, child, named).endToken;
      if (inner > endToken && inner <= head + REACH) endToken = inner;
    }
  }
  while (firstToken < head && /^(PUNCT|CCONJ|ADP)$/.test(tree.upos(firstToken))) firstToken++;
  // "at least nine people": without half of "at least"
  if (firstToken > 0 && /^(least|most)$/.test(reading.lower[firstToken]!) && reading.lower[firstToken - 1] === "at")
    firstToken++;
  return { firstToken, endToken: Math.min(endToken, reading.doc.sentences[sentence]!.endToken) };
}

function isPeople(type: EntityType): boolean {
  return type === "Group" || type === "Person";
}

function ofPeople(reading: Reading, head: number): boolean {
  return isPeople(typeOfNoun(reading, head, /S$/.test(reading.tree.xpos(head))).type);
}

/** `end`: where the phrase ends so far; `type`: of its noun. */
function tells(reading: Reading, child: number, end: number, named: ReadonlySet<number>, type: EntityType): boolean {
  const { tree } = reading;
  const [marker, more] = tree.markers(child);
  if (marker === "of") return true;
  if (more !== undefined || tree.subtree(child)[0] !== end) return false;
  // "a camp for Somali refugees"
  if (type === "Facility") return marker === "for" && ofPeople(reading, child);
  return isPeople(type) && (marker === "from" || (marker === "in" && named.has(child)));
}

/** Of the last of the names that stand in a list: "lawmakers in Peru and Chile". */
function nameEnd({ tree }: Reading, named: ReadonlySet<number>, token: number, limit: number): number {
  const isName = (other: number) => named.has(other) || tree.upos(other) === "PROPN";
  const others = tree.children(token, "conj").filter((other) => isName(other) && other < limit);
  let end = Math.max(token, ...others) + 1;
  while (named.has(end)) end++;
  return end;
}

/** No comma, verb or quotation mark between the words and the noun. */
function isUnbroken(reading: Reading, first: number, head: number): boolean {
  for (let token = first; token < head; token++) if (/^[,;:()“”"—]$/.test(reading.lower[token]!)) return false;
  return head - first < 12;
}

export function determinerOf(reading: Reading, head: number): Draft["determiner"] {
  const { tree, lower } = reading;
  for (const child of tree.children(head)) {
    if (child > head) continue;
    if (tree.is(child, "nmod:poss")) return "possessive";
    if (!tree.is(child, "det")) continue;
    const word = lower[child]!;
    if (word === "the" || word === "both") return "the";
    if (/^(a|an|another|some|one)$/.test(word)) return "a";
    if (/^(this|that|these|those|such)$/.test(word)) return "this";
    return "other";
  }
  return "none";
}

/** Type of a noun by the lexicon: the compound with the word before it first, then the noun; a role in the plural is a group of people. */
function typeOfNoun(
  reading: Reading,
  head: number,
  plural: boolean,
): { type: EntityType; entityKind: EntityKind | null; office: OfficeRow | null } {
  const { tree, lexicon, lower } = reading;
  const lemma = tree.lemma(head).toLowerCase();
  const words: string[] = [];
  const before = tree.children(head).filter((child) => child < head && tree.is(child, "compound", "amod"));
  if (before.length > 0 && before.at(-1) === head - 1) {
    if (head >= 2 && before.includes(head - 2)) words.push(`${lower[head - 2]} ${lower[head - 1]} ${lemma}`);
    words.push(`${lower[head - 1]} ${lemma}`);
  }
  if (head >= 2 && lower[head - 1] === "-") words.push(`${lower[head - 2]}-${lemma}`, `${lower[head - 2]} ${lemma}`);
  const of = tree.children(head, "nmod").find((child) => child > head && tree.markers(child)[0] === "of");
  if (of !== undefined) words.push(`${lemma} of ${tree.lemma(of).toLowerCase()}`);
  words.push(lower[head]!, lemma, lemma.replace(/^(?:ex|co)-/, ""));
  // "a meat producer" is a company, a film producer is not
  const wares = tree.children(head, "compound").find((child) => tree.upos(child) === "NOUN" && child === head - 1);
  if (wares !== undefined && /^(producer|grower|processor|miner|developer)$/.test(lemma) && !plural)
    if (!/^(film|movie|music|record|television|tv|theatre|theater|radio|game|software|web|app)$/.test(lower[wares]!))
      return { type: "Organization", entityKind: "company", office: null };
  // "its rival", "its partner": what has no gender has a body beside it
  const isIts = tree.children(head, "nmod:poss").some((child) => lower[child] === "its");
  if (isIts && PEERS.test(lemma)) return { type: plural ? "Group" : "Organization", entityKind: null, office: null };
  for (const word of words) {
    const office = lexicon.office(word);
    const noun = lexicon.nominal(word);
    if (noun && (plural || !office)) return { type: noun.type, entityKind: noun.kind, office: null };
    if (office)
      return plural ? { type: "Group", entityKind: null, office } : { type: "Person", entityKind: null, office };
  }
  const isPerson =
    /(ist|ian|eer|woman|man|women|men|worker|girl|boy|goer|seeker|fighter|keeper|owner)$/.test(lemma) ||
    tree.children(head, "acl:relcl").some((clause) => tree.children(clause).some((child) => lower[child] === "who"));
  if (isPerson) return { type: plural ? "Group" : "Person", entityKind: null, office: null };
  return { type: "Thing", entityKind: null, office: null };
}
