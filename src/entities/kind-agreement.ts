// What kinds of body a chain may be: a name that ends with "Congress", "Front" or "Union" may be of several.
import type { EntityKind } from "#schema";
import type { Cluster, Clusters } from "./clusters.ts";

/** Last words of names beside the kind that the noun has by itself. */
const ALSO: ReadonlyMap<string, readonly EntityKind[]> = new Map(
  Object.entries({
    congress: ["party", "ngo", "union", "igo"],
    committee: ["ngo", "agency", "igo"],
    council: ["ngo", "agency", "igo", "union"],
    assembly: ["party", "igo"],
    commission: ["igo"],
    front: ["party", "armed-group"],
    movement: ["party", "armed-group", "ngo"],
    union: ["igo", "party", "ngo"],
    league: ["igo", "party", "ngo"],
    alliance: ["party", "armed-group", "company", "ngo"],
    coalition: ["ngo", "armed-group"],
    association: ["union", "igo"],
    federation: ["union", "igo"],
    confederation: ["union", "igo"],
    organization: ["igo", "armed-group", "party"],
    organisation: ["igo", "armed-group", "party"],
    society: ["company", "union"],
    group: ["ngo", "armed-group", "igo"],
    network: ["ngo", "armed-group", "company"],
    army: ["armed-group"],
    brigade: ["armed-group"],
    force: ["armed-group"],
    forces: ["armed-group"],
    brigades: ["armed-group"],
    party: ["armed-group"],
    fund: ["igo", "ngo", "company"],
    trust: ["company"],
    board: ["union", "company"],
    service: ["company", "media"],
    authority: ["agency"],
    house: ["company", "media"],
    bench: ["ngo"],
  } satisfies Record<string, readonly EntityKind[]>),
);

/** Every kind that the chain may be of; none when nothing is known. A row of the gazetteer leaves no choice. */
export function kindsOf({ drafts }: Clusters, { entityKind, row, members }: Cluster): readonly EntityKind[] {
  if (entityKind === null) return [];
  if (row !== null) return [entityKind];
  const also = members.flatMap((member) => {
    const { kind, words } = drafts[member]!;
    return kind === "name" && words.includes(" ") ? (ALSO.get(words.split(" ").at(-1)!.toLowerCase()) ?? []) : [];
  });
  // A league has clubs
  const isLeague = members.some((member) => / league$/i.test(drafts[member]!.words));
  return isLeague ? also : [entityKind, ...also];
}
