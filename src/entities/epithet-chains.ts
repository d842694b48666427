// Persons by what they are: "the Finnish coach", "the student", "the 54-year-old", "the Syrian" → the latest person whom it fits.
import { bestBefore } from "./best-before.ts";
import type { Cluster, Clusters } from "./clusters.ts";
import type { Draft } from "./draft.ts";
import { sameWord } from "./nominal-chains.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex, Role } from "./roles.ts";

/** Within this many sentences a person may be called by what they are. */
const NEAR = 3;
/** By age or nation within more; what is told of the person besides counts more than any distance. */
const REACH = 10;

/** "the Finnish coach", "the student": the latest person of whom no office is told yet. */
export function joinEpithets(reading: Reading, clusters: Clusters, roles: readonly Role[]): void {
  const titled = new Set(roles.filter((role) => role.office.relation !== null).map((role) => clusters.of(role.holder)));
  clusters.drafts.forEach((draft, nominal) => {
    if (!mayBeEpithet(reading, clusters, nominal) || isSomebody(reading, clusters.drafts, nominal)) return;
    // "the witness" may be a former manager, "the coach" is no minister
    const isOfficial = draft.office === null || draft.office.relation !== null;
    const person = latestPerson(reading, clusters, nominal, (other) => {
      if (clusters.drafts[other]!.kind !== "name" || (titled.has(clusters.of(other)) && isOfficial)) return null;
      return -distanceOf(reading, clusters, nominal, other);
    });
    if (person !== null) clusters.join(person, nominal);
  });
}

/** "the freed man", "the fined company": the last of whom it was told that this was done to them. */
export function joinByDeed(reading: Reading, clusters: Clusters): void {
  const { drafts } = clusters;
  const { tree } = reading;
  drafts.forEach((draft, nominal) => {
    const cluster = clusters.of(nominal);
    if (draft.kind !== "nominal" || draft.determiner !== "the" || cluster.named || cluster.members[0] !== nominal)
      return;
    if (draft.type === "Thing" || draft.type === "Event" || draft.number === "plural") return;
    const deed = tree.children(draft.head, "amod").find((child) => child < draft.head && tree.xpos(child) === "VBN");
    if (deed === undefined) return;
    for (let other = nominal - 1; other >= 0; other--) {
      const { kind, head } = drafts[other]!;
      const verb = tree.head(head);
      if (kind === "pronoun" || verb < 0 || tree.lemma(verb) !== tree.lemma(deed) || tree.under(draft.head, verb))
        continue;
      if (!tree.is(head, "nsubj:pass", "obj") || !clusters.agree(other, nominal)) continue;
      clusters.join(other, nominal);
      return;
    }
  });
}

/** "the Syrian", "the 54-year-old", "the former teacher": whoever the text was about, whatever their office; once the pronouns before are known. */
export function somebodyOf(reading: Reading, clusters: Clusters, nominal: number): number | null {
  if (!mayBeEpithet(reading, clusters, nominal) || !isSomebody(reading, clusters.drafts, nominal)) return null;
  const cluster = clusters.of(nominal);
  const age = ageOf(reading, clusters.drafts[nominal]!);
  return latestPerson(reading, clusters, nominal, (other) => {
    const { kind, pronoun } = clusters.drafts[other]!;
    const person = clusters.of(other);
    if (kind !== "name" && (pronoun?.row.person !== 3 || !person.named)) return null;
    const ages = age === null ? null : agesOf(reading, clusters, person);
    if (ages !== null && ages.size > 0 && !ages.has(age!)) return null;
    const isTold = (ages?.size ?? 0) > 0 || (cluster.country !== null && person.country === cluster.country);
    return (isTold ? REACH : 0) - distanceOf(reading, clusters, nominal, other);
  });
}

/** A description of one person by itself, which nobody was found for yet. */
function mayBeEpithet(reading: Reading, clusters: Clusters, nominal: number): boolean {
  const draft = clusters.drafts[nominal]!;
  const cluster = clusters.of(nominal);
  const { tree } = reading;
  if (draft.kind !== "nominal" || cluster.type !== "Person" || draft.number === "plural") return false;
  if (cluster.named || cluster.row || cluster.members[0] !== nominal) return false;
  if (draft.determiner !== "the" && draft.determiner !== "this") return false;
  if (tree.children(draft.head, "nmod", "acl", "conj").some((child) => child > draft.head)) return false;
  if (tree.is(draft.head, "appos", "conj")) return false;
  if (/\b(other|next|another|first|second|third|last|same|late)\b/.test(draft.modifiers.join(" "))) return false;
  // "the president" of a country is hardly the latest person of whom no office is told
  return !(draft.office && /^(president|head-of-state|prime-minister|monarch.*)$/.test(draft.office.id));
}

