// Whom a person speaks for: the country of an official, the body of its head or spokesman, "Ann Holt of Acme".
import type { Cluster, Clusters } from "./clusters.ts";
import type { Draft } from "./draft.ts";
import type { Quote } from "./quotes.ts";
import type { Reading } from "./reading.ts";
import { bodyBeside, type DraftIndex, type Role } from "./roles.ts";

/** Offices of a state; with no country beside the title it is the one that the article is about just then. */
const STATE_OFFICES = new Set([
  "head-of-state",
  "president",
  "prime-minister",
  "vice-president",
  "deputy-prime-minister",
  "foreign-minister",
  "defence-minister",
  "finance-minister",
  "interior-minister",
  "minister",
  "security-adviser",
  "monarch",
  "monarch-male",
  "monarch-female",
]);

/** Offices of a body; with no body beside the title it is the one that the article is about just then. */
const BODY_OFFICES = new Set(["chief", "chairman", "chairwoman", "spokesperson", "spokesman", "spokeswoman"]);

/** Those who speak for others. */
const SPEAKERS = new Set(["spokesperson", "spokesman", "spokeswoman"]);

function isFormer({ modifiers }: Draft): boolean {
  return modifiers.some((word) => /^(former|ex|late|ousted)$/.test(word));
}

export function findSides(
  reading: Reading,
  clusters: Clusters,
  index: DraftIndex,
  roles: readonly Role[],
  quotes: readonly Quote[],
): void {
  const { drafts } = clusters;
  const others = spokenOfByUs(reading, drafts, quotes);
  for (const { holder, of, office, polarity } of roles) {
    const cluster = clusters.of(holder);
    if (polarity === "negative" || office.relation === "SPOUSE_OF" || cluster.side !== null) continue;
    if (of !== null && office.relation !== null && clusters.of(of).type !== "Person") cluster.side = of;
    else if (of === null && STATE_OFFICES.has(office.id)) {
      cluster.side = countryAround(reading, clusters, holder, others);
      // The only country of an article is that of its minister
      const countries = new Set(clusters.all().flatMap(({ row }) => (row?.type === "Country" ? [row.id] : [])));
      if (cluster.side !== null && countries.size === 1) cluster.country ??= clusters.of(cluster.side).country;
    }
    if (cluster.side === null && of === null && BODY_OFFICES.has(office.id))
      cluster.side = bodyAround(reading, clusters, holder, others);
  }
  // "a spokeswoman said": the body of one who has no name; "the minister said": the country of one whose post was not told with the name
  drafts.forEach((draft, person) => {
    const cluster = clusters.of(person);
    if (draft.kind !== "nominal" || draft.number === "plural" || !draft.office || cluster.side !== null) return;
    if (cluster.named && STATE_OFFICES.has(draft.office.id) && !isFormer(draft))
      cluster.side = countryAround(reading, clusters, person, others);
    if (cluster.named || !SPEAKERS.has(draft.office.id)) return;
    const of = bodyBeside(reading, drafts, index, draft.head, draft.head);
    cluster.side =
      of !== null && clusters.of(of).type !== "Person" ? of : bodyAround(reading, clusters, person, others);
  });
  drafts.forEach((draft, person) => {
    if (draft.kind !== "name" || draft.type !== "Person" || clusters.of(person).side !== null) return;
    const body = bodyOfPerson(reading, drafts, index, draft);
    if (body !== null) clusters.of(person).side = body;
    const country = draft.row?.terms.length ? draft.row.country : null;
    if (body !== null || !country) return;
    const known = clusters.all().find((cluster) => cluster.row?.type === "Country" && cluster.row.country === country);
    if (known) clusters.of(person).side = known.members[0]!;
  });
}

/** What stands in a quote beside "we" is somebody else: "We do not want Freedonia's help", the minister said. */
function spokenOfByUs({ doc }: Reading, drafts: readonly Draft[], quotes: readonly Quote[]): ReadonlySet<Draft> {
  return new Set(
    quotes.flatMap(({ start, end }) => {
      const inside = drafts.filter(({ head }) => start <= doc.tokens[head]!.start && doc.tokens[head]!.start < end);
      return inside.some(({ pronoun }) => pronoun?.row.id === "we") ? inside : [];
    }),
  );
}

