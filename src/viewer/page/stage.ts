// The canvas: a scene drawn by sigma, coloured by standing, dimmed around what is in focus, made cheaper while it moves. It tells the
// page what was pointed at and keeps no state of its own but the pointer and the positions.
import FA2Layout from "graphology-layout-forceatlas2/worker";
import Sigma from "sigma";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import { type Box, drawNodeHover, drawNodeLabel, FONT, frame } from "./draw.ts";
import { drawLetters } from "./letters.ts";
import { edgeColour, fillOf, type Palette } from "./palette.ts";
import { EDGE_PROGRAMS, NODE_PROGRAMS } from "./programs.ts";
import {
  bendEdges,
  buildScene,
  communityKey,
  type EdgeLook,
  type NodeLook,
  nodeKey,
  type Room,
  type Scene,
} from "./scene.ts";
import { NONE, type Store } from "./store.ts";
import type { Camera } from "./view.ts";

/** Above this many edges curves become lines while the drawing moves, and edges cannot be pointed at. */
const MANY_EDGES = 600;
/** Up to this many shown edges all are labelled; above it only those in focus. */
const LABELLED_EDGES = 60;
const MOST_DISCS = 400;

export interface Focus {
  readonly nodes: ReadonlySet<number>;
  readonly claims: ReadonlySet<number>;
  readonly community: number;
}

export interface StageEvents {
  readonly node: (node: number) => void;
  readonly claims: (claims: readonly number[]) => void;
  readonly community: (community: number) => void;
  readonly background: () => void;
  readonly camera: (camera: Camera) => void;
}

/** Size of an element, or a usual one while it is not shown. */
function roomOf(element: HTMLElement): Room {
  return { width: element.clientWidth || 800, height: element.clientHeight || 600 };
}

export class Stage {
  readonly sigma: Sigma<NodeLook, EdgeLook>;
  readonly #store: Store;
  readonly #events: StageEvents;
  readonly #container: HTMLElement;
  #scene: Scene;
  #shown: Uint8Array;
  #palette: Palette;
  #focus: Focus | null = null;
  #hover: Focus | null = null;
  #hoverKey = "";
  #visible = new Map<string, number>();
  #shownEdges = 0;
  #moving = false;
  #settle = 0;
  #layout: FA2Layout | null = null;
  readonly #still: boolean;

