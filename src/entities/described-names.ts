// Names whose kind the noun before them tells: "the brewer Holmgaard", "salmon farmer Fjordfisk". What the encoder took for a town or
// did not see at all is a body when it is called one.
import type { EntityKind } from "#schema";
import { type FoundName, foundName } from "./found-name.ts";
import { isSpeechVerb } from "./quotes.ts";
import type { Reading } from "./reading.ts";
import { ONLY_OF_STATES } from "./state-nouns.ts";

/** Nouns for makers of goods, which may be people unless it is said of what: "a salmon farmer", "a fish processor". */
const MAKERS =
  /(maker|producer|grower|farmer|processor|exporter|importer|distributor|operator|builder|provider|supplier|manufacturer|seller|lender|owner)$/;

/**
 * The kind of body that the common noun right before these words says they are; undefined when it says none. `mayBePerson`: is nothing
 * against taking them for a person, so that "builder" alone says no more?
 */
export function bodyBefore(
  reading: Reading,
  firstToken: number,
  endToken: number,
  mayBePerson = true,
): EntityKind | null | undefined {
  const { tree, lexicon } = reading;
  const noun = firstToken - 1;
  if (noun < 0 || reading.isFirst(firstToken) || !/^NN/.test(tree.xpos(noun)) || tree.upos(noun) !== "NOUN")
    return undefined;
  const head = reading.headOf(firstToken, endToken);
  const describes = tree.head(noun) === head && tree.is(noun, "nmod:desc", "compound");
  const described = tree.head(head) === noun && tree.is(head, "appos", "flat");
  if (!describes && !described) return undefined;
  // "bank chief Holt", "the firms Alba and Bolt"
  if (/S$/.test(tree.xpos(noun))) return undefined;
  const lemma = tree.lemma(noun).toLowerCase();
  if (lexicon.office(lemma) !== undefined) {
    const wares = tree.children(noun, "compound").some((child) => tree.upos(child) === "NOUN");
    return MAKERS.test(lemma) && (wares || !mayBePerson) ? "company" : undefined;
  }
  const row = lexicon.nominal(lemma);
  return row?.type === "Organization" && row.kind !== "legislature" && row.kind !== "court" ? row.kind : undefined;
}

/** "Haifa-based Aerolith" */
export function isBehindBased({ lower }: Reading, firstToken: number): boolean {
  return lower[firstToken - 1] === "based" && lower[firstToken - 2] === "-";
}

/** Capitalised words that nobody took for a name, right behind a noun for a body. */
export function describedBodies(reading: Reading, isFree: (first: number, end: number) => boolean): FoundName[] {
  const { doc, tree } = reading;
  const found: FoundName[] = [];
  for (const sentence of doc.sentences) {
    if (reading.isShouting(sentence.firstToken)) continue;
    for (let first = sentence.firstToken + 1; first < sentence.endToken; first++) {
      const isName = (token: number) =>
        tree.upos(token) === "PROPN" && reading.isCapital(token) && isFree(token, token + 1);
      if (!isName(first) || isName(first - 1)) continue;
      let end = first + 1;
      while (end < sentence.endToken && isName(end)) end++;
      const kind = isBehindBased(reading, first) ? null : bodyBefore(reading, first, end);
      if (kind !== undefined) found.push(foundName(first, end, "Organization", 0.5, kind));
    }
  }
  return found;
}

/** Nouns that only a body has: "the board of Lisair", "shares in Orbitweb", "Alba's shareholders". */
const HAS: ReadonlyMap<string, RegExp> = new Map([
  [
    "of",
    /^(board|shareholder|chairman|chairwoman|chair|ceo|cfo|executive|subsidiary|unit|arm|headquarters|takeover|acquisition|buyout|boardroom|customer|employee)$/,
  ],
  // "Falke chief executive Jan Holt", "Lazio striker Holt"
  [
    "compound",
    /^(executive|ceo|cfo|chairman|chairwoman|share|shareholder|board|employee|plant|factory|store|subsidiary|striker|midfielder|defender|goalkeeper|winger|coach|captain|player|fan)$/,
  ],
  ["in", /^(share|stake|shareholder|investor|shareholding|holding)$/],
  [
    "possessor",
    /^(board|shareholder|ceo|cfo|executive|subsidiary|headquarters|customer|employee|profit|revenue|workforce|factory|plant)$/,
  ],
]);

