// The drawing itself, pixel by pixel, in Chromium: shapes, colours, broken lines, what is hidden and what is pointed at.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NODE_STYLE, STANDING_STYLE } from "#schema";
import { packGraph } from "../../src/viewer/pack.ts";
import { curvePoint } from "../../src/viewer/page/draw.ts";
import { DARK, edgeColour, fillOf, LIGHT } from "../../src/viewer/page/palette.ts";
import { sceneSvg } from "../../src/viewer/page/picture.ts";
import { buildScene, nodeKey } from "../../src/viewer/page/scene.ts";
import { type Focus, Stage } from "../../src/viewer/page/stage.ts";
import { Store } from "../../src/viewer/page/store.ts";
import { sampleGraph } from "../helpers/graph.ts";

const graph = sampleGraph();
// far from one another in rows, so that no line crosses where a pixel is looked at
graph.entities.forEach((entity, i) => {
  entity.place = { x: (i % 5) * 10, y: Math.floor(i / 5) * 10 + (i % 2) * 3, community: i % 2 };
});
graph.events.forEach((event, i) => {
  event.place = { x: i * 9, y: 50, community: 0 };
});
const store = new Store(packGraph(graph));
const nodeOf = (name: string) => store.nodeAt(graph.entities.find((entity) => entity.name === name)!.id);
const claimOf = (type: string, polarity = "positive") =>
  graph.claims.findIndex((claim) => claim.type === type && claim.polarity === polarity);
const everything = new Uint8Array(store.claimCount).fill(1);

let container: HTMLElement;
let stage: Stage;
let told: string[];

beforeEach(() => {
  container = document.createElement("div");
  Object.assign(container.style, { width: "900px", height: "600px", position: "absolute", left: "0", top: "0" });
  document.body.append(container);
  told = [];
  stage = new Stage(container, store, LIGHT, false, new Set(), {
    node: (node) => told.push(store.nodeName(node)),
    claims: (claims) => told.push(...claims.map((claim) => store.relation(claim))),
    community: (community) => told.push(`community ${community}`),
    background: () => told.push("background"),
    camera: () => {},
  });
});
afterEach(() => {
  stage.sigma.kill();
  container.remove();
});

type Pixel = readonly [number, number, number];

/** Reads a layer in the turn in which it is drawn: WebGL forgets its pixels afterwards. */
function layer(
  name: string,
  focus: Focus | null = null,
  shown = everything,
  palette = LIGHT,
): (x: number, y: number) => Pixel | null {
  stage.update(shown, palette, focus);
  const canvas = stage.sigma.getCanvases()[name]!;
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext("2d", { willReadFrequently: true })!;
  context.drawImage(canvas, 0, 0);
  const ratio = canvas.width / 900;
  return (x, y) => {
    const [r, g, b, a] = context.getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1).data;
    return a! < 40 ? null : [r!, g!, b!];
  };
}

function place(node: number): { x: number; y: number; radius: number } {
  const data = stage.sigma.getNodeDisplayData(nodeKey(node))!;
  return { ...stage.sigma.framedGraphToViewport(data), radius: stage.sigma.scaleSize(data.size) };
}

const rgb = (colour: string): Pixel =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as unknown as Pixel;
const near = (pixel: Pixel | null, colour: string) =>
  pixel !== null && rgb(colour).every((value, i) => Math.abs(value - pixel[i]!) < 26);

/** Colours along the curve of an edge, where nodes and arrow do not cover it. */
function along(
  read: (x: number, y: number) => Pixel | null,
  claim: number,
  to = store.claims.target[claim]!,
): (Pixel | null)[] {
  const [from, end] = [place(store.claims.source[claim]!), place(to)];
  const { curvature } = stage.sigma.getGraph().getEdgeAttributes(`e${claim}.${to}`);
  return Array.from({ length: 120 }, (_, i) => {
    const { x, y } = curvePoint(from, end, curvature, 0.25 + (i / 120) * 0.45);
    return read(x, y);
  });
}

