// Which claims a view shows, and how many each filter value would show if it alone were changed: a claim that fails no filter counts
// everywhere, one that fails exactly one filter counts in that filter's own list.
import { MODALITIES, POLARITIES, RELATION_TYPES } from "../../../schema/ontology.ts";
import { nodesWithin } from "./paths.ts";
import { NONE, type Store, TYPES } from "./store.ts";
import { FACETS, type Facet, SHOWN, SHOWS, type Show, type View } from "./view.ts";

export interface Filtered {
  /** 1 for each claim that is shown */
  readonly shown: Uint8Array;
  readonly count: number;
  readonly values: ReadonlyMap<Facet, ReadonlyMap<string, number>>;
  readonly shows: ReadonlyMap<Show, number>;
  /** claims per day, before the limits of the time slider */
  readonly days: ReadonlyMap<string, number>;
}

/** The value of the speaker facet that stands for the article's own voice. */
export const OWN_VOICE = "";

/** Values of a facet that a claim has; a claim has as many entity types as its ends. */
function valuesOf(store: Store, facet: Facet, claim: number): readonly string[] {
  switch (facet) {
    case "type":
      return typesOf(store, claim);
    case "relation":
      return [RELATION_TYPES[store.claims.type[claim]!]!];
    case "modality":
      return [MODALITIES[store.claims.modality[claim]!]!];
    case "polarity":
      return [POLARITIES[store.claims.polarity[claim]!]!];
    case "speaker": {
      const speaker = store.speaker(claim);
      return [speaker === NONE ? OWN_VOICE : store.nodeId(speaker)];
    }
    case "article":
      return [store.articles[store.claims.article[claim]!]!.id];
  }
}

function typesOf(store: Store, claim: number): readonly string[] {
  const source = store.claims.source[claim]!;
  const target = store.claims.target[claim]!;
  const one = source === NONE || store.isEvent(source) ? null : TYPES[store.typeIndex(source)]!;
  const other = target === NONE || store.isEvent(target) ? null : TYPES[store.typeIndex(target)]!;
  if (one === null) return other === null ? [] : [other];
  return other === null || other === one ? [one] : [one, other];
}

export function filterClaims(store: Store, view: View): Filtered {
  const shown = new Uint8Array(store.claimCount);
  const off = FACETS.map((facet) => view.off.get(facet) ?? new Set<string>());
  const values = FACETS.map(() => new Map<string, number>());
  const shows = new Map<Show, number>(SHOWS.map((show) => [show, 0]));
  const days = new Map<string, number>();
  const scope = scopeOf(store, view);
  let count = 0;
  for (let claim = 0; claim < store.claimCount; claim++) {
    if (scope && !inScope(store, claim, scope)) continue;
    const own = FACETS.map((facet) => valuesOf(store, facet, claim));
    const failed = own.map((list, k) => off[k]!.size > 0 && list.some((value) => off[k]!.has(value)));
    const failures = failed.reduce((sum, fails) => sum + Number(fails), 0);
    const day = store.day(claim);
    const inTime = day === "" || ((view.from === "" || day >= view.from) && (view.to === "" || day <= view.to));
    const inShow = SHOWN[view.show].includes(store.standing[claim]!);
    if (inShow && inTime)
      own.forEach((list, k) => {
        // one failure is forgiven in its own list: that is what switching it back on would bring
        if (failures === 0 || (failures === 1 && failed[k]))
          for (const value of list) values[k]!.set(value, (values[k]!.get(value) ?? 0) + 1);
      });
    if (failures > 0) continue;
    if (inTime)
      for (const show of SHOWS) if (SHOWN[show].includes(store.standing[claim]!)) shows.set(show, shows.get(show)! + 1);
    if (inShow && day !== "") days.set(day, (days.get(day) ?? 0) + 1);
    if (inShow && inTime) {
      shown[claim] = 1;
      count++;
    }
  }
  return { shown, count, values: new Map(FACETS.map((facet, k) => [facet, values[k]!])), shows, days };
}

/** Nodes within the chosen number of steps of the node in the panel; null for the whole graph. */
export function scopeOf(store: Store, view: View): Uint8Array | null {
  if (view.depth === 0 || view.panel.kind !== "node") return null;
  const centre = store.nodeAt(view.panel.a);
  return centre === NONE ? null : nodesWithin(store, centre, view.depth);
}

function inScope(store: Store, claim: number, scope: Uint8Array): boolean {
  const ends = store.ends(claim);
  return ends.every((end) => scope[end] === 1);
}

/** Every value of a facet in the graph, most frequent first: the rows of the filter list. */
export function facetValues(store: Store, facet: Facet): string[] {
  const total = new Map<string, number>();
  for (let claim = 0; claim < store.claimCount; claim++)
    for (const value of valuesOf(store, facet, claim)) total.set(value, (total.get(value) ?? 0) + 1);
  return [...total].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([value]) => value);
}
