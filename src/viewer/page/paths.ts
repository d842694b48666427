// Walks over the claims as they are drawn: from source to target, from source to the events that a claim is about, from an event to its
// participants. Direction does not matter to a walk: "A threatens B" leads from either to the other.
import { NONE, type Store } from "./store.ts";

interface Link {
  readonly claim: number;
  readonly to: number;
}

/** Where one step leads from a node, and by which claim. */
export function linksOf(store: Store, node: number): Link[] {
  const links: Link[] = [];
  const link = (claim: number, to: number) => {
    if (to !== NONE && to !== node) links.push({ claim, to });
  };
  for (const claim of store.claimsOf(node)) {
    const source = store.claims.source[claim]!;
    const target = store.claims.target[claim]!;
    const events = store.eventsOf(claim);
    if (events.includes(node)) {
      link(claim, source);
      link(claim, target);
      continue;
    }
    if (node === source) {
      link(claim, target);
      for (const event of store.content.of(claim)) link(claim, event);
    } else if (node === target || store.content.of(claim).includes(node)) link(claim, source);
    if (node === source || node === target) for (const event of events) link(claim, event);
  }
  return links;
}

/** 1 for each node within `depth` steps. */
export function nodesWithin(store: Store, centre: number, depth: number): Uint8Array {
  const within = new Uint8Array(store.nodeCount);
  within[centre] = 1;
  let edge = [centre];
  for (let step = 0; step < depth && edge.length > 0; step++) {
    const next: number[] = [];
    for (const node of edge)
      for (const { to } of linksOf(store, node))
        if (within[to] === 0) {
          within[to] = 1;
          next.push(to);
        }
    edge = next;
  }
  return within;
}

export interface PathStep {
  readonly from: number;
  readonly to: number;
  /** all shown claims that lead from the one to the other */
  readonly claims: readonly number[];
}

/** The shortest chain of shown claims from one node to another; null when there is none. Ties go to the claim that comes first. */
export function shortestPath(store: Store, from: number, to: number, shown: Uint8Array): PathStep[] | null {
  if (from === to) return null;
  const before = new Int32Array(store.nodeCount).fill(NONE);
  before[from] = from;
  let edge = [from];
  while (edge.length > 0 && before[to] === NONE) {
    const next: number[] = [];
    for (const node of edge)
      for (const link of linksOf(store, node))
        if (shown[link.claim] === 1 && before[link.to] === NONE) {
          before[link.to] = node;
          next.push(link.to);
        }
    edge = next;
  }
  if (before[to] === NONE) return null;
  const steps: PathStep[] = [];
  for (let at = to; at !== from; at = before[at]!) {
    const claims = linksOf(store, before[at]!).filter((link) => link.to === at && shown[link.claim] === 1);
    steps.unshift({ from: before[at]!, to: at, claims: [...new Set(claims.map((link) => link.claim))] });
  }
  return steps;
}