describe("nodes", () => {
  it.each(["Norland", "Ilse Varga", "Norland navy", "smugglers", "Straits Accord"])(
    "%s is a disc in the colour of its type",
    (name) => {
      const node = nodeOf(name);
      const read = layer("nodes");
      const { x, y, radius } = place(node);
      expect(near(read(x + radius * 0.5, y), NODE_STYLE[store.entityType(node)!].fill)).toBe(true);
      // the ring
      expect(near(read(x + radius * 0.88, y), LIGHT.ring)).toBe(true);
      // a disc is filled where a diamond is not
      expect(read(x + radius * 0.6, y + radius * 0.6)).not.toBeNull();
      expect(read(x + radius * 1.2, y)).toBeNull();
    },
  );

  it("events are diamonds", () => {
    const event = store.nodeAt(graph.events[0]!.id);
    const read = layer("nodes");
    const { x, y, radius } = place(event);
    expect(near(read(x, y), fillOf(null))).toBe(true);
    expect(read(x + radius * 0.6, y + radius * 0.6)).toBeNull();
    expect(read(x + radius * 0.8, y)).not.toBeNull();
  });

  it("carry the letter of their type", () => {
    const read = layer("letters");
    const { x, y, radius } = place(nodeOf("Norland"));
    let white = 0;
    for (let dx = -radius; dx < radius; dx++)
      for (let dy = -radius; dy < radius; dy++) if (near(read(x + dx, y + dy), "#ffffff")) white++;
    expect(white).toBeGreaterThan(8);
  });

  it("are lighter ringed on a dark ground", () => {
    const read = layer("nodes", null, everything, DARK);
    const { x, y, radius } = place(nodeOf("Norland"));
    expect(near(read(x + radius * 0.88, y), DARK.ring)).toBe(true);
  });

  it("go when all their claims are hidden, and come back", () => {
    const dockers = nodeOf("Dockers");
    const shown = everything.slice();
    shown[claimOf("PROTESTS_AGAINST")] = 0;
    const { x, y } = place(dockers);
    expect(layer("nodes", null, shown)(x, y)).toBeNull();
    expect(layer("nodes")(x, y)).not.toBeNull();
  });
});

describe("edges", () => {
  it("told as fact are unbroken", () => {
    const pixels = along(layer("edges"), claimOf("SEIZES"));
    expect(pixels.filter((pixel) => near(pixel, STANDING_STYLE.fact.light)).length).toBeGreaterThan(100);
  });

  it.each([
    ["not real yet", "WITHDRAWS_FROM", "positive", "open"],
    ["denied", "DEPLOYS", "negative", "denied"],
  ] as const)("%s are broken, in a colour of their own", (_, type, polarity, standing) => {
    const pixels = along(layer("edges"), claimOf(type, polarity));
    const drawn = pixels.filter((pixel) => pixel !== null);
    expect(drawn.length).toBeGreaterThan(30);
    expect(drawn.length).toBeLessThan(105);
    expect(drawn.filter((pixel) => near(pixel, STANDING_STYLE[standing].light)).length).toBeGreaterThan(
      drawn.length / 2,
    );
  });

  it("have an arrow at their target and none at their source", () => {
    const claim = claimOf("SEIZES");
    const read = layer("edges");
    const [from, to] = [place(store.claims.source[claim]!), place(store.claims.target[claim]!)];
    const { curvature } = stage.sigma.getGraph().getEdgeAttributes(`e${claim}.${store.claims.target[claim]}`);
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const width = (t: number) => {
      const [a, b] = [curvePoint(from, to, curvature, t - 0.01), curvePoint(from, to, curvature, t + 0.01)];
      const middle = curvePoint(from, to, curvature, t);
      const [nx, ny] = [-(b.y - a.y), b.x - a.x].map((part) => part / Math.hypot(b.x - a.x, b.y - a.y)) as [
        number,
        number,
      ];
      let count = 0;
      for (let off = -8; off <= 8; off += 0.5) if (read(middle.x + nx * off, middle.y + ny * off) !== null) count++;
      return count / 2;
    };
    const atTarget = width(1 - (to.radius + 8) / length);
    const atSource = width((from.radius + 8) / length);
    expect(atTarget).toBeGreaterThan(atSource * 1.6);
  });

  it("between the same two lie side by side", () => {
    const scene = stage.sigma.getGraph();
    const bends = scene
      .edges(nodeKey(nodeOf("Norland")), nodeKey(nodeOf("Sudmark")))
      .map((edge) => scene.getEdgeAttribute(edge, "curvature"));
    expect(bends.length).toBe(3);
    expect(new Set(bends).size).toBe(3);
  });

  it("out of focus fade, those in focus stay", () => {
    const focus: Focus = {
      nodes: new Set([nodeOf("Dockers"), nodeOf("tariff plan")]),
      claims: new Set([claimOf("PROTESTS_AGAINST")]),
      community: -1,
    };
    const read = layer("edges", focus);
    expect(
      along(read, claimOf("PROTESTS_AGAINST")).filter((pixel) => near(pixel, STANDING_STYLE.fact.light)).length,
    ).toBeGreaterThan(100);
    expect(
      along(read, claimOf("SEIZES")).filter((pixel) => near(pixel, STANDING_STYLE.fact.light)).length,
    ).toBeLessThan(6);
  });

  it("are gone when the filter hides their claim", () => {
    const shown = everything.slice();
    shown[claimOf("SEIZES")] = 0;
    const before = place(nodeOf("Norland navy"));
    const target = place(nodeOf("trawlers"));
    const read = layer("edges", null, shown);
    const middle = curvePoint(before, target, 0.02, 0.5);
    expect(read(middle.x, middle.y)).toBeNull();
  });
});

