// Export: graph file → files of other formats. A new format is one file here and one line in this table. (Neo4j has a room of its own.)
import type { GraphFile } from "#schema";

/** Names of files with their texts. */
export type ExportedFiles = ReadonlyMap<string, string>;

interface Format {
  readonly gloss: string;
  readonly load: () => Promise<(graph: GraphFile) => ExportedFiles>;
}

export const EXPORTS = {
  csv: {
    gloss: "entities.csv, events.csv and claims.csv, for spreadsheets",
    load: async () => (await import("./csv.ts")).toCsv,
  },
  gexf: { gloss: "graph.gexf, for Gephi", load: async () => (await import("./gexf.ts")).toGexf },
  graphml: {
    gloss: "graph.graphml, for yEd, NetworkX, igraph",
    load: async () => (await import("./graphml.ts")).toGraphml,
  },
} as const satisfies Record<string, Format>;
export type ExportFormat = keyof typeof EXPORTS;
