// Export: graph file → files of other formats. A new format is one file here and one line in this table. (Neo4j has a room of its own.)
import type { GraphFile } from "#schema";

/** Names of files with their texts. */
export type ExportedFiles = ReadonlyMap<string, string>;

interface Format {
  readonly gloss: string;
  /** Files come one by one, so that a large export need not be in memory. */
  readonly load: () => Promise<(graph: GraphFile) => Iterable<readonly [name: string, text: string]>>;
  /** a file that is shown too: what to do with the others */
  readonly show?: string;
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
  "neo4j-csv": {
    gloss: "files for `neo4j-admin database import`, with its command",
    load: async () => {
      const { importFiles, rowsOf } = await import("./neo4j/index.ts");
      return (graph) => importFiles(rowsOf(graph), graph.extractor);
    },
    show: "import.txt",
  },
  cypher: {
    gloss: "graph.cypher, a script for cypher-shell (small graphs)",
    load: async () => {
      const { cypherScript } = await import("./neo4j/index.ts");
      return (graph) => [["graph.cypher", [...cypherScript(graph)].join("")]];
    },
  },
} as const satisfies Record<string, Format>;
export type ExportFormat = keyof typeof EXPORTS;

/** The table row of a format with its declared (wide) types. */
export function formatRow(format: ExportFormat): Format {
  return EXPORTS[format];
}
