// Graph file → GEXF 1.3 (gexf.net): directed, with parallel edges; places, and every attribute of the claims, for Gephi.
import { type EntityType, EVENT_NODE_STYLE, type GraphFile, NODE_STYLE } from "#schema";
import type { ExportedFiles } from "./index.ts";
import { CLAIM_COLUMNS, type Column, edgeRows, NODE_COLUMNS, nodeRows } from "./table.ts";
import { xml } from "./xml.ts";

/** graph.gexf */
export function toGexf(graph: GraphFile): ExportedFiles {
  const nodes = nodeRows(graph).map((row) => {
    const colour = row.nodeKind === "event" ? EVENT_NODE_STYLE.fill : NODE_STYLE[row.type as EntityType].fill;
    return `<node id="${xml(row.id)}" label="${xml(row.label)}">${values(NODE_COLUMNS, row)}<viz:position x="${row.x}" y="${-row.y}" z="0"/><viz:color hex="${colour}"/></node>`;
  });
  const edges = edgeRows(graph).map(
    (row) =>
      `<edge id="${xml(row.id)}" source="${xml(row.source)}" target="${xml(row.target)}" label="${xml(row.label)}">${row.claim === null ? "" : values(CLAIM_COLUMNS, row.claim)}</edge>`,
  );
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>${xml(graph.extractor)}</creator></meta>
<graph defaultedgetype="directed" mode="static">
${declarations("node", NODE_COLUMNS)}
${declarations("edge", CLAIM_COLUMNS)}
<nodes>
${nodes.join("\n")}
</nodes>
<edges>
${edges.join("\n")}
</edges>
</graph>
</gexf>
`;
  return new Map([["graph.gexf", text]]);
}

function declarations<Row>(owner: "node" | "edge", columns: readonly Column<Row>[]): string {
  const list = columns.map((column, i) => `<attribute id="${i}" title="${column.name}" type="${column.type}"/>`);
  return `<attributes class="${owner}">${list.join("")}</attributes>`;
}

function values<Row>(columns: readonly Column<Row>[], row: Row): string {
  const list = columns.flatMap((column, i) => {
    const value = column.of(row);
    return value === null ? [] : [`<attvalue for="${i}" value="${xml(value)}"/>`];
  });
  return `<attvalues>${list.join("")}</attvalues>`;
}
