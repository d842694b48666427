// Walks over the claims: what lies within some steps of a node, and the shortest chain of claims between two nodes. Direction does not
// matter to a walk; "A threatens B" connects both.
import { NONE, type Store } from "./store.ts";

/** 1 for each node within `depth` steps. */
export function nodesWithin(store: Store, centre: number, depth: number): Uint8Array {
  const within = new Uint8Array(store.nodeCount);
  within[centre] = 1;
  let edge = [centre];
  for (let step = 0; step < depth && edge.length > 0; step++) {
    const next: number[] = [];
    for (const node of edge)
      for (const claim of store.claimsOf(node))
        for (const end of store.ends(claim))
          if (within[end] === 0) {
            within[end] = 1;
            next.push(end);
          }
    edge = next;
  }
  return within;
}

export interface PathStep {
  readonly from: number;
  readonly to: number;
  /** all shown claims between the two */
  readonly claims: readonly number[];
}

/** The shortest chain of shown claims from one node to another; null when there is none. Ties go to the node that comes first. */
export function shortestPath(store: Store, from: number, to: number, shown: Uint8Array): PathStep[] | null {
  const before = new Int32Array(store.nodeCount).fill(NONE);
  before[from] = from;
  let edge = [from];
  while (edge.length > 0 && before[to] === NONE) {
    const next: number[] = [];
    for (const node of edge)
      for (const claim of store.claimsOf(node)) {
        if (shown[claim] === 0) continue;
        for (const end of store.ends(claim))
          if (before[end] === NONE) {
            before[end] = node;
            next.push(end);
          }
      }
    edge = next;
  }
  if (before[to] === NONE || from === to) return null;
  const steps: PathStep[] = [];
  for (let at = to; at !== from; at = before[at]!) {
    const claims = store.claimsBetween(before[at]!, at).filter((claim) => shown[claim] === 1);
    steps.unshift({
      from: before[at]!,
      to: at,
      claims: claims.length > 0 ? claims : shared(store, before[at]!, at, shown),
    });
  }
  return steps;
}

/** Claims that touch both nodes in any part: an event node and the claim that it stands for. */
function shared(store: Store, one: number, other: number, shown: Uint8Array): number[] {
  const touching = new Set(store.claimsOf(other));
  return Array.from(store.claimsOf(one)).filter((claim) => shown[claim] === 1 && touching.has(claim));
}