function distanceOf(reading: Reading, { drafts }: Clusters, nominal: number, other: number): number {
  return reading.sentenceOf(drafts[nominal]!.head) - reading.sentenceOf(drafts[other]!.head);
}

/** The mention of a person that scores best, subjects before others; null of a score leaves it out. */
function latestPerson(
  reading: Reading,
  clusters: Clusters,
  nominal: number,
  scoreOf: (other: number) => number | null,
): number | null {
  const { drafts } = clusters;
  const { tree } = reading;
  const draft = drafts[nominal]!;
  const reach = isSomebody(reading, drafts, nominal) && !isFormer(draft) ? REACH : NEAR;
  return bestBefore(reading, clusters, nominal, reach, (other, distance) => {
    const { head } = drafts[other]!;
    const person = clusters.of(other);
    if (person.type !== "Person" || !clusters.agree(other, nominal)) return null;
    // "the tall woman" says more than is known of a doctor without gender
    if (draft.gender !== null && person.gender !== draft.gender) return null;
    if (distance === 0 && tree.head(head) === tree.head(draft.head)) return null;
    // "Ann Holt denied having met the envoy": a description below the verb of a name is somebody else (binding, Chomsky 1981)
    let top = head;
    while (tree.is(top, "appos", "flat", "nmod:desc")) top = tree.head(top);
    if (distance === 0 && tree.is(top, "nsubj") && tree.under(draft.head, tree.head(top))) return null;
    const known = scoreOf(other);
    return known === null ? null : known + (tree.is(top, "nsubj") ? 1 : 0);
  });
}

/** "the Syrian", "the 54-year-old", "the former teacher": said of anybody, whatever their office. */
function isSomebody(reading: Reading, drafts: readonly Draft[], nominal: number): boolean {
  const draft = drafts[nominal]!;
  return ageOf(reading, draft) !== null || sameWord(drafts, nominal) !== null || isFormer(draft);
}

function isFormer({ modifiers, words }: Draft): boolean {
  return modifiers.includes("former") || /\bex-/i.test(words);
}

/** "the 54-year-old" → "54" */
function ageOf({ lower }: Reading, { head, firstToken }: Draft): string | null {
  for (let token = firstToken; token <= head; token++) {
    const age = /^(\d+)-year-old$/.exec(lower[token]!)?.[1];
    if (age) return age;
    if (/^\d+$/.test(lower[token]!) && lower[token + 1] === "-" && lower[token + 2] === "year") return lower[token]!;
  }
  return null;
}

/** Ages that the text gives a person: "Ann Holt, 54," and "a 54-year-old". */
function agesOf(reading: Reading, { drafts }: Clusters, { members }: Cluster): ReadonlySet<string> {
  const ages = new Set<string>();
  for (const member of members) {
    const draft = drafts[member]!;
    const age = ageOf(reading, draft);
    if (age !== null) ages.add(age);
    const [comma, number, end] = reading.lower.slice(draft.endToken, draft.endToken + 3);
    if (draft.kind === "name" && comma === "," && /^\d\d$/.test(number ?? "") && /^[,.;]$/.test(end ?? ""))
      ages.add(number!);
  }
  return ages;
}

/** "Holt met Moore, and the latter agreed", "only the former paid": of the last two who were named together, else the last. */
export function joinLatter(reading: Reading, clusters: Clusters, index: DraftIndex): void {
  const { drafts } = clusters;
  const { tree, lower } = reading;
  const isNamed = (other: number | undefined) =>
    other !== undefined &&
    drafts[other]!.kind === "name" &&
    /^(Person|Organization|Country)$/.test(clusters.of(other).type);
  drafts.forEach((draft, nominal) => {
    if (draft.kind !== "nominal" || !/^(latter|former)$/.test(lower[draft.head]!)) return;
    for (let other = nominal - 1; other >= 0; other--) {
      const { head } = drafts[other]!;
      if (reading.sentenceOf(draft.head) - reading.sentenceOf(head) > 1) return;
      if (!isNamed(other)) continue;
      const first = tree.is(head, "conj") ? index.filling(tree.head(head)) : undefined;
      if (lower[draft.head] === "former" && !isNamed(first)) continue;
      clusters.join(lower[draft.head] === "former" ? first! : other, nominal);
      return;
    }
  });
}