/** Of "an army spokesman" the army of which the text has spoken, of others the body that it is about just then. */
function bodyAround(reading: Reading, clusters: Clusters, person: number, others: ReadonlySet<Draft>): number | null {
  const { drafts } = clusters;
  const { tree } = reading;
  // The title may stand beside the name: "Karl Holt, an army spokesman"
  for (const member of clusters.of(person).members) {
    const { head, kind } = drafts[member]!;
    const noun = kind === "nominal" ? tree.child(head, "compound") : undefined;
    const row = noun === undefined ? undefined : reading.lexicon.nominal(tree.lemma(noun).toLowerCase());
    if (noun === undefined || row?.type !== "Organization") continue;
    const isThat = (other: Draft) =>
      other.kind === "nominal" && tree.lemma(other.head).toLowerCase() === tree.lemma(noun).toLowerCase();
    const before = drafts.findLastIndex((other, at) => at < member && isThat(other));
    return before >= 0 ? before : null;
  }
  return around(
    reading,
    clusters,
    person,
    (other) => other.type === "Organization" && other.named && other.entityKind !== "media",
    (draft) => !others.has(draft),
  );
}

/** "Ann Holt of Acme", "Ann Holt from the trade ministry": the draft of the body. */
export function bodyOfPerson(
  reading: Reading,
  drafts: readonly Draft[],
  index: DraftIndex,
  person: Draft,
): number | null {
  const { tree } = reading;
  for (let token = person.firstToken; token < person.endToken; token++)
    for (const child of tree.children(token, "nmod")) {
      const body =
        child > token && /^(of|at|from)$/.test(tree.markers(child)[0] ?? "") ? index.filling(child) : undefined;
      if (body !== undefined && drafts[body]!.type === "Organization") return body;
    }
  return null;
}

/** Every mention of the country is somebody who is dealt with: "threatened action against Freedonia". */
function isFacedOnly(reading: Reading, clusters: Clusters, country: number): boolean {
  return clusters.of(country).members.every((member) => {
    const { head } = clusters.drafts[member]!;
    return (
      reading.tree.markers(head).some((marker) => /^(against|with|on|to|toward|towards|from)$/.test(marker)) ||
      reading.tree.is(head, "obj", "iobj")
    );
  });
}

/**
 * The country that the text is about just then, and not one that is only dealt with. What an official says of others comes behind the
 * title: "Prime Minister Ann Holt denied that Freedonia had paid" is said by no Freedonian where another country stands before.
 */
function countryAround(
  reading: Reading,
  clusters: Clusters,
  person: number,
  others: ReadonlySet<Draft>,
): number | null {
  const isSide = (other: Cluster) => other.type === "Country" && !isFacedOnly(reading, clusters, other.members[0]!);
  const { endToken } = clusters.drafts[person]!;
  const counts = (draft: Draft) => !others.has(draft) && !isOfPeople(reading, draft);
  return (
    around(reading, clusters, person, isSide, (draft) => draft.firstToken < endToken && counts(draft)) ??
    around(reading, clusters, person, isSide, counts)
  );
}

/** "two French engineers" make no article one about France, "French police" and "the French president" do. */
function isOfPeople({ tree, lexicon }: Reading, { kind, head }: Draft): boolean {
  const noun = tree.head(head);
  if (kind !== "demonym" || noun < 0) return false;
  const lemma = tree.lemma(noun).toLowerCase();
  const office = lexicon.office(lemma);
  return office ? !STATE_OFFICES.has(office.id) : /^(?:Group|Person)$/.test(lexicon.nominal(lemma)?.type ?? "");
}

/** What the sentences up to the title speak of most, subjects counted twice, the first mentioned where two are even. */
function around(
  reading: Reading,
  clusters: Clusters,
  holder: number,
  isSide: (cluster: Cluster) => boolean,
  counts: (draft: Draft) => boolean = () => true,
): number | null {
  const { drafts } = clusters;
  const here = reading.sentenceOf(drafts[holder]!.head);
  const weights = new Map<number, number>();
  drafts.forEach((draft, at) => {
    const cluster = clusters.of(at);
    const distance = here - reading.sentenceOf(draft.head);
    if (!isSide(cluster) || !counts(draft) || distance < 0 || distance > 8) return;
    const key = cluster.members[0]!;
    const weight = (reading.tree.is(draft.head, "nsubj", "nmod:poss") ? 2 : 1) / (2 + distance);
    weights.set(key, (weights.get(key) ?? 0) + weight);
  });
  return [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? null;
}
