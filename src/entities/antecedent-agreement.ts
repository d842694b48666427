// May an anaphor mean a thing at all? Number, gender, life, what is owned, what is done to it, and where the two stand in the tree.
import type { Cluster, Clusters } from "./clusters.ts";
import type { Draft } from "./draft.ts";
import type { Reading } from "./reading.ts";
import type { Setting } from "./settings.ts";
import { OF_STATES_OR_LEADERS, ONLY_OF_STATES } from "./state-nouns.ts";

/** "no country", "each of them": nothing that can be taken up. */
export function isQuantified(reading: Reading, { determiner, firstToken }: Draft): boolean {
  return determiner === "other" && /^(no|any|each|every|which|what)$/.test(reading.lower[firstToken]!);
}

/** One stands inside the other, beside it in a list, or both are arguments of one verb. */
export function isEntwined(
  { tree }: Reading,
  settings: readonly Setting[],
  { drafts }: Clusters,
  anaphor: number,
  mention: number,
): boolean {
  const own = drafts[anaphor]!;
  const other = drafts[mention]!;
  if (settings[anaphor]!.sentence !== settings[mention]!.sentence) return false;
  const isInside = (inner: Draft, outer: Draft) => outer.firstToken <= inner.head && inner.head < outer.endToken;
  if (isInside(own, other) || isInside(other, own)) return true;
  if (tree.head(own.head) === other.head || tree.head(other.head) === own.head) return true;
  return settings[anaphor]!.governor >= 0 && settings[anaphor]!.governor === settings[mention]!.governor;
}

export function numbersAgree({ number, type }: Draft, cluster: Cluster): boolean {
  if (cluster.number === null || number === null || cluster.number === number) return true;
  // "both countries" are not one of them
  if (type === "Country" && cluster.type === "Country") return false;
  return isMany(type) || isMany(cluster.type);
}

/** One body of many people. */
function isMany(type: Draft["type"]): boolean {
  return type === "Group" || type === "Organization" || type === "People" || type === "Country";
}

/** Number, gender and life agree. */
export function mayMean({ pronoun, gender }: Draft, cluster: Cluster): boolean {
  const { row } = pronoun!;
  if (row.id === "he" || row.id === "she")
    return (
      cluster.type === "Person" && cluster.number !== "plural" && (cluster.gender === null || cluster.gender === gender)
    );
  if (row.id === "it") return cluster.type !== "Person" && cluster.type !== "People" && cluster.number !== "plural";
  if (cluster.number === "plural" || cluster.type === "Group" || cluster.type === "People") return true;
  if (cluster.type === "Organization" || cluster.type === "Country") return true;
  return cluster.type === "Person" && cluster.gender === null && !cluster.named;
}

/** "its spokesman", "its board" are those of a body, "its prime minister" is that of a state. */
export function mayHave(
  { tree }: Reading,
  { pronoun, head }: Draft,
  { type, certainty }: Cluster,
  owned: Draft | undefined,
): boolean {
  if (pronoun!.row.id !== "it" || !pronoun!.possessive || owned === undefined || certainty < 1) return true;
  const isMinister = /^(prime-minister|foreign-minister|defence-minister|finance-minister|interior-minister)$/;
  if (isMinister.test(owned.office?.id ?? "")) return /^(Country|Region)$/.test(type);
  const noun = tree.lemma(tree.head(head)).toLowerCase();
  if (ONLY_OF_STATES.has(noun) || OF_STATES_OR_LEADERS.has(noun)) return /^(Country|Region|Organization)$/.test(type);
  const isStaff = owned.office !== null || (owned.type === "Organization" && owned.kind === "nominal");
  return !isStaff || !/^(Thing|Event|Agreement)$/.test(type);
}

/** Acts upon papers and plans, and not upon those who make them: "vowed to cancel it". */
const UPON_MATTERS =
  /^(sign|ratify|read|cancel|implement|veto|draft|publish|repeal|postpone|scrap|negotiate|finalise|finalize|adopt|amend|uphold|overturn|enforce|delay|approve|complete|rewrite|renegotiate|enact|broker)$/;
/** What only somebody does. */
const OF_BEINGS =
  /^(say|tell|deny|accuse|announce|vow|demand|urge|warn|insist|condemn|criticise|criticize|apologise|apologize|pledge|refuse|promise|employ|believe|hope|complain|argue|object|thank|praise|welcome|sue|hire|own|buy|sell|want|plan|fear|concede|admit|reject|oppose|ask|vote|campaign|lobby)$/;

/** "cancel it" is said of no body, "it said" of no agreement. */
export function suits({ tree }: Reading, { pronoun, head }: Draft, { type, certainty }: Cluster): boolean {
  if (pronoun!.row.id !== "it" || pronoun!.possessive || certainty < 2) return true;
  const governor = tree.head(head);
  if (governor < 0) return true;
  const verb = tree.lemma(governor);
  if (tree.relation(head) === "obj" && UPON_MATTERS.test(verb))
    return !/^(Organization|Country|Group|City|Region|Facility)$/.test(type);
  return !(tree.relation(head) === "nsubj" && OF_BEINGS.test(verb) && /^(Agreement|Event|Facility)$/.test(type));
}

/** A pronoun is neither the thing whose phrase it stands in ("his lawyer") nor, as an object, the subject of its own verb. */
export function isBlocked(reading: Reading, draft: Draft, other: Draft): boolean {
  const { tree } = reading;
  if (other.firstToken <= draft.head && draft.head < other.endToken) return true;
  if (tree.under(draft.head, other.head) && other.kind === "nominal" && isShortPath(reading, draft.head, other.head))
    return true;
  if (draft.pronoun!.possessive) return false;
  const verb = clauseOf(reading, draft.head);
  return (
    verb >= 0 && verb === clauseOf(reading, other.head) && !tree.is(other.head, "nmod:poss") && other.head !== verb
  );
}

/** The verb whose argument a word is; -1 when it stands deeper. */
function clauseOf(reading: Reading, token: number): number {
  const { tree } = reading;
  return tree.is(token, "nsubj", "obj", "iobj", "obl") ? tree.head(token) : -1;
}

function isShortPath(reading: Reading, token: number, head: number): boolean {
  for (let at = reading.tree.head(token); at >= 0 && at !== head; at = reading.tree.head(at))
    if (/^(VERB|AUX)$/.test(reading.tree.upos(at))) return false;
  return true;
}
