// Growing chains: a union of mention drafts with the attributes that all of them agree on.
import type { EntityKind, EntityType, GazetteerRow } from "#schema";
import type { Draft } from "./draft.ts";

export interface Cluster {
  /** draft indices in the order of the text */
  members: number[];
  type: EntityType;
  /** how well the type is known: a gazetteer row 4, a name 3, a typed noun 2, a pronoun or an untyped noun 1 */
  certainty: number;
  entityKind: EntityKind | null;
  row: GazetteerRow | null;
  gender: "female" | "male" | null;
  number: "singular" | "plural" | null;
  named: boolean;
  /** ISO code of the country that the thing is or belongs to */
  country: string | null;
  /** draft of the country or body that a person speaks for when it says "we" */
  side: number | null;
}

const WHERE: readonly EntityType[] = ["Country", "City", "Region", "Place", "Facility"];
const BODY: readonly EntityType[] = ["Organization", "Group", "Country", "Facility"];

export class Clusters {
  readonly drafts: readonly Draft[];
  readonly #of: Cluster[];

  constructor(drafts: readonly Draft[]) {
    this.drafts = drafts;
    this.#of = drafts.map((draft, index) => ({
      members: [index],
      type: draft.type,
      certainty: draft.row ? 4 : draft.kind === "name" ? 3 : draft.type === "Thing" || draft.kind === "pronoun" ? 1 : 2,
      entityKind: draft.entityKind,
      row: draft.row,
      gender: draft.gender,
      number: draft.number,
      named: draft.kind === "name" || draft.kind === "demonym",
      country: draft.row?.country ?? null,
      side: null,
    }));
  }

  of(draft: number): Cluster {
    return this.#of[draft]!;
  }

  /** Every cluster once, in the order of its first mention. */
  all(): readonly Cluster[] {
    return [...new Set(this.#of)];
  }

  same(a: number, b: number): boolean {
    return this.#of[a] === this.#of[b];
  }

  /** Can both be one thing: no two known entities, genders, or types that exclude each other? */
  agree(a: number, b: number): boolean {
    const one = this.of(a);
    const two = this.of(b);
    if (one === two) return true;
    if (one.row && two.row && one.row.id !== two.row.id) return false;
    if (one.gender && two.gender && one.gender !== two.gender) return false;
    if (one.certainty > 1 && two.certainty > 1 && !typesAgree(one.type, two.type)) return false;
    return !(one.country && two.country && one.country !== two.country);
  }

  join(a: number, b: number): void {
    const one = this.of(a);
    const two = this.of(b);
    if (one === two) return;
    const [strong, weak] = two.certainty > one.certainty ? [two, one] : [one, two];
    const joined: Cluster = {
      members: [...one.members, ...two.members].sort((x, y) => x - y),
      type: strong.type,
      certainty: strong.certainty,
      entityKind: strong.entityKind ?? (strong.type === weak.type ? weak.entityKind : null),
      row: one.row ?? two.row,
      gender: one.gender ?? two.gender,
      number: strong.number ?? weak.number,
      named: one.named || two.named,
      country: one.country ?? two.country,
      side: one.side ?? two.side,
    };
    for (const member of joined.members) this.#of[member] = joined;
  }
}

function typesAgree(a: EntityType, b: EntityType): boolean {
  if (a === b) return true;
  if (a === "Person" || b === "Person") return false;
  return (
    (WHERE.includes(a) && WHERE.includes(b)) || (BODY.includes(a) && BODY.includes(b)) || (isMatter(a) && isMatter(b))
  );
}

function isMatter(type: EntityType): boolean {
  return type === "Agreement" || type === "Event" || type === "Thing";
}

/** The country with most mentions, when there is one. */
export function mainCountry(clusters: Clusters): number | null {
  const countries = clusters.all().filter((cluster) => cluster.row?.type === "Country");
  const ranked = countries.sort((a, b) => b.members.length - a.members.length);
  return ranked[0] && ranked[0].members.length > (ranked[1]?.members.length ?? 0) ? ranked[0].members[0]! : null;
}
