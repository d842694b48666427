// newsgraph browser-kit: a style sheet and saved queries for Neo4j Browser.
import { join } from "node:path";
import type { AddCommand } from "../context.ts";
import { writeWhole } from "../files.ts";

export const addBrowserKit: AddCommand = (program, { io }) => {
  program
    .command("browser-kit")
    .description("write a style sheet and saved queries for Neo4j Browser")
    .argument("[folder]", "where the files are written", "out")
    .addHelpText("after", "\nExample:\n  newsgraph browser-kit out")
    .action(async (folder) => {
      const { browserKit } = await import("../../export/neo4j/index.ts");
      for (const [name, content] of browserKit()) {
        const file = join(folder, name);
        await writeWhole(file, content);
        await io.out.write(`${file}\n`);
      }
      await io.out.write("Open Neo4j Browser and drop the files on its window, one after the other.\n");
      const address = io.env.NEO4J_BROWSER;
      if (address) await io.out.write(`${address}\n`);
    });
};