  constructor(
    container: HTMLElement,
    store: Store,
    palette: Palette,
    gathered: boolean,
    opened: ReadonlySet<number>,
    events: StageEvents,
  ) {
    this.#store = store;
    this.#container = container;
    this.#events = events;
    this.#palette = palette;
    this.#shown = new Uint8Array(store.claimCount).fill(1);
    this.#still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#scene = buildScene(store, gathered, opened, roomOf(container));
    this.#recount();
    frame.palette = palette;
    this.sigma = new Sigma<NodeLook, EdgeLook>(this.#scene, container, {
      allowInvalidContainer: true,
      nodeProgramClasses: NODE_PROGRAMS as never,
      edgeProgramClasses: EDGE_PROGRAMS as never,
      defaultNodeType: "disc",
      defaultEdgeType: "solid",
      defaultDrawNodeLabel: drawNodeLabel as never,
      defaultDrawNodeHover: drawNodeHover as never,
      nodeReducer: (key, look) => this.#node(key, look),
      edgeReducer: (key, look) => this.#edge(key, look),
      renderEdgeLabels: true,
      enableEdgeEvents: this.#scene.size <= MANY_EDGES,
      labelFont: FONT,
      labelSize: 13,
      labelWeight: "600",
      // small drawings offer every name and let the free places decide
      labelDensity: this.#scene.order <= MOST_DISCS ? 20 : 1.5,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: 5,
      edgeLabelFont: FONT,
      edgeLabelSize: 11.5,
      stagePadding: container.clientWidth < 500 ? 20 : 48,
      minEdgeThickness: 1.2,
      zIndex: true,
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      zoomDuration: this.#still ? 0 : 200,
      inertiaDuration: this.#still ? 0 : 200,
      enableCameraRotation: false,
    });
    const letters = this.sigma.createCanvas("letters", { afterLayer: "hoverNodes", style: { pointerEvents: "none" } });
    this.sigma.on("beforeRender", () => frame.begin(() => this.#discs()));
    this.sigma.on("afterRender", () => {
      frame.flush();
      drawLetters(this.sigma, letters, this.#moving);
    });
    this.sigma.getCamera().on("updated", (state) => {
      this.#move();
      this.#events.camera({ x: state.x, y: state.y, ratio: state.ratio });
    });
    this.#listen();
  }

  /** Draws the claims that a filter lets through, in the colours given, with what is in focus before the rest. */
  update(shown: Uint8Array, palette: Palette, focus: Focus | null): void {
    const filtered = shown !== this.#shown;
    this.#shown = shown;
    this.#palette = palette;
    this.#focus = focus;
    frame.palette = palette;
    if (filtered) this.#recount();
    this.sigma.refresh();
  }

  /** Another scene: communities opened or closed. */
  rebuild(gathered: boolean, opened: ReadonlySet<number>): void {
    this.stopLayout();
    this.#hover = null;
    this.#scene = buildScene(this.#store, gathered, opened, roomOf(this.#container));
    this.#recount();
    this.sigma.setGraph(this.#scene);
    this.sigma.setSetting("enableEdgeEvents", this.#scene.size <= MANY_EDGES);
  }

  /** Drawn nodes with at least one shown edge. */
  get visibleNodes(): number {
    return this.#visible.size;
  }

  resize(): void {
    this.sigma.resize();
    this.sigma.refresh();
  }

  /** Moves the camera so that a node is in sight; leaves it alone when it is in the middle part already. */
  reveal(node: number): void {
    const key = this.#keyOf(node);
    const at = key === null ? undefined : this.sigma.getNodeDisplayData(key);
    if (!at) return;
    const { width, height } = this.sigma.getDimensions();
    const seen = this.sigma.framedGraphToViewport(at);
    if (seen.x > width * 0.1 && seen.x < width * 0.8 && seen.y > height * 0.1 && seen.y < height * 0.85) return;
    this.#animate({ x: at.x, y: at.y, ratio: Math.min(this.sigma.getCamera().ratio, 0.9) });
  }

  /** Brings all that is shown into sight. */
  fitShown(): void {
    const places = this.#scene.nodes().flatMap((key) => {
      const data = this.sigma.getNodeDisplayData(key);
      return data && !data.hidden ? [data] : [];
    });
    if (places.length === 0) return;
    const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const ratio = Math.min(1, Math.max(0.15, 1.25 * Math.max(right - left, bottom - top)));
    this.#animate({ x: (left + right) / 2, y: (top + bottom) / 2, ratio });
  }

  setCamera(camera: Camera): void {
    this.sigma.getCamera().setState(camera);
  }
  fit(): void {
    this.#animate({ x: 0.5, y: 0.5, ratio: 1 });
  }
  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    this.#animate({ ratio: camera.getBoundedRatio(camera.ratio / factor) });
  }

  get layoutRuns(): boolean {
    return this.#layout !== null;
  }
  /** Lets ForceAtlas2 go on in a worker; pinned nodes stay where they are. */
  startLayout(): void {
    const large = this.#scene.order > 500;
    this.#layout = new FA2Layout(this.#scene, {
      settings: {
        barnesHutOptimize: large,
        barnesHutTheta: 1.2,
        adjustSizes: false,
        gravity: 0.4,
        scalingRatio: 12,
        slowDown: large ? 4 : 8,
        strongGravityMode: !large,
      },
    });
    this.#layout.start();
  }
  stopLayout(): void {
    this.#layout?.kill();
    this.#layout = null;
  }

  isPinned(node: number): boolean {
    const key = this.#keyOf(node);
    return key !== null && this.#scene.getNodeAttribute(key, "fixed");
  }
  pin(node: number, fixed: boolean): void {
    const key = this.#keyOf(node);
    if (key !== null) this.#scene.setNodeAttribute(key, "fixed", fixed);
  }

  /** The drawn neighbour that lies nearest to a direction of the screen (y down); NONE when there is none that way. */
  neighbour(node: number, dx: number, dy: number): number {
    const key = this.#keyOf(node);
    if (key === null) return NONE;
    const here = this.sigma.graphToViewport(this.#scene.getNodeAttributes(key));
    let best = NONE;
    let bestScore = 0.3;
    this.#scene.forEachNeighbor(key, (other, look) => {
      if (!this.#visible.has(other) || look.node === NONE) return;
      const there = this.sigma.graphToViewport(look);
      const length = Math.hypot(there.x - here.x, there.y - here.y) || 1;
      const score = ((there.x - here.x) * dx + (there.y - here.y) * dy) / length - length * 1e-4;
      if (score > bestScore) {
        best = look.node;
        bestScore = score;
      }
    });
    return best;
  }

  /** The visible node with most shown edges: where the keyboard starts. */
  chief(): number {
    let best = NONE;
    let most = 0;
    for (const [key, count] of this.#visible) {
      const { node } = this.#scene.getNodeAttributes(key);
      if (node !== NONE && count > most && !this.#store.isEvent(node)) {
        best = node;
        most = count;
      }
    }
    return best;
  }

  #keyOf(node: number): string | null {
    if (node === NONE) return null;
    const key = nodeKey(node);
    if (this.#scene.hasNode(key)) return key;
    const community = communityKey(this.#store.community[node]!);
    return this.#scene.hasNode(community) ? community : null;
  }

  #animate(state: Partial<Camera>): void {
    const camera = this.sigma.getCamera();
    if (this.#still) camera.setState({ ...camera.getState(), ...state });
    else camera.animate(state, { duration: 250 });
  }

  #isShown(look: EdgeLook): boolean {
    return look.claims.some((claim) => this.#shown[claim] === 1);
  }

  #recount(): void {
    this.#visible = new Map();
    this.#shownEdges = 0;
    this.#scene.forEachEdge((_edge, look, source, target) => {
      if (!this.#isShown(look)) return;
      if (look.kind !== "role") this.#shownEdges++;
      for (const end of [source, target]) this.#visible.set(end, (this.#visible.get(end) ?? 0) + 1);
    });
    bendEdges(this.#scene, (_edge, look) => this.#isShown(look));
  }

  #inFocus(key: string, look: NodeLook, focus: Focus): boolean {
    if (look.node === NONE) return look.community === focus.community || key === this.#hoverKey;
    return focus.nodes.has(look.node);
  }

  #node(key: string, look: NodeLook): Partial<NodeDisplayData> {
    const shown: Partial<NodeDisplayData> & Record<string, unknown> = {
      ...look,
      color: look.node === NONE ? this.#palette.muted : fillOf(this.#store.entityType(look.node)),
      ring: this.#palette.ring,
      zIndex: 1,
    };
    // a node is there as long as one of its claims is shown; a place that claims only name has no edge
    const alone = look.node !== NONE && this.#scene.degree(key) === 0;
    const visible = alone
      ? this.#store.claimsOf(look.node).some((claim) => this.#shown[claim] === 1)
      : this.#visible.has(key);
    if (!visible) return { ...shown, hidden: true };
    const focus = this.#hover ?? this.#focus;
    if (!focus) return shown;
    if (!this.#inFocus(key, look, focus))
      return {
        ...shown,
        color: this.#palette.faint,
        ring: this.#palette.faint,
        label: "",
        faint: true,
        zIndex: 0,
      } as never;
    const selected = focus.nodes.size > 0 && look.node === [...focus.nodes][0] && this.#hover === null;
    return {
      ...shown,
      forceLabel: true,
      strong: true,
      zIndex: 2,
      ring: selected ? this.#palette.accent : this.#palette.ring,
      highlighted: selected,
      pointed: selected || key === this.#hoverKey,
    } as never;
  }

  #edge(_key: string, look: EdgeLook): Partial<EdgeDisplayData> {
    if (!this.#isShown(look)) return { ...look, hidden: true };
    const role = look.kind === "role";
    const type = this.#moving && this.#scene.size > MANY_EDGES ? "line" : look.type;
    const shown: Partial<EdgeDisplayData> & Record<string, unknown> = {
      ...look,
      type,
      color: look.kind === "claim" ? edgeColour(look.standing, this.#palette) : this.#palette.role,
      label: role ? "" : look.label,
      zIndex: 1,
    };
    const focus = this.#hover ?? this.#focus;
    if (look.weak && !focus) return { ...shown, hidden: true };
    if (!focus) return { ...shown, forceLabel: this.#shownEdges <= LABELLED_EDGES && !role };
    if (look.claims.some((claim) => this.#shown[claim] === 1 && focus.claims.has(claim)))
      return {
        ...shown,
        label: look.label,
        size: role ? look.size : look.size * 1.3,
        forceLabel: true,
        strong: true,
        alone: focus.claims.size === 1 && !role,
        zIndex: 2,
      } as never;
    return { ...shown, color: this.#palette.faint, label: "", zIndex: 0 };
  }

  /** Where the nodes lie on the screen; too many to look through when labels are few anyway. */
  #discs(): Box[] {
    if (this.#scene.order > MOST_DISCS) return [];
    const boxes: Box[] = [];
    this.#scene.forEachNode((key) => {
      const data = this.sigma.getNodeDisplayData(key);
      if (!data || data.hidden || ("faint" in data && data.faint === true)) return;
      const { x, y } = this.sigma.framedGraphToViewport(data);
      const radius = this.sigma.scaleSize(data.size);
      boxes.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
    });
    return boxes;
  }

  /** Draws lines instead of curves until the camera rests. */
  #move(): void {
    if (this.#scene.size <= MANY_EDGES) return;
    clearTimeout(this.#settle);
    this.#settle = window.setTimeout(() => {
      this.#moving = false;
      this.sigma.setSettings({ renderEdgeLabels: true });
      this.sigma.refresh();
    }, 200);
    if (this.#moving) return;
    this.#moving = true;
    this.sigma.setSettings({ renderEdgeLabels: false });
    this.sigma.refresh({ schedule: true });
  }

  #pointAt(key: string, focus: Focus | null): void {
    this.#hover = focus;
    this.#hoverKey = key;
    this.#container.style.cursor = focus ? "pointer" : "";
    this.sigma.refresh({ schedule: true });
  }

  #neighbourhood(key: string): Focus {
    const nodes = new Set<number>([this.#scene.getNodeAttribute(key, "node")]);
    const claims = new Set<number>();
    this.#scene.forEachEdge(key, (_edge, look, _source, _target, source, target) => {
      if (!this.#isShown(look)) return;
      for (const claim of look.claims) claims.add(claim);
      nodes.add(source.node);
      nodes.add(target.node);
    });
    return { nodes, claims, community: NONE };
  }

  #listen(): void {
    let dragged: string | null = null;
    let moved = false;
    this.sigma.on("enterNode", ({ node }) => {
      if (dragged === null) this.#pointAt(node, this.#neighbourhood(node));
    });
    this.sigma.on("leaveNode", () => {
      if (dragged === null) this.#pointAt("", null);
    });
    this.sigma.on("enterEdge", ({ edge }) => {
      const { claims } = this.#scene.getEdgeAttributes(edge);
      const nodes = new Set(this.#scene.extremities(edge).map((key) => this.#scene.getNodeAttribute(key, "node")));
      this.#pointAt("", { nodes, claims: new Set(claims), community: NONE });
    });
    this.sigma.on("leaveEdge", () => this.#pointAt("", null));
    this.sigma.on("downNode", ({ node }) => {
      dragged = node;
      moved = false;
      // the drawing must not be scaled anew while a node is dragged out of it
      if (!this.sigma.getCustomBBox()) this.sigma.setCustomBBox(this.sigma.getBBox());
    });
    this.sigma.getMouseCaptor().on("mousemovebody", (event) => {
      if (dragged === null) return;
      const { x, y } = this.sigma.viewportToGraph(event);
      this.#scene.mergeNodeAttributes(dragged, { x, y, fixed: true });
      moved = true;
      event.preventSigmaDefault();
      event.original.preventDefault();
      event.original.stopPropagation();
    });
    const drop = () => {
      dragged = null;
    };
    this.sigma.getMouseCaptor().on("mouseup", drop);
    this.sigma.on("clickNode", ({ node }) => {
      if (moved) return;
      const look = this.#scene.getNodeAttributes(node);
      if (look.node === NONE) this.#events.community(look.community);
      else this.#events.node(look.node);
    });
    this.sigma.on("clickEdge", ({ edge }) => {
      const { claims, kind } = this.#scene.getEdgeAttributes(edge);
      const event = this.#scene.extremities(edge).find((key) => this.#scene.getNodeAttribute(key, "event"));
      if (kind === "role" && event !== undefined) this.#events.node(this.#scene.getNodeAttribute(event, "node"));
      else this.#events.claims(claims.filter((claim) => this.#shown[claim] === 1));
    });
    this.sigma.on("clickStage", () => this.#events.background());
  }
}
