// newsgraph pull: a Neo4j database → the graph file that was loaded into it.
import type { AddCommand } from "../context.ts";
import { writeWhole } from "../files.ts";
import { databaseOption, passwordFileOption, passwordOption, uriOption, userOption, withClient } from "../neo4j.ts";

export const addPull: AddCommand = (program, { io }) => {
  program
    .command("pull")
    .description("read a graph back from a database")
    .command("neo4j")
    .description("read the graph back from Neo4j")
    .option("-o, --out <file>", 'where the graph is written; "-" for standard output', "graph.json")
    .addOption(uriOption())
    .addOption(userOption())
    .addOption(databaseOption())
    .addOption(passwordFileOption())
    .addOption(passwordOption())
    .addHelpText("after", "\nExample:\n  newsgraph pull neo4j -o graph.json")
    .action(async (options) => {
      const { formatGraph, placeGraph } = await import("../../graph/index.ts");
      const graph = await withClient(options, io, async (client) => {
        const { pullGraph } = await import("../../export/neo4j/index.ts");
        return pullGraph(client, placeGraph);
      });
      if (options.out === "-") return io.out.write(formatGraph(graph));
      await writeWhole(options.out, formatGraph(graph));
      await io.out.write(`${options.out}: ${graph.articles.length} articles, ${graph.claims.length} claims\n`);
    });
};
