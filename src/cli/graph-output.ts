// Records → graph.json and graph.html in a folder, and the summary of what is in them.
import { join } from "node:path";
import type { Extraction } from "#schema";
import { writeWhole } from "./files.ts";
import type { Io } from "./io.ts";
import { summaryOf, textOf } from "./summary.ts";

export interface GraphOutput {
  readonly out: string;
  readonly json?: true | undefined;
  readonly quiet?: true | undefined;
}

/** Folds the records and writes graph and page beside their file; the summary goes to standard output. */
export async function writeGraph(
  records: readonly Extraction[],
  extractions: string,
  failed: number,
  flags: GraphOutput,
  io: Io,
): Promise<void> {
  const [{ buildGraph, formatGraph }, { renderPage }, { readTemplate }] = await Promise.all([
    import("../graph/index.ts"),
    import("../viewer/index.ts"),
    import("../viewer/load.ts"),
  ]);
  const graph = buildGraph(records);
  const files = { extractions, graph: join(flags.out, "graph.json"), page: join(flags.out, "graph.html") };
  await writeWhole(files.graph, formatGraph(graph));
  await writeWhole(files.page, renderPage(graph, readTemplate()));
  const summary = summaryOf(graph, failed, files);
  if (flags.json) await io.out.write(`${JSON.stringify(summary)}\n`);
  else if (!flags.quiet) await io.out.write(textOf(summary, graph, io.out));
}
