// Graph file → GraphML (graphml.graphdrawing.org): directed, with parallel edges; one key per attribute.
import type { GraphFile } from "#schema";
import type { ExportedFiles } from "./index.ts";
import { CLAIM_COLUMNS, type Column, edgeRows, NODE_COLUMNS, type NodeRow, nodeRows } from "./table.ts";
import { xml } from "./xml.ts";

const NODES: readonly Column<NodeRow>[] = [
  { name: "label", type: "string", of: (row) => row.label },
  ...NODE_COLUMNS,
  { name: "x", type: "double", of: (row) => row.x },
  { name: "y", type: "double", of: (row) => row.y },
];

/** graph.graphml */
export function toGraphml(graph: GraphFile): ExportedFiles {
  const nodes = nodeRows(graph).map((row) => `<node id="${xml(row.id)}">${data("n", NODES, row)}</node>`);
  const edges = edgeRows(graph).map(
    (row) =>
      `<edge id="${xml(row.id)}" source="${xml(row.source)}" target="${xml(row.target)}"><data key="e-label">${xml(row.label)}</data>${row.claim === null ? "" : data("e", CLAIM_COLUMNS, row.claim)}</edge>`,
  );
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys("n", "node", NODES)}
<key id="e-label" for="edge" attr.name="label" attr.type="string"/>
${keys("e", "edge", CLAIM_COLUMNS)}
<graph id="newsgraph" edgedefault="directed">
${nodes.join("\n")}
${edges.join("\n")}
</graph>
</graphml>
`;
  return new Map([["graph.graphml", text]]);
}

function keys<Row>(prefix: string, owner: "node" | "edge", columns: readonly Column<Row>[]): string {
  return columns
    .map(({ name, type }) => `<key id="${prefix}-${name}" for="${owner}" attr.name="${name}" attr.type="${type}"/>`)
    .join("\n");
}

function data<Row>(prefix: string, columns: readonly Column<Row>[], row: Row): string {
  return columns
    .flatMap((column) => {
      const value = column.of(row);
      return value === null ? [] : [`<data key="${prefix}-${column.name}">${xml(value)}</data>`];
    })
    .join("");
}
