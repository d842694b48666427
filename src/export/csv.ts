// Graph file → three tables for spreadsheets. Cells that a spreadsheet would run as a formula are made harmless with a quote mark.
import { stringify } from "csv-stringify/sync";
import type { GraphFile } from "#schema";
import type { ExportedFiles } from "./index.ts";
import { type Cell, CLAIM_COLUMNS, type Column, NODE_COLUMNS, nodeRows } from "./table.ts";

/** entities.csv, events.csv, claims.csv; one header row, comma, LF, UTF-8. */
export function toCsv(graph: GraphFile): ExportedFiles {
  const names = new Map(nodeRows(graph).map((row) => [row.id, row.label]));
  const nodes = nodeRows(graph);
  const idAndLabel = [
    { name: "id", type: "string", of: (row: { id: string }) => row.id },
    { name: "label", type: "string", of: (row: { label: string }) => row.label },
  ] as const;
  const nodeColumns = [...idAndLabel, ...NODE_COLUMNS.filter((column) => column.name !== "nodeKind")];
  const claimColumns: Column<GraphFile["claims"][number]>[] = [
    { name: "id", type: "string", of: (claim) => claim.id },
    { name: "source", type: "string", of: (claim) => claim.source },
    { name: "sourceName", type: "string", of: (claim) => names.get(claim.source ?? "") ?? null },
    { name: "target", type: "string", of: (claim) => claim.target },
    { name: "targetName", type: "string", of: (claim) => names.get(claim.target ?? "") ?? null },
    ...CLAIM_COLUMNS,
  ];
  return new Map([
    [
      "entities.csv",
      table(
        nodeColumns,
        nodes.filter((row) => row.nodeKind === "entity"),
      ),
    ],
    [
      "events.csv",
      table(
        nodeColumns,
        nodes.filter((row) => row.nodeKind === "event"),
      ),
    ],
    ["claims.csv", table(claimColumns, graph.claims)],
  ]);
}

function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells: Cell[][] = rows.map((row) => columns.map((column) => column.of(row)));
  const head = columns.map((column) => column.name);
  return stringify([head, ...cells], { escape_formulas: true, cast: { boolean: String } });
}