const OF_COMPANIES = /^(ceo|cfo|shareholder|share|stake|shareholding|takeover|buyout|subsidiary|co-founder|cofounder)$/;

/** "shares in Orbitweb", "a co-founder of Orbitweb": a company, when nothing says more. */
export function kindByUse(reading: Reading, head: number): EntityKind | null {
  const { tree } = reading;
  const noun = tree.head(head);
  const isOf = noun >= 0 && tree.is(head, "nmod") && tree.upos(noun) === "NOUN";
  return isOf && OF_COMPANIES.test(tree.lemma(noun).toLowerCase()) ? "company" : null;
}

/** "Norland's parliament", "Norland's prime minister": a name of which nothing else is known is that of a country. */
export function isStateByUse(reading: Reading, firstToken: number, endToken: number): boolean {
  const { tree } = reading;
  const head = reading.headOf(firstToken, endToken);
  const noun = tree.head(head);
  if (noun < 0 || !tree.is(head, "nmod:poss") || tree.upos(noun) !== "NOUN") return false;
  const lemma = tree.lemma(noun).toLowerCase();
  const isPrime = lemma === "minister" && tree.children(noun, "amod").some((t) => reading.lower[t] === "prime");
  return (isPrime || ONLY_OF_STATES.has(lemma)) && !isPartOfPerson(reading, firstToken, endToken);
}

/** "shares in Holt" where the article speaks of Ann Holt */
function isPartOfPerson(reading: Reading, firstToken: number, endToken: number): boolean {
  const words = reading.words(firstToken, endToken);
  return reading.doc.names.some(
    (name) =>
      name.kind === "PERSON" &&
      name.endToken - name.firstToken > endToken - firstToken &&
      reading.words(name.endToken - (endToken - firstToken), name.endToken) === words,
  );
}

/** What a body says of itself: "Sinorel said it had paid no bribes". */
const OF_BODIES =
  /^(acquire|agree|aim|apologise|apologize|build|buy|close|comply|cooperate|cut|decide|deny|employ|expect|hire|intend|invest|launch|manufacture|merge|offer|operate|own|pay|plan|produce|raise|reject|sell|shut|sue|supply|withdraw)$/;

/** Does the word speak of itself as "it"? Of somebody else "it" is said as well, so the rest of the article must not have the word as a family name. */
export function isBodyBySpeech(reading: Reading, firstToken: number, endToken: number): boolean {
  const { tree, lower } = reading;
  const head = reading.headOf(firstToken, endToken);
  const speech = tree.head(head);
  if (speech < 0 || !tree.is(head, "nsubj") || !isSpeechVerb(reading, speech)) return false;
  const isOwn = tree.children(speech, "ccomp").some((told) => {
    const subject = tree.child(told, "nsubj");
    return subject !== undefined && lower[subject] === "it" && OF_BODIES.test(tree.lemma(told));
  });
  return isOwn && !isPartOfPerson(reading, firstToken, endToken);
}

/** "Liverpool striker Ann Holt": the club of a town. */
export function isTeamByUse(reading: Reading, firstToken: number, endToken: number): boolean {
  const { tree } = reading;
  const head = reading.headOf(firstToken, endToken);
  const noun = tree.head(head);
  return (
    noun >= endToken &&
    tree.is(head, "compound") &&
    /^(?:striker|midfielder|defender|goalkeeper|winger|playmaker|quarterback)$/.test(tree.lemma(noun).toLowerCase())
  );
}

/** Does a noun beside these words say that they name a body? */
export function isBodyByUse(reading: Reading, firstToken: number, endToken: number): boolean {
  const { tree } = reading;
  const head = reading.headOf(firstToken, endToken);
  const noun = tree.head(head);
  // "dissolved Ennahda": neither people nor places are dissolved
  if (noun >= 0 && /^(?:dissolve|disband|outlaw)$/.test(tree.lemma(noun)) && tree.is(head, "obj", "nsubj:pass"))
    return true;
  if (noun < 0 || tree.upos(noun) !== "NOUN" || !tree.is(head, "nmod", "compound")) return false;
  const kind = tree.is(head, "compound")
    ? "compound"
    : tree.is(head, "nmod:poss")
      ? "possessor"
      : (tree.markers(head)[0] ?? "");
  if (!HAS.get(kind)?.test(tree.lemma(noun).toLowerCase())) return false;
  return !isPartOfPerson(reading, firstToken, endToken);
}
