// Store → the graphology graph that is drawn: every node that takes part in a claim. Nodes that belong to a closed community are one node; claims between the same two drawn
// nodes lie side by side. An event node hangs on its participants by thin role edges, so that nested claims can be read.
import { MultiDirectedGraph } from "graphology";
import { ENTITY_TYPES } from "../../../schema/ontology.ts";
import type { Standing } from "../../../schema/standing.ts";
import { STANDING_STYLE } from "../../../schema/style.ts";
import { NONE, type Store } from "./store.ts";
import { shorten } from "./text.ts";
import { edgeLabel } from "./words.ts";

/** Above this many nodes the page opens on communities. */
export const GATHER_ABOVE = 2000;

export interface NodeLook {
  x: number;
  y: number;
  size: number;
  label: string;
  letter: string;
  type: "disc" | "diamond";
  /** node of the store; NONE for a community */
  node: number;
  community: number;
  event: boolean;
  /** one of the few nodes that are named whatever else is in the way */
  chief: boolean;
  fixed: boolean;
}

export interface EdgeLook {
  size: number;
  label: string;
  type: string;
  standing: Standing;
  curvature: number;
  /** claims that the edge stands for: one, or all between two communities */
  claims: readonly number[];
  kind: "claim" | "role" | "bundle";
  /** a bundle that is seen only when one of its ends is in focus */
  weak: boolean;
}

export type Scene = MultiDirectedGraph<NodeLook, EdgeLook>;

export const nodeKey = (node: number) => `n${node}`;
export const communityKey = (community: number) => `c${community}`;

/** `room` is the size of the drawing in pixels. */
export function buildScene(store: Store, gathered: boolean, opened: ReadonlySet<number>, room: Room = USUAL): Scene {
  const scene: Scene = new MultiDirectedGraph();
  const keyOf = (node: number) => {
    const community = store.community[node]!;
    return gathered && !opened.has(community) ? communityKey(community) : nodeKey(node);
  };
  const degree = new Uint32Array(store.nodeCount);
  for (let claim = 0; claim < store.claimCount; claim++)
    for (const end of store.ends(claim)) degree[end] = degree[end]! + 1;
  const communities = new Map<number, number[]>();
  for (let node = 0; node < store.nodeCount; node++) {
    // an entity that is only mentioned has nothing to be drawn by; search finds it
    if (store.claimsOf(node).length === 0) continue;
    const community = store.community[node]!;
    if (!gathered || opened.has(community)) addNode(scene, store, node, degree[node]!);
    else {
      const members = communities.get(community);
      if (members) members.push(node);
      else communities.set(community, [node]);
    }
  }
  for (const [community, members] of [...communities].sort(([a], [b]) => a - b))
    addCommunity(scene, store, community, members, degree);
  const bundles = new Map<string, number[]>();
  for (let claim = 0; claim < store.claimCount; claim++)
    for (const [from, to] of links(store, claim)) {
      const source = keyOf(from);
      const target = keyOf(to);
      if (source === target) continue;
      if (source.startsWith("n") && target.startsWith("n")) addClaim(scene, store, claim, from, to);
      else {
        const key = `${source}>${target}`;
        const bundle = bundles.get(key);
        if (bundle) bundle.push(claim);
        else bundles.set(key, [claim]);
      }
    }
  for (const [key, claims] of bundles) {
    const [source, target] = key.split(">") as [string, string];
    scene.addDirectedEdgeWithKey(key, source, target, {
      size: Math.min(5, 0.8 + 0.6 * Math.log2(claims.length)),
      label: claims.length === 1 ? edgeLabel(store, claims[0]!) : `${claims.length} claims`,
      type: "solid",
      standing: "fact",
      curvature: 0.04,
      claims,
      kind: "bundle",
      weak: false,
    });
  }
  hideWeakBundles(scene);
  for (let node = store.entityCount; node < store.nodeCount; node++)
    if (keyOf(node).startsWith("n")) addRoles(scene, store, node, keyOf);
  nameChiefs(scene, Math.min(12, Math.floor(room.width / 65)));
  if (gathered) spreadOut(scene, room);
  shrink(scene, room);
  return scene;
}

