// Bare nouns of a headline → what the first sentences below tell of: the same verb with the same argument, the same noun, the only thing of
// its kind, the one name that ends so. A headline has no articles, so "Court jails general" does not say whether the court is new.
import type { Clusters } from "./clusters.ts";
import type { Draft } from "./draft.ts";
import { kindsOf } from "./kind-agreement.ts";
import { isSpeechVerb, subjectOf } from "./quotes.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex } from "./roles.ts";

/** Sentences below the headline that tell what it told. */
const LEAD = 3;

export function joinHeadlines(reading: Reading, clusters: Clusters, index: DraftIndex): void {
  const { drafts } = clusters;
  const lead = leadOf(reading);
  drafts.forEach((draft, nominal) => {
    if (draft.kind !== "nominal" || clusters.of(nominal).named || !isHeadline(reading, draft.head)) return;
    if (draft.determiner === "a" || draft.determiner === "other" || draft.determiner === "possessive") return;
    const other =
      nameEndingSo(reading, clusters, draft) ??
      sameArgument(reading, clusters, index, nominal, lead) ??
      sameNoun(reading, clusters, nominal, lead) ??
      onlyOfKind(reading, clusters, nominal, lead);
    if (other !== null) clusters.join(other, nominal);
  });
}

function isHeadline(reading: Reading, token: number): boolean {
  return /^(title|deck)$/.test(reading.blockKind(token));
}

/** The first sentences that are no headline, when there is a headline above. */
function leadOf(reading: Reading): ReadonlySet<number> {
  const { sentences } = reading.doc;
  const found = new Set<number>();
  if (sentences.length === 0 || !isHeadline(reading, sentences[0]!.firstToken)) return found;
  sentences.forEach(({ firstToken }, sentence) => {
    if (found.size < LEAD && reading.blockKind(firstToken) === "paragraph") found.add(sentence);
  });
  return found;
}

/** "Ruling coalition splits" over a report on the Umoja Coalition: the one name that ends with the noun. */
function nameEndingSo(reading: Reading, clusters: Clusters, { head, number }: Draft): number | null {
  if (number === "plural") return null;
  const lemma = reading.tree.lemma(head).toLowerCase();
  const named = clusters.all().filter((cluster) =>
    cluster.members.some((member) => {
      const { kind, words, type } = clusters.drafts[member]!;
      return kind === "name" && type !== "Person" && words.toLowerCase().endsWith(` ${lemma}`);
    }),
  );
  return named.length === 1 ? named[0]!.members[0]! : null;
}

type Place = "subject" | "object";

/** The verb and the argument of it that a word is, the passive turned round; null for other words. */
function argumentOf({ tree }: Reading, token: number): { verb: number; place: Place } | null {
  const verb = tree.head(token);
  if (verb < 0 || tree.upos(verb) !== "VERB") return null;
  const relation = tree.relation(token);
  if (relation === "nsubj" || relation === "obl:agent") return { verb, place: "subject" };
  return relation === "obj" || relation === "nsubj:pass" ? { verb, place: "object" } : null;
}

/** "Chipmaker sues rival" over "Holm Semicon has sued Tarn": subject and subject, object and object. */
function sameArgument(
  reading: Reading,
  clusters: Clusters,
  index: DraftIndex,
  nominal: number,
  lead: ReadonlySet<number>,
): number | null {
  const { tree, doc } = reading;
  const own = argumentOf(reading, clusters.drafts[nominal]!.head);
  // Many people say something
  if (own === null || isSpeechVerb(reading, own.verb)) return null;
  for (const sentence of lead) {
    const { firstToken, endToken } = doc.sentences[sentence]!;
    for (let verb = firstToken; verb < endToken; verb++) {
      if (tree.upos(verb) !== "VERB" || tree.lemma(verb) !== tree.lemma(own.verb)) continue;
      const isPassive = tree.child(verb, "nsubj:pass") !== undefined;
      const subject = isPassive ? tree.child(verb, "obl:agent") : subjectOf(reading, verb);
      const token = own.place === "subject" ? subject : tree.child(verb, "obj", "nsubj:pass");
      const found = token == null ? undefined : index.filling(token);
      if (found !== undefined && mayBeThat(clusters, nominal, found)) return found;
    }
  }
  return null;
}

/** "Dam bursts" over "A dam in the north burst" */
function sameNoun(reading: Reading, clusters: Clusters, nominal: number, lead: ReadonlySet<number>): number | null {
  const { drafts } = clusters;
  const { tree } = reading;
  const own = drafts[nominal]!;
  const found = drafts.findIndex(
    (other) =>
      other.kind === "nominal" &&
      lead.has(reading.sentenceOf(other.head)) &&
      tree.lemma(other.head).toLowerCase() === tree.lemma(own.head).toLowerCase() &&
      (own.modifiers.every((word) => other.modifiers.includes(word)) || other.modifiers.length === 0),
  );
  return found >= 0 && mayBeThat(clusters, nominal, found) ? found : null;
}

/** "Court jails general" over "A tribunal in Lima", "Rebels seize town" over "fighters of the Northern Front" */
function onlyOfKind(reading: Reading, clusters: Clusters, nominal: number, lead: ReadonlySet<number>): number | null {
  const { drafts } = clusters;
  const { entityKind } = drafts[nominal]!;
  if (entityKind === null) return null;
  const found = new Set(
    drafts.flatMap((other, at) => {
      const cluster = clusters.of(at);
      const isOne = other.kind === "name" || (other.kind === "nominal" && other.determiner !== "other");
      return isOne && lead.has(reading.sentenceOf(other.head)) && kindsOf(clusters, cluster).includes(entityKind)
        ? [cluster]
        : [];
    }),
  );
  // "fighters of the Northern Front" are two of a kind, of which only the fighters are a group
  const alike = found.size > 1 ? [...found].filter(({ type }) => type === drafts[nominal]!.type) : [...found];
  const [only] = alike;
  if (!only || alike.length > 1) return null;
  const body = only.members.find((member) => lead.has(reading.sentenceOf(drafts[member]!.head)))!;
  return mayBeThat(clusters, nominal, body) ? body : null;
}

function mayBeThat(clusters: Clusters, nominal: number, other: number): boolean {
  const own = clusters.drafts[nominal]!;
  const { kind, determiner } = clusters.drafts[other]!;
  if (kind === "pronoun" || kind === "demonym" || determiner === "other") return false;
  const cluster = clusters.of(other);
  if (cluster === clusters.of(nominal)) return false;
  // "rival", "champion": a person only where nothing tells better
  if (
    own.type === "Person" &&
    own.office !== null &&
    /^(kin|candidate|owner|calling|member)$/.test(own.office.id) &&
    cluster.type === "Organization"
  )
    clusters.of(nominal).certainty = 1;
  // "ministers agree" is not said of countries
  if ((own.type === "Country") !== (cluster.type === "Country")) return false;
  // "officers" are not their brigade, "rebels" are their front
  if (own.type === "Group" && cluster.type === "Organization" && own.entityKind !== "armed-group") return false;
  const isMany = own.type === "Group" || cluster.type === "Group" || cluster.type === "Organization";
  return (isMany || own.number === cluster.number || cluster.number === null) && clusters.agree(other, nominal);
}
