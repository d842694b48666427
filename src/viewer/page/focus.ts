// What the panel is about → the nodes and claims that stay bright in the drawing. The first node is the one that is selected.
import { shortestPath } from "./paths.ts";
import type { Focus } from "./stage.ts";
import { NONE, type Store } from "./store.ts";
import type { View } from "./view.ts";

export function focusOf(store: Store, view: View, shown: Uint8Array): Focus | null {
  const { kind, a, b } = view.panel;
  switch (kind) {
    case "overview":
    case "disputes":
      return null;
    case "node": {
      const node = store.nodeAt(a);
      if (node === NONE) return null;
      // when only the steps around a node are shown, all of them are what the reader looks at
      return around(store, [node], visible(view.depth > 0 ? shown.keys() : store.claimsOf(node), shown));
    }
    case "speaker": {
      const node = store.nodeAt(a);
      return node === NONE ? null : around(store, [node], visible(claimsSaidBy(store, node), shown));
    }
    case "claim": {
      const claim = store.claimAt(a);
      return claim === NONE ? null : around(store, [], [claim]);
    }
    case "relation":
      return around(
        store,
        [],
        claimsOfType(store, a).filter((claim) => shown[claim] === 1),
      );
    case "community":
      return b === "" ? { nodes: new Set(), claims: new Set(), community: Number(a) } : null;
    case "pair":
    case "timeline": {
      const [one, other] = [store.nodeAt(a), store.nodeAt(b)];
      if (one === NONE || other === NONE) return null;
      return around(store, [one, other], visible(store.claimsBetween(one, other), shown));
    }
    case "compare": {
      const speakers = [a, b].map((id) => store.nodeAt(id)).filter((node) => node !== NONE);
      if (speakers.length === 0) return null;
      return around(
        store,
        speakers,
        visible(
          speakers.flatMap((node) => claimsSaidBy(store, node)),
          shown,
        ),
      );
    }
    case "path": {
      const [one, other] = [store.nodeAt(a), store.nodeAt(b)];
      const ends = [one, other].filter((node) => node !== NONE);
      if (ends.length === 0) return null;
      const steps = ends.length === 2 ? (shortestPath(store, one, other, shown) ?? []) : [];
      const nodes = new Set([...ends, ...steps.flatMap((step) => [step.from, step.to])]);
      return { nodes, claims: new Set(steps.flatMap((step) => step.claims)), community: NONE };
    }
  }
}

/** Claims that rest on the word of a speaker, and acts of the speaker's own. */
export function claimsSaidBy(store: Store, speaker: number): number[] {
  const said: number[] = [];
  for (let claim = 0; claim < store.claimCount; claim++)
    if (store.attribution.of(claim).includes(speaker)) said.push(claim);
  return said;
}

export function claimsOfType(store: Store, type: string): number[] {
  return Array.from({ length: store.claimCount }, (_, claim) => claim).filter(
    (claim) => store.relation(claim) === type,
  );
}

function visible(claims: Iterable<number>, shown: Uint8Array): number[] {
  return Array.from(claims).filter((claim) => shown[claim] === 1);
}

function around(store: Store, nodes: readonly number[], claims: readonly number[]): Focus {
  return {
    nodes: new Set([...nodes, ...claims.flatMap((claim) => store.ends(claim))]),
    claims: new Set(claims),
    community: NONE,
  };
}