function nameChiefs(scene: Scene, count: number): void {
  const nodes = scene.filterNodes((_node, look) => !look.event);
  const size = (node: string) => scene.getNodeAttribute(node, "size");
  nodes.sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
  for (const node of nodes.slice(0, count)) scene.setNodeAttribute(node, "chief", true);
}

/** Each end shows its strongest bundles; the rest appear when one of their ends is pointed at. */
function hideWeakBundles(scene: Scene): void {
  const strong = new Set<string>();
  scene.forEachNode((node) => {
    const bundles = scene.filterEdges(node, (_edge, look) => look.kind === "bundle");
    const heft = (edge: string) => scene.getEdgeAttribute(edge, "claims").length;
    bundles.sort((a, b) => heft(b) - heft(a) || (a < b ? -1 : 1));
    for (const edge of bundles.slice(0, STRONG)) strong.add(edge);
  });
  const weak = scene.filterEdges((edge, look) => look.kind === "bundle" && !strong.has(edge));
  for (const edge of weak) {
    // so many could not be told apart anyway; opening a community shows its claims
    if (weak.length > MOST_WEAK) scene.dropEdge(edge);
    else scene.setEdgeAttribute(edge, "weak", true);
  }
}

const MOST_WEAK = 1500;
const STRONG = 4;

export interface Room {
  readonly width: number;
  readonly height: number;
}
const USUAL: Room = { width: 800, height: 600 };
/** Part of the drawing that nodes may cover. */
const COVERED = 0.09;

/** Many nodes are drawn smaller, so that they do not hide one another. */
function shrink(scene: Scene, room: Room): void {
  let area = 0;
  scene.forEachNode((_node, look) => {
    area += Math.PI * look.size ** 2;
  });
  const factor = Math.sqrt((COVERED * room.width * room.height) / area);
  if (factor < 1)
    scene.updateEachNodeAttributes((_node, look) => ({ ...look, size: Math.max(2.5, look.size * factor) }));
}

/** Moves gathered nodes apart: the middle of a community lies wherever its members do, often on top of another. */
function spreadOut(scene: Scene, room: Room): void {
  const nodes = scene.mapNodes((key, look) => ({ key, x: look.x, y: look.y, reach: look.size * 1.9 + 6 }));
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(1e-9, Math.max(...xs) - left), Math.max(1e-9, Math.max(...ys) - top)];
  for (const node of nodes) {
    node.x = ((node.x - left) / width) * room.width;
    node.y = ((node.y - top) / height) * room.height;
  }
  if (nodes.length <= SPREADABLE) for (let round = 0; round < 60 && pushApart(nodes); round++);
  for (const { key, x, y } of nodes) scene.mergeNodeAttributes(key, { x, y });
}

const SPREADABLE = 600;

/** One round of moving overlapping nodes away from each other; false when none overlap. */
function pushApart(nodes: { x: number; y: number; reach: number }[]): boolean {
  let moved = false;
  nodes.forEach((one, i) => {
    for (const other of nodes.slice(i + 1)) {
      const dx = other.x - one.x || 0.01 * (i + 1);
      const dy = other.y - one.y || 0.01;
      const distance = Math.hypot(dx, dy);
      const lack = one.reach + other.reach - distance;
      if (lack <= 0) continue;
      moved = true;
      const share = lack / 2 / distance;
      one.x -= dx * share;
      one.y -= dy * share;
      other.x += dx * share;
      other.y += dy * share;
    }
  });
  return moved;
}

/** Ends of the edges of a claim: source to target, and source to each event that it is about. */
function links(store: Store, claim: number): [number, number][] {
  const source = store.claims.source[claim]!;
  if (source === NONE) return [];
  const targets = new Set([store.claims.target[claim]!, ...store.content.of(claim)]);
  targets.delete(NONE);
  return [...targets].map((target) => [source, target]);
}

