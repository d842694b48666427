// newsgraph remove: takes articles out of a Neo4j database, with every claim, statement and entity that only they told of.
import { EXIT } from "../../errors.ts";
import type { AddCommand } from "../context.ts";
import { databaseOption, passwordFileOption, passwordOption, uriOption, userOption, withClient } from "../neo4j.ts";

export const addRemove: AddCommand = (program, { io, exit }) => {
  program
    .command("remove")
    .description("take articles out of a database")
    .command("neo4j")
    .description("take articles out of Neo4j, with all that only they told of")
    .argument("<articles...>", "ids of articles")
    .addOption(uriOption())
    .addOption(userOption())
    .addOption(databaseOption())
    .addOption(passwordFileOption())
    .addOption(passwordOption())
    .addHelpText("after", "\nExample:\n  newsgraph remove neo4j https://example.org/story")
    .action(async (articles, options) => {
      const missing = await withClient(options, io, async (client) => {
        const { removeArticles } = await import("../../export/neo4j/index.ts");
        return removeArticles(client, articles);
      });
      for (const id of missing) await io.err.write(`not in the database: ${id}\n`);
      await io.out.write(`${new Set(articles).size - missing.length} articles removed\n`);
      if (missing.length > 0) exit(EXIT.failures);
    });
};
