// Graph file → where its nodes lie and to which community they belong. Louvain finds communities, ForceAtlas2 places the nodes from
// seeded starts; both run on nodes and edges sorted by id, so that the picture is a function of the graph.
import { UndirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import forceAtlas2 from "graphology-layout-forceatlas2";
import type { GraphFile } from "#schema";

interface Place {
  readonly x: number;
  readonly y: number;
  readonly community: number;
}

/** Beyond so many nodes the forces are approximated. */
const EXACT_FORCES = 800;
/** Side of the square in which nodes start, per root of the number of nodes. */
const SPREAD = 10;

/** Places of all entities and event nodes, rounded to hundredths; community 0 is the largest. */
export function layOut(graph: Pick<GraphFile, "entities" | "events" | "claims">): ReadonlyMap<string, Place> {
  const net = simpleGraph(graph);
  const communities = findCommunities(net);
  const side = SPREAD * Math.sqrt(net.order);
  net.forEachNode((node) => {
    const community = seeded(`community ${communities.get(node)}`);
    const own = seeded(node);
    // Nodes of one community start near one another: the forces then need few steps.
    net.mergeNodeAttributes(node, {
      x: (community() + 0.3 * own()) * side,
      y: (community() + 0.3 * own()) * side,
    });
  });
  if (net.order > 1)
    forceAtlas2.assign(net, {
      iterations: net.order > EXACT_FORCES ? 120 : 300,
      getEdgeWeight: "weight",
      settings: {
        ...forceAtlas2.inferSettings(net.order),
        barnesHutOptimize: net.order > EXACT_FORCES,
        edgeWeightInfluence: 0,
        // strong gravity keeps parts that no claim connects beside one another instead of letting them drift apart
        strongGravityMode: true,
        gravity: net.order > EXACT_FORCES ? 0.05 : 0.4,
        scalingRatio: 20,
      },
    });
  const places = new Map<string, Place>();
  net.forEachNode((node, { x, y }) => {
    places.set(node, { x: round(x as number), y: round(y as number), community: communities.get(node)! });
  });
  return places;
}

/** One undirected edge for all claims between two nodes, with their number as weight. */
function simpleGraph({ entities, events, claims }: Pick<GraphFile, "entities" | "events" | "claims">): UndirectedGraph {
  const net = new UndirectedGraph();
  for (const id of [...entities, ...events].map((node) => node.id).sort()) net.addNode(id);
  const weights = new Map<string, number>();
  const link = (a: string | null, b: string | null) => {
    if (a === null || b === null || a === b || !net.hasNode(a) || !net.hasNode(b)) return;
    const pair = JSON.stringify(a < b ? [a, b] : [b, a]);
    weights.set(pair, (weights.get(pair) ?? 0) + 1);
  };
  for (const claim of claims) {
    link(claim.source, claim.target);
    for (const event of claim.content) link(claim.source, event);
  }
  for (const event of events) for (const end of [event.agent, event.target, event.location]) link(event.id, end);
  for (const pair of [...weights.keys()].sort()) {
    const [a, b] = JSON.parse(pair) as [string, string];
    net.addUndirectedEdgeWithKey(pair, a, b, { weight: weights.get(pair) });
  }
  return net;
}

/** Communities, the largest first; of equal ones that with the smallest id. */
function findCommunities(net: UndirectedGraph): ReadonlyMap<string, number> {
  const found = net.size === 0 ? null : louvain(net, { rng: seeded("louvain"), getEdgeWeight: "weight" });
  const members = new Map<string, string[]>();
  net.forEachNode((node) => {
    // A node without edges is no community: all of them share the last one.
    const name = found === null || net.degree(node) === 0 ? "alone" : String(found[node]);
    members.set(name, [...(members.get(name) ?? []), node]);
  });
  const order = [...members].sort(
    ([a, nodes], [b, others]) =>
      Number(a === "alone") - Number(b === "alone") ||
      others.length - nodes.length ||
      (nodes[0]! < others[0]! ? -1 : 1),
  );
  return new Map(order.flatMap(([, nodes], community) => nodes.map((node) => [node, community] as const)));
}

/** Numbers in [0, 1) that depend on the name alone (FNV-1a into mulberry32; integer arithmetic, the same everywhere). */
function seeded(name: string): () => number {
  let state = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) state = Math.imul(state ^ name.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