function addNode(scene: Scene, store: Store, node: number, degree: number): void {
  const event = store.isEvent(node);
  const type = store.entityType(node);
  scene.addNode(nodeKey(node), {
    x: store.x[node]!,
    y: store.y[node]!,
    size: event ? 8 : Math.min(20, 7 + 2.2 * Math.sqrt(degree)),
    label: store.nodeName(node),
    letter: type === null ? "!" : ENTITY_TYPES[type].letter,
    type: event ? "diamond" : "disc",
    node,
    community: store.community[node]!,
    event,
    chief: false,
    fixed: false,
  });
}

function addCommunity(
  scene: Scene,
  store: Store,
  community: number,
  members: readonly number[],
  degree: Uint32Array,
): void {
  let x = 0;
  let y = 0;
  let chief = members[0]!;
  for (const node of members) {
    x += store.x[node]! / members.length;
    y += store.y[node]! / members.length;
    if (!store.isEvent(node) && degree[node]! > degree[chief]!) chief = node;
  }
  scene.addNode(communityKey(community), {
    x,
    y,
    size: Math.min(36, 8 + 1.2 * Math.sqrt(members.length)),
    label:
      members.length === 1 ? store.nodeName(chief) : `${shorten(store.nodeName(chief), 24)} +${members.length - 1}`,
    letter: String(members.length),
    type: "disc",
    node: members.length === 1 ? chief : NONE,
    community,
    event: false,
    chief: false,
    fixed: false,
  });
}

function addClaim(scene: Scene, store: Store, claim: number, from: number, to: number): void {
  const standing = store.standing[claim]!;
  scene.addDirectedEdgeWithKey(`e${claim}.${to}`, nodeKey(from), nodeKey(to), {
    size: 2,
    label: edgeLabel(store, claim),
    type: STANDING_STYLE[standing].line,
    standing,
    curvature: 0,
    claims: [claim],
    kind: "claim",
    weak: false,
  });
}

function addRoles(scene: Scene, store: Store, event: number, keyOf: (node: number) => string): void {
  const at = event - store.entityCount;
  const claim = store.eventClaim(event);
  const role = (name: string, node: number, out: boolean) => {
    if (node === NONE) return;
    const other = keyOf(node);
    if (!scene.hasNode(other)) return;
    const [source, target] = out ? [nodeKey(event), other] : [other, nodeKey(event)];
    scene.addDirectedEdgeWithKey(`r${event}.${name}`, source, target, {
      size: 1,
      label: name,
      type: "dotted",
      standing: store.standing[claim]!,
      curvature: 0.03,
      claims: [claim, ...store.claimsOf(event)],
      kind: "role",
      weak: false,
    });
  };
  role("who", store.events.agent[at]!, false);
  role("whom", store.events.target[at]!, true);
  role("where", store.events.location[at]!, true);
}

/** Lays the shown edges between the same two nodes side by side; the others keep out of the way. */
export function bendEdges(scene: Scene, isShown: (edge: string, look: EdgeLook) => boolean): void {
  const between = new Map<string, string[]>();
  scene.forEachEdge((edge, look, source, target) => {
    if (!isShown(edge, look)) return;
    const pair = source < target ? `${source}|${target}` : `${target}|${source}`;
    const list = between.get(pair);
    if (list) list.push(edge);
    else between.set(pair, [edge]);
  });
  for (const edges of between.values())
    edges.forEach((edge, i) => {
      const step = Math.min(0.16, 1.1 / edges.length);
      const lane = (i - (edges.length - 1) / 2) * step;
      // an edge the other way round bends to the other side of its own direction, so that lanes do not cross
      const away = scene.source(edge) < scene.target(edge) ? lane : -lane;
      scene.setEdgeAttribute(edge, "curvature", Math.abs(away) < 0.02 ? 0.02 : away);
    });
}
