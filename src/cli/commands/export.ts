// newsgraph export: a graph file → the same graph in another format.
import { join } from "node:path";
import { Argument } from "@commander-js/extra-typings";
import { EXPORTS, type ExportFormat, formatRow } from "../../export/index.ts";
import type { AddCommand } from "../context.ts";
import { writeWhole } from "../files.ts";
import { readGraph } from "../graph-input.ts";

export const addExport: AddCommand = (program, { io }) => {
  program
    .command("export")
    .description("write a graph in another format")
    .argument("<graph>", 'graph.json, or "-" for standard input')
    .addArgument(new Argument("<format>", "the format").choices(Object.keys(EXPORTS) as ExportFormat[]))
    .option("-o, --out <folder>", "where the files are written", "out")
    .addHelpText("after", `\nFormats:\n${formatList()}\n\nExample:\n  newsgraph export out/graph.json csv -o tables`)
    .action(async (path, format, options) => {
      const graph = await readGraph(path, io);
      const { load, show } = formatRow(format);
      let shown = "";
      for (const [name, text] of (await load())(graph)) {
        const file = join(options.out, name);
        await writeWhole(file, text);
        await io.out.write(`${file}\n`);
        if (name === show) shown = text;
      }
      if (shown !== "") await io.out.write(`\n${shown}`);
    });
};

function formatList(): string {
  return Object.entries(EXPORTS)
    .map(([name, { gloss }]) => `  ${name.padEnd(10)} ${gloss}`)
    .join("\n");
}
