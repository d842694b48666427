// The colours of the canvas in light and dark. Types and standings come from the shared table; the grounds match style.css.
import type { EntityType } from "#schema";
import type { Standing } from "../../../schema/standing.ts";
import { EVENT_NODE_STYLE, NODE_STYLE, STANDING_STYLE } from "../../../schema/style.ts";

export interface Palette {
  readonly dark: boolean;
  readonly ground: string;
  readonly text: string;
  readonly muted: string;
  readonly faint: string;
  readonly ring: string;
  readonly role: string;
  readonly accent: string;
}

export const LIGHT: Palette = {
  dark: false,
  ground: "#ffffff",
  text: "#16202c",
  muted: "#55606e",
  faint: "#e3e7ec",
  ring: "#2b3745",
  role: "#9aa5b1",
  accent: "#0b62b8",
};

export const DARK: Palette = {
  dark: true,
  ground: "#12171d",
  text: "#e7ecf2",
  muted: "#a3afbc",
  faint: "#262e37",
  ring: "#d5dde6",
  role: "#66727f",
  accent: "#7db8ff",
};

export function fillOf(type: EntityType | null): string {
  return type === null ? EVENT_NODE_STYLE.fill : NODE_STYLE[type].fill;
}

export function edgeColour(standing: Standing, palette: Palette): string {
  return palette.dark ? STANDING_STYLE[standing].dark : STANDING_STYLE[standing].light;
}
