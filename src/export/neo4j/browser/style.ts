// The colours of the page as a style sheet (GRASS) for Neo4j Browser. Its parser splits at ";" and ":", so captions are quoted and hold
// neither. The rule of `node.Entity` comes before those of the types: without it Browser adds one at the end, and everything turns grey.
import {
  ENTITY_TYPES,
  EVENT_NODE_STYLE,
  NEO4J_LINK_TYPES,
  type NEO4J_NODES,
  NODE_STYLE,
  PLOVER_CATEGORIES,
  QUAD_STYLE,
  RELATION_TYPES,
  relationRow,
} from "#schema";

const GREY = { fill: "#8a929c", border: "#5c636b" };
const PAPER = { fill: "#4a5568", border: "#2d3748" };

/** Relations with a meaning of their own on a glance: a threat must not look like what it threatens. */
const WIDE: ReadonlySet<string> = new Set(["THREATENS"]);

/** `newsgraph.grass`. */
export function browserStyle(): string {
  const lines = [
    nodeRule("node", GREY, "{name}", 50),
    // before the types, see above
    nodeRule("node.Entity", GREY, "{name}", 50),
    ...(Object.keys(ENTITY_TYPES) as (keyof typeof ENTITY_TYPES)[]).map((type) =>
      nodeRule(`node.${type}`, NODE_STYLE[type], "{name}", type === "Country" || type === "Person" ? 65 : 50),
    ),
    nodeRule("node.Claim", EVENT_NODE_STYLE, "{label}", 40),
    nodeRule("node.EventNode", EVENT_NODE_STYLE, "{name}", 40),
    nodeRule("node.Statement", PAPER, "{content}", 40),
    nodeRule("node.Article", PAPER, "{title}", 50),
    nodeRule(`node.${"Newsgraph" satisfies keyof typeof NEO4J_NODES}`, GREY, "{extractor}", 25),
    edgeRule("relationship", GREY.fill, 1, "<type>"),
    ...NEO4J_LINK_TYPES.map((type) => edgeRule(`relationship.${type}`, GREY.fill, 1, "<type>")),
    ...RELATION_TYPES.map((type) => {
      const { plover } = relationRow(type);
      const colour = plover === null ? GREY.border : QUAD_STYLE[PLOVER_CATEGORIES[plover]];
      // the label says "may attack" or "✗ does not attack": a style sheet cannot ask for a property, a caption can show it
      return edgeRule(`relationship.${type}`, colour, WIDE.has(type) ? 4 : 2, "{label}");
    }),
  ];
  return `${lines.join("\n")}\n`;
}

function nodeRule(
  selector: string,
  style: { fill: string; border: string },
  caption: string,
  diameter: number,
): string {
  const { fill, border } = style;
  return rule(selector, {
    diameter: `${diameter}px`,
    color: fill,
    "border-color": border,
    "border-width": "2px",
    "text-color-internal": "#ffffff",
    "font-size": "10px",
    caption: `"${caption}"`,
  });
}

function edgeRule(selector: string, color: string, width: number, caption: string): string {
  return rule(selector, {
    color,
    "shaft-width": `${width}px`,
    "font-size": "9px",
    padding: "3px",
    "text-color-external": "#1f2937",
    "text-color-internal": "#ffffff",
    caption: `"${caption}"`,
  });
}

function rule(selector: string, properties: Record<string, string>): string {
  const body = Object.entries(properties).map(([name, value]) => `${name}: ${value};`);
  return `${selector} { ${body.join(" ")} }`;
}
