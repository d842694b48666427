// What is drawn in 2D over the graph: names with a halo, edge labels along their curve, letters in the nodes. Labels that would cover
// one another give way; those of the selection never do.
import type { EdgeLabelDrawingFunction, NodeHoverDrawingFunction, NodeLabelDrawingFunction } from "sigma/rendering";
import { LIGHT, type Palette } from "./palette.ts";
import { LONGEST_NAME, shorten } from "./text.ts";

export const FONT = 'system-ui, "Segoe UI", "DejaVu Sans", sans-serif';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The 2D side of one frame: colours, and the places that labels took. */
class Frame {
  palette: Palette = LIGHT;
  #taken: Box[] | null = null;
  #nodes: () => Box[] = () => [];
  #waiting: { rank: number; draw: () => void }[] = [];

  /** `nodes` gives the places of the nodes, which no label may cover; asked when the first label is drawn, since only then they are known. */
  begin(nodes: () => Box[]): void {
    this.#taken = null;
    this.#nodes = nodes;
    this.#waiting = [];
  }

  /** Names wait until all are known: the larger node is named first. Sigma asks for them in the order of its grid. */
  wait(rank: number, draw: () => void): void {
    this.#waiting.push({ rank, draw });
  }

  /** Draws the names that wait; before the first edge label and at the end of the frame. */
  flush(): void {
    const waiting = this.#waiting.sort((a, b) => b.rank - a.rank);
    this.#waiting = [];
    for (const { draw } of waiting) draw();
  }

  /** Takes the places unless there is something already at one of them. */
  take(boxes: readonly Box[], force: boolean): boolean {
    this.#taken ??= this.#nodes();
    const taken = this.#taken;
    const free = !boxes.some((box) =>
      taken.some(
        (other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top,
      ),
    );
    if (!free && !force) return false;
    taken.push(...boxes);
    return true;
  }
}

export const frame = new Frame();

function haloText(context: CanvasRenderingContext2D, text: string, x: number, y: number, colour: string): void {
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = frame.palette.ground;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The control point of a curve: off the middle of the chord by length × curvature, on a screen whose y runs down. */
export function controlPoint(source: Point, target: Point, curvature: number): Point {
  return {
    x: (source.x + target.x) / 2 + (target.y - source.y) * curvature,
    y: (source.y + target.y) / 2 - (target.x - source.x) * curvature,
  };
}

/** Where a curve is at a part of its way, 0 … 1. */
export function curvePoint(source: Point, target: Point, curvature: number, t: number): Point {
  const control = controlPoint(source, target, curvature);
  const mix = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * (1 - t) * t * b + t ** 2 * c;
  return { x: mix(source.x, control.x, target.x), y: mix(source.y, control.y, target.y) };
}

export const drawEdgeLabel: EdgeLabelDrawingFunction = (context, edge, source, target, settings) => {
  frame.flush();
  if (!edge.label) return;
  const length = Math.hypot(target.x - source.x, target.y - source.y);
  const strong = edge.strong === true;
  context.font = `${strong ? 600 : 400} ${settings.edgeLabelSize}px ${FONT}`;
  const room = length - source.size - target.size - 18;
  if (room < LEAST_ROOM && !strong) return;
  const text = fitted(context, edge.label, edge.alone === true ? Number.POSITIVE_INFINITY : Math.max(room, LEAST_ROOM));
  const width = context.measureText(text).width;
  let angle = Math.atan2(target.y - source.y, target.x - source.x);
  const curvature = (edge.curvature as number | undefined) ?? 0;
  if (angle > Math.PI / 2 || angle <= -Math.PI / 2) angle += Math.PI;
  // a row of small squares along the text: one box around a slanting text would keep half of the drawing free
  const half = settings.edgeLabelSize / 2;
  const squares = ({ x, y }: Point) =>
    Array.from({ length: Math.ceil(width / half / 2) }, (_, i) => {
      const along = -width / 2 + half + i * 2 * half;
      const [cx, cy] = [x + Math.cos(angle) * along, y + Math.sin(angle) * along];
      return { left: cx - half, right: cx + half, top: cy - half, bottom: cy + half };
    });
  // the middle of the curve, or a place before or after it that is free
  const at = [0.5, 0.42, 0.6]
    .map((t) => curvePoint(source, target, curvature, t))
    .find((point) => frame.take(squares(point), edge.alone === true));
  if (!at) return;
  context.save();
  context.translate(at.x, at.y);
  context.rotate(angle);
  context.textAlign = "center";
  context.textBaseline = "middle";
  haloText(context, text, 0, 0, edge.color);
  context.restore();
};

/** Pixels below which a label would say nothing. */
const LEAST_ROOM = 42;

/** The label, or as much of it as there is room for. */
function fitted(context: CanvasRenderingContext2D, label: string, room: number): string {
  if (context.measureText(label).width <= room) return label;
  let text = label;
  while (text.length > 4 && context.measureText(`${text}…`).width > room) text = text.slice(0, -1).trimEnd();
  return `${text}…`;
}

export const drawNodeLabel: NodeLabelDrawingFunction = (context, node, settings) => {
  // it is named by drawNodeHover
  if (node.pointed === true) return;
  frame.wait(node.strong === true ? 1000 + node.size : node.event === true ? node.size - 100 : node.size, () =>
    placeName(context, node, settings),
  );
};

const placeName: NodeLabelDrawingFunction = (context, node, settings) => {
  if (!node.label) return;
  const event = node.event === true;
  const size = event ? settings.labelSize - 2 : settings.labelSize;
  context.font = `${event ? "italic 400" : settings.labelWeight} ${size}px ${FONT}`;
  const text = shorten(node.label, LONGEST_NAME);
  const width = context.measureText(text).width;
  // right of the node, else left, below or above: wherever nothing is covered and the canvas does not end
  const { clientWidth } = context.canvas;
  const places = [
    { x: node.x + node.size + 4, y: node.y + size / 3 },
    { x: node.x - node.size - 4 - width, y: node.y + size / 3 },
    { x: node.x - width / 2, y: node.y + node.size + size + 1 },
    { x: node.x - width / 2, y: node.y - node.size - 5 },
  ];
  const fits = places.find(
    ({ x, y }) =>
      x >= 0 &&
      (clientWidth === 0 || x + width <= clientWidth) &&
      frame.take([{ left: x, right: x + width, top: y - size * 0.8, bottom: y + 2 }], false),
  );
  if (!fits && node.strong !== true && node.chief !== true) return;
  const { x, y } = fits ?? places[0]!;
  haloText(context, text, x, y, event ? frame.palette.muted : frame.palette.text);
};

/** The node that is selected or pointed at: a ring around it and its whole name. A filled box would hide its neighbours. */
export const drawNodeHover: NodeHoverDrawingFunction = (context, node, settings) => {
  context.beginPath();
  context.arc(node.x, node.y, node.size + 4, 0, 2 * Math.PI);
  context.strokeStyle = frame.palette.accent;
  context.lineWidth = 2.5;
  context.stroke();
  context.font = `700 ${settings.labelSize + 1}px ${FONT}`;
  haloText(context, node.label ?? "", node.x + node.size + 8, node.y + settings.labelSize / 3, frame.palette.accent);
};
