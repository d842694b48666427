// How types look, wherever they are drawn: the page and the style sheet for Neo4j Browser read this one table. Every fill has a contrast
// of at least 3:1 against white and against the dark ground of the page, and carries white letters; colour is never the only mark.
import type { EntityType, PLOVER_CATEGORIES } from "./ontology.ts";
import type { Standing } from "./standing.ts";

interface NodeStyle {
  readonly fill: string;
  /** a darker ring */
  readonly border: string;
}

export const NODE_STYLE = {
  Person: { fill: "#2b7fd0", border: "#1a5590" },
  Country: { fill: "#1f8f52", border: "#126336" },
  Organization: { fill: "#8d62c9", border: "#613f92" },
  Group: { fill: "#b8651b", border: "#83460f" },
  People: { fill: "#c2569a", border: "#8b386d" },
  City: { fill: "#1d8f96", border: "#106368" },
  Region: { fill: "#6d8a1f", border: "#4a5f12" },
  Place: { fill: "#3f7f9c", border: "#29586d" },
  Facility: { fill: "#757c86", border: "#4f555d" },
  Agreement: { fill: "#a37a12", border: "#71540a" },
  Event: { fill: "#6470cf", border: "#444d97" },
  Thing: { fill: "#8a7a58", border: "#5f543b" },
} as const satisfies Record<EntityType, NodeStyle>;

/** Event nodes: a claim as a node of its own. */
export const EVENT_NODE_STYLE: NodeStyle = { fill: "#6b7684", border: "#414a55" };

interface EdgeStyle {
  /** on a light ground, on a dark ground */
  readonly light: string;
  readonly dark: string;
  readonly line: "solid" | "dashed" | "dotted";
}

/** Edges by what the text makes of the claim. */
export const STANDING_STYLE = {
  fact: { light: "#2f3b4a", dark: "#c5d0dc", line: "solid" },
  said: { light: "#0b62b8", dark: "#7db8ff", line: "solid" },
  open: { light: "#8a5300", dark: "#e0a94a", line: "dashed" },
  alleged: { light: "#7a3fae", dark: "#c9a2f2", line: "dotted" },
  denied: { light: "#b3261e", dark: "#ff8a80", line: "dashed" },
} as const satisfies Record<Standing, EdgeStyle>;

type Quad = (typeof PLOVER_CATEGORIES)[keyof typeof PLOVER_CATEGORIES];

/** Relations by quad class, for drawings that have one colour per relation type. */
export const QUAD_STYLE = {
  "verbal cooperation": "#2b7fd0",
  "material cooperation": "#1f8f52",
  "verbal conflict": "#b8651b",
  "material conflict": "#b3261e",
} as const satisfies Record<Quad, string>;
