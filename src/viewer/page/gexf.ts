// The shown claims as GEXF 1.3 for Gephi: an edge per claim with its attributes, nodes where they lie on the page.
import { NODE_STYLE } from "../../../schema/style.ts";
import { COLUMNS } from "./csv.ts";
import { NONE, type Store } from "./store.ts";
import { escapeXml } from "./xml.ts";

const EDGE_COLUMNS = COLUMNS.filter((column) => !["claim", "source", "target"].includes(column.name));

export function gexf(store: Store, claims: readonly number[]): string {
  const drawn = claims.filter((claim) => store.claims.source[claim] !== NONE && store.claims.target[claim] !== NONE);
  const nodes = [...new Set(drawn.flatMap((claim) => [store.claims.source[claim]!, store.claims.target[claim]!]))].sort(
    (a, b) => a - b,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta><creator>${escapeXml(store.extractor)}</creator></meta>`,
    '<graph defaultedgetype="directed">',
    '<attributes class="node"><attribute id="0" title="type" type="string"/></attributes>',
    `<attributes class="edge">${EDGE_COLUMNS.map((column, i) => `<attribute id="${i}" title="${column.name}" type="string"/>`).join("")}</attributes>`,
    "<nodes>",
    ...nodes.map((node) => {
      const type = store.entityType(node);
      const [r, g, b] = [1, 3, 5].map((at) =>
        Number.parseInt((type === null ? "#6b7684" : NODE_STYLE[type].fill).slice(at, at + 2), 16),
      );
      return `<node id="${escapeXml(store.nodeId(node))}" label="${escapeXml(store.nodeName(node))}"><attvalues><attvalue for="0" value="${type ?? "EventNode"}"/></attvalues><viz:color r="${r}" g="${g}" b="${b}"/><viz:position x="${store.x[node]}" y="${store.y[node]}" z="0"/></node>`;
    }),
    "</nodes>",
    "<edges>",
    ...drawn.map((claim) => {
      const ends = `source="${escapeXml(store.nodeId(store.claims.source[claim]!))}" target="${escapeXml(store.nodeId(store.claims.target[claim]!))}"`;
      const values = EDGE_COLUMNS.map(
        (column, i) => `<attvalue for="${i}" value="${escapeXml(column.value(store, claim))}"/>`,
      ).join("");
      return `<edge id="${escapeXml(store.claimId(claim))}" ${ends} label="${escapeXml(store.relation(claim))}"><attvalues>${values}</attvalues></edge>`;
    }),
    "</edges>",
    "</graph>",
    "</gexf>\n",
  ].join("\n");
}
