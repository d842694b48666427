// newsgraph fold: extraction files → one graph. Shards are joined, a newer record of an article replaces the older one, and articles are
// taken out; the result is that of extracting what remains.
import { join } from "node:path";
import type { Extraction } from "#schema";
import type { AddCommand } from "../context.ts";
import { Tally } from "../extraction.ts";
import { WholeFile } from "../files.ts";
import { readExtractions } from "../graph-input.ts";
import { type GraphOutput, writeGraph } from "../graph-output.ts";
import type { Io } from "../io.ts";
import { jsonOption, quietOption } from "../options.ts";

export const addFold: AddCommand = (program, { io }) => {
  program
    .command("fold")
    .description("join extraction files into one graph; later records of an article replace earlier ones")
    .argument("<files...>", 'files of `extract` or `build`, oldest first, or "-" for standard input')
    .option("-o, --out <folder>", "where the results are written", "out")
    .option("--without <id...>", "leave out these articles")
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText("after", "\nExample:\n  newsgraph fold monday.jsonl tuesday.jsonl -o week")
    .action((files, options) => fold(files, options, io));
};

interface FoldFlags extends GraphOutput {
  readonly without?: readonly string[] | undefined;
}

async function fold(files: readonly string[], flags: FoldFlags, io: Io): Promise<void> {
  const { withExtractions, withoutArticles } = await import("../../graph/index.ts");
  let records: readonly Extraction[] = [];
  for (const file of files) records = withExtractions(records, await readExtractions(file, io));
  records = withoutArticles(records, flags.without ?? []);
  const path = join(flags.out, "extractions.jsonl");
  await writeRecords(path, records);
  await writeGraph(records, path, 0, flags, io);
}

async function writeRecords(path: string, records: readonly Extraction[]): Promise<void> {
  const tally = new Tally();
  const file = await WholeFile.create(path);
  try {
    for (const record of records) {
      tally.add(record);
      await file.write(`${JSON.stringify(record)}\n`);
    }
    await file.write(`${JSON.stringify(tally.trailer())}\n`);
    await file.close();
  } catch (error) {
    await file.discard();
    throw error;
  }
}
