// What is drawn in 2D over the graph: names with a halo, edge labels along their curve, letters in the nodes. Labels that would cover
// one another give way; those of the selection never do.
import type { EdgeLabelDrawingFunction, NodeHoverDrawingFunction, NodeLabelDrawingFunction } from "sigma/rendering";
import { LIGHT, type Palette } from "./palette.ts";

export const FONT = 'system-ui, "Segoe UI", "DejaVu Sans", sans-serif';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The 2D side of one frame: colours, and the places that labels took. */
class Frame {
  palette: Palette = LIGHT;
  #taken: Box[] = [];

  begin(): void {
    this.#taken = [];
  }

  /** Takes the place unless something is there already. */
  take(box: Box, force: boolean): boolean {
    const free = this.#taken.every(
      (other) => box.left > other.right || box.right < other.left || box.top > other.bottom || box.bottom < other.top,
    );
    if (!free && !force) return false;
    this.#taken.push(box);
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

/** The middle of a curve between two points. Positive curvature bends to the left of its direction on a screen whose y runs down. */
export function curveMiddle(
  source: { x: number; y: number },
  target: { x: number; y: number },
  curvature: number,
): { x: number; y: number; controlX: number; controlY: number } {
  const middleX = (source.x + target.x) / 2;
  const middleY = (source.y + target.y) / 2;
  const controlX = middleX + (target.y - source.y) * curvature;
  const controlY = middleY - (target.x - source.x) * curvature;
  return { x: (middleX + controlX) / 2, y: (middleY + controlY) / 2, controlX, controlY };
}

export const drawEdgeLabel: EdgeLabelDrawingFunction = (context, edge, source, target, settings) => {
  if (!edge.label) return;
  const length = Math.hypot(target.x - source.x, target.y - source.y);
  const strong = edge.strong === true;
  context.font = `${strong ? 600 : 400} ${settings.edgeLabelSize}px ${FONT}`;
  const width = context.measureText(edge.label).width;
  const room = length - source.size - target.size - 8;
  if (width > room && (!strong || width > length * 1.6)) return;
  const middle = curveMiddle(source, target, (edge.curvature as number | undefined) ?? 0);
  let angle = Math.atan2(target.y - source.y, target.x - source.x);
  if (angle > Math.PI / 2 || angle <= -Math.PI / 2) angle += Math.PI;
  const halfWidth = (Math.abs(Math.cos(angle)) * width) / 2 + (Math.abs(Math.sin(angle)) * settings.edgeLabelSize) / 2;
  const halfHeight = (Math.abs(Math.sin(angle)) * width) / 2 + (Math.abs(Math.cos(angle)) * settings.edgeLabelSize) / 2;
  const box = {
    left: middle.x - halfWidth,
    right: middle.x + halfWidth,
    top: middle.y - halfHeight,
    bottom: middle.y + halfHeight,
  };
  if (!frame.take(box, edge.alone === true)) return;
  context.save();
  context.translate(middle.x, middle.y);
  context.rotate(angle);
  context.textAlign = "center";
  context.textBaseline = "middle";
  haloText(context, edge.label, 0, 0, edge.color);
  context.restore();
};

const LONGEST_LABEL = 36;

export function shorten(text: string, longest = LONGEST_LABEL): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}

export const drawNodeLabel: NodeLabelDrawingFunction = (context, node, settings) => {
  if (!node.label) return;
  const event = node.event === true;
  const size = event ? settings.labelSize - 2 : settings.labelSize;
  context.font = `${event ? "italic 400" : settings.labelWeight} ${size}px ${FONT}`;
  const text = shorten(node.label);
  const width = context.measureText(text).width;
  // at the right edge of the canvas a label stands on the other side of its node
  const roomRight = context.canvas.clientWidth === 0 ? Number.POSITIVE_INFINITY : context.canvas.clientWidth - node.x;
  const x =
    roomRight < width + node.size + 6 && node.x > width + node.size + 6
      ? node.x - node.size - 4 - width
      : node.x + node.size + 4;
  const y = node.y + size / 3;
  const box = { left: x, right: x + width, top: y - size, bottom: y + 3 };
  if (!frame.take(box, node.strong === true)) return;
  haloText(context, text, x, y, event ? frame.palette.muted : frame.palette.text);
};

export const drawNodeHover: NodeHoverDrawingFunction = (context, node, settings) => {
  const { palette } = frame;
  context.font = `${settings.labelWeight} ${settings.labelSize}px ${FONT}`;
  const text = node.label ?? "";
  const width = context.measureText(text).width;
  context.fillStyle = palette.ground;
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.5;
  context.beginPath();
  context.roundRect(
    node.x - node.size - 4,
    node.y - Math.max(node.size + 4, settings.labelSize * 0.9),
    width + 2 * node.size + 16,
    2 * Math.max(node.size + 4, settings.labelSize * 0.9),
    8,
  );
  context.fill();
  context.stroke();
  context.fillStyle = palette.text;
  context.fillText(text, node.x + node.size + 5, node.y + settings.labelSize / 3);
};
