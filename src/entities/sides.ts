// Whom a person speaks for: the country of an official, the body of its head or spokesman, "Ann Holt of Acme".
import type { Clusters } from "./clusters.ts";
import type { Draft } from "./draft.ts";
import type { Reading } from "./reading.ts";
import type { DraftIndex, Role } from "./roles.ts";

/** Offices of a state; with no country beside the title it is the one that the article is about just then. */
const OF_STATE = new Set([
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

export function findSides(reading: Reading, clusters: Clusters, index: DraftIndex, roles: readonly Role[]): void {
  const { drafts } = clusters;
  for (const { holder, of, office, polarity } of roles) {
    const cluster = clusters.of(holder);
    if (polarity === "negative" || office.relation === "SPOUSE_OF" || cluster.side !== null) continue;
    if (of !== null && office.relation !== null && clusters.of(of).type !== "Person") cluster.side = of;
    else if (of === null && OF_STATE.has(office.id)) cluster.side = countryAround(reading, clusters, holder);
  }
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

/** The country that the sentences up to the title speak of most, subjects counted twice. */
function countryAround(reading: Reading, clusters: Clusters, holder: number): number | null {
  const { drafts } = clusters;
  const here = reading.sentenceOf(drafts[holder]!.head);
  const weights = new Map<number, number>();
  drafts.forEach((draft, at) => {
    const cluster = clusters.of(at);
    const distance = here - reading.sentenceOf(draft.head);
    if (cluster.row?.type !== "Country" || distance < 0 || distance > 5) return;
    const key = cluster.members[0]!;
    const weight = (reading.tree.is(draft.head, "nsubj", "nmod:poss") ? 2 : 1) / (1 + Math.abs(distance));
    weights.set(key, (weights.get(key) ?? 0) + weight);
  });
  const ranked = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return ranked[0] !== undefined && (ranked[1] === undefined || ranked[0][1] > ranked[1][1]) ? ranked[0][0] : null;
}
