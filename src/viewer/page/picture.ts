// The drawing as SVG: what the canvas shows now, with the same colours, lines and letters, as text that scales.
import type Sigma from "sigma";
import type { Coordinates } from "sigma/types";
import { STANDING_STYLE } from "../../../schema/style.ts";
import { controlPoint, curvePoint, FONT } from "./draw.ts";
import type { Palette } from "./palette.ts";
import type { EdgeLook, NodeLook } from "./scene.ts";
import { LONGEST_NAME, shorten } from "./text.ts";
import { escapeXml } from "./xml.ts";

const DASHES = { solid: "", dashed: ' stroke-dasharray="7 5"', dotted: ' stroke-dasharray="2 4"' } as const;

export function sceneSvg(sigma: Sigma<NodeLook, EdgeLook>, palette: Palette): string {
  const { width, height } = sigma.getDimensions();
  const scene = sigma.getGraph();
  const at = new Map<string, Coordinates & { radius: number }>();
  const discs: string[] = [];
  const names: string[] = [];
  scene.forEachNode((key, look) => {
    const data = sigma.getNodeDisplayData(key);
    if (!data || data.hidden) return;
    const place = { ...sigma.framedGraphToViewport(data), radius: sigma.scaleSize(data.size) };
    at.set(key, place);
    discs.push(nodeShape(place, look, data.color, palette));
    if (data.label)
      names.push(
        `<text x="${n(place.x + place.radius + 4)}" y="${n(place.y + 4)}" font-size="13" font-weight="600" fill="${palette.text}" stroke="${palette.ground}" stroke-width="4" paint-order="stroke">${escapeXml(shorten(data.label, LONGEST_NAME))}</text>`,
      );
  });
  const lines: string[] = [];
  const words: string[] = [];
  scene.forEachEdge((key, look, source, target) => {
    const data = sigma.getEdgeDisplayData(key);
    const [from, to] = [at.get(source), at.get(target)];
    if (!data || data.hidden || !from || !to) return;
    const control = controlPoint(from, to, look.curvature);
    const middle = curvePoint(from, to, look.curvature, 0.5);
    const angle = Math.atan2(to.y - control.y, to.x - control.x);
    const end = { x: to.x - Math.cos(angle) * (to.radius + 6), y: to.y - Math.sin(angle) * (to.radius + 6) };
    const dash =
      look.kind === "role" ? DASHES.dotted : look.kind === "bundle" ? "" : DASHES[STANDING_STYLE[look.standing].line];
    lines.push(
      `<path d="M${n(from.x)} ${n(from.y)}Q${n(control.x)} ${n(control.y)} ${n(end.x)} ${n(end.y)}" fill="none" stroke="${data.color}" stroke-width="${n(data.size)}"${dash} marker-end="url(#arrow)"/>`,
    );
    if (!data.label) return;
    let turn = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
    if (turn > 90 || turn <= -90) turn += 180;
    words.push(
      `<text transform="translate(${n(middle.x)} ${n(middle.y)}) rotate(${n(turn)})" text-anchor="middle" dominant-baseline="central" font-size="11.5" fill="${data.color}" stroke="${palette.ground}" stroke-width="4" paint-order="stroke">${escapeXml(data.label)}</text>`,
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapeXml(FONT)}">`,
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="5" markerHeight="5" orient="auto"><path d="M0 0L8 4L0 8z" fill="context-stroke"/></marker></defs>`,
    `<rect width="100%" height="100%" fill="${palette.ground}"/>`,
    ...lines,
    ...words,
    ...discs,
    ...names,
    "</svg>\n",
  ].join("\n");
}

function nodeShape(place: Coordinates & { radius: number }, look: NodeLook, fill: string, palette: Palette): string {
  const { x, y, radius } = place;
  const shape = look.event
    ? `<path d="M${n(x)} ${n(y - radius)}L${n(x + radius)} ${n(y)}L${n(x)} ${n(y + radius)}L${n(x - radius)} ${n(y)}z" fill="${fill}" stroke="${palette.ring}" stroke-width="1.5"/>`
    : `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius - 1)}" fill="${fill}" stroke="${palette.ring}" stroke-width="2"/>`;
  const letter = `<text x="${n(x)}" y="${n(y)}" text-anchor="middle" dominant-baseline="central" font-size="${n(Math.min(14, radius))}" font-weight="700" fill="#ffffff">${escapeXml(look.letter)}</text>`;
  return radius < 6 ? shape : shape + letter;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
