// Letters in the nodes, so that a type is told without its colour; communities show how many nodes they hold.
import type Sigma from "sigma";
import { FONT, frame } from "./draw.ts";
import type { EdgeLook, NodeLook } from "./scene.ts";

/** Radius in pixels below which a letter could not be read. */
const LEAST = 6.5;
/** A drawing with more nodes is looked at from too far for letters. */
const MOST = 1500;

export function drawLetters(sigma: Sigma<NodeLook, EdgeLook>, canvas: HTMLCanvasElement, moving: boolean): void {
  const { width, height } = sigma.getDimensions();
  const ratio = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = canvas.getContext("2d")!;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const scene = sigma.getGraph();
  if (moving && scene.order > MOST) return;
  context.textAlign = "center";
  context.textBaseline = "middle";
  scene.forEachNode((key, look) => {
    const data = sigma.getNodeDisplayData(key);
    if (!data || data.hidden) return;
    const radius = sigma.scaleSize(data.size);
    if (radius < LEAST) return;
    const at = sigma.framedGraphToViewport(data);
    if (at.x < -radius || at.y < -radius || at.x > width + radius || at.y > height + radius) return;
    const faint = "faint" in data && data.faint === true;
    context.font = `700 ${Math.min(14, radius * (look.letter.length > 2 ? 0.75 : 1.05)).toFixed(1)}px ${FONT}`;
    context.fillStyle = faint ? frame.palette.muted : "#ffffff";
    context.fillText(look.letter, at.x, at.y + 0.5);
  });
}