describe("the pointer", () => {
  async function click(x: number, y: number): Promise<void> {
    const target = stage.sigma.getCanvases().mouse!;
    const at = { clientX: x, clientY: y, bubbles: true, button: 0 };
    target.dispatchEvent(new MouseEvent("mousemove", at));
    target.dispatchEvent(new MouseEvent("mousedown", at));
    document.dispatchEvent(new MouseEvent("mouseup", at));
    target.dispatchEvent(new MouseEvent("click", at));
    await expect.poll(() => told.length).toBeGreaterThan(0);
  }

  it("opens the node that it is on", async () => {
    stage.update(everything, LIGHT, null);
    const { x, y } = place(nodeOf("Lower Quill"));
    await click(x, y);
    expect(told).toEqual(["Lower Quill"]);
  });

  it("opens the claim of a line, also when it is on a gap or a little beside", async () => {
    stage.update(everything, LIGHT, null);
    const claim = claimOf("WITHDRAWS_FROM");
    const [from, to] = [place(store.claims.source[claim]!), place(store.claims.target[claim]!)];
    const { curvature } = stage.sigma.getGraph().getEdgeAttributes(`e${claim}.${store.claims.target[claim]}`);
    const { x, y } = curvePoint(from, to, curvature, 0.72);
    await click(x + 1, y + 1);
    expect(told).toEqual(["WITHDRAWS_FROM"]);
  });

  it("opens the event behind a line to one of its participants", async () => {
    stage.update(everything, LIGHT, null);
    const scene = stage.sigma.getGraph();
    const [edge, look, source, target] = [...scene.edgeEntries()]
      .map((entry) => [entry.edge, entry.attributes, entry.sourceAttributes, entry.targetAttributes] as const)
      .find(([, { kind, label }]) => kind === "role" && label === "where")!;
    expect(source.event).toBe(true);
    const { x, y } = curvePoint(place(source.node), place(target.node), scene.getEdgeAttribute(edge, "curvature"), 0.5);
    expect(look.claims.length).toBeGreaterThan(0);
    await click(x, y);
    expect(told).toEqual([store.nodeName(source.node)]);
  });

  it("tells the ground from what is drawn on it", async () => {
    stage.update(everything, LIGHT, null);
    await click(3, 3);
    expect(told).toEqual(["background"]);
  });
});

describe("communities", () => {
  it("are one node each, opened one by one", () => {
    const closed = buildScene(store, true, new Set());
    expect(closed.nodes().every((key) => key.startsWith("c"))).toBe(true);
    const half = buildScene(store, true, new Set([0]));
    expect(half.nodes().filter((key) => key.startsWith("c"))).toHaveLength(closed.order - 1);
    expect(half.hasNode(nodeKey(nodeOf("Norland")))).toBe(true);
    const open = buildScene(store, false, new Set());
    // an entity that no claim names is not drawn
    expect(open.order).toBe(
      store.nodeCount -
        Array.from({ length: store.nodeCount }, (_, node) => node).filter((node) => store.claimsOf(node).length === 0)
          .length,
    );
  });

  it("bundle the claims between them, and lose none", () => {
    const scene = buildScene(store, true, new Set());
    const bundled = scene.mapEdges((_edge, look) => look.claims.length).reduce((sum, n) => sum + n, 0);
    const crossing = graph.claims.flatMap((_, claim) => {
      const source = store.claims.source[claim]!;
      const targets = new Set([store.claims.target[claim]!, ...store.content.of(claim)]);
      return source < 0
        ? []
        : [...targets].filter((target) => target >= 0 && store.community[target] !== store.community[source]);
    });
    expect(bundled).toBe(crossing.length);
  });
});

describe("the picture", () => {
  it("has every shown node and edge of the canvas", () => {
    stage.update(everything, LIGHT, null);
    const text = sceneSvg(stage.sigma, LIGHT);
    const picture = new DOMParser().parseFromString(text, "image/svg+xml");
    expect(picture.querySelector("parsererror")).toBeNull();
    const scene = stage.sigma.getGraph();
    expect(picture.querySelectorAll("circle")).toHaveLength(scene.filterNodes((_node, look) => !look.event).length);
    expect(picture.querySelectorAll("path[marker-end]")).toHaveLength(scene.size);
    expect(text).toContain(edgeColour("denied", LIGHT));
  });
});
