// newsgraph build: articles → extractions.jsonl, graph.json and graph.html in one folder, and a summary that a person can read.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Extraction } from "#schema";
import { EXIT, NewsgraphError } from "../../errors.ts";
import type { AddCommand } from "../context.ts";
import { type ExtractionOptions, extractAll, Tally } from "../extraction.ts";
import { WholeFile } from "../files.ts";
import { type GraphOutput, writeGraph } from "../graph-output.ts";
import type { Io } from "../io.ts";
import {
  dateOption,
  formatOption,
  type InputFlags,
  jobsOption,
  jsonOption,
  maxBytesOption,
  modelOption,
  quietOption,
} from "../options.ts";
import { tellFailure } from "../problems.ts";
import { Progress } from "../progress.ts";

/** The bundled articles: at the root of the package, three folders above this file, one above a bundle in dist. */
const SAMPLES = import.meta.url.endsWith(".ts") ? "../../../data/articles" : "../data/articles";

export const addBuild: AddCommand = (program, { io, exit }) => {
  program
    .command("build")
    .description("turn articles into extractions.jsonl, graph.json and graph.html")
    .argument("[inputs...]", 'files, folders or "-" for standard input; without any, the bundled sample articles')
    .option("-o, --out <folder>", "where the results are written", "out")
    .addOption(formatOption())
    .addOption(dateOption())
    .addOption(modelOption())
    .addOption(jobsOption())
    .addOption(maxBytesOption())
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText(
      "after",
      `
Examples:
  newsgraph build article.txt
  newsgraph build articles/ page.html feed.jsonl -o results
  curl -s https://example.org/story.html | newsgraph build - --format html`,
    )
    .action(async (inputs, options) => {
      exit(await build(inputs.length === 0 ? [fileURLToPath(new URL(SAMPLES, import.meta.url))] : inputs, options, io));
    });
};

interface BuildFlags extends InputFlags, ExtractionOptions, GraphOutput {}

async function build(inputs: readonly string[], flags: BuildFlags, io: Io): Promise<number> {
  const path = join(flags.out, "extractions.jsonl");
  const { records, tally, problem } = await extractInto(path, inputs, flags, io);
  if (records.length === 0) throw problem ?? new NewsgraphError("ingest/empty", "the inputs hold no article");
  await writeGraph(records, path, tally.failed, flags, io);
  return tally.failed > 0 ? EXIT.failures : EXIT.done;
}

/** Extracts all inputs into a file and keeps the records; the first error that no article got over is `problem`. */
async function extractInto(path: string, inputs: readonly string[], flags: BuildFlags, io: Io) {
  const { readInputs } = await import("../../ingest/index.ts");
  const records: Extraction[] = [];
  const tally = new Tally();
  let problem: NewsgraphError | null = null;
  const { format, date, maxBytes } = flags;
  const read = async function* () {
    for await (const input of readInputs(inputs, { format, date, maxBytes, stdin: io.stdin })) {
      if ("error" in input) problem ??= input.error;
      yield input;
    }
  };
  const progress = new Progress(flags.quiet ? null : io.progress);
  const file = await WholeFile.create(path);
  try {
    for await (const result of extractAll(read(), flags)) {
      tally.add(result);
      progress.step();
      if ("failed" in result) await tellFailure(result, io);
      else records.push(result);
      await file.write(`${JSON.stringify(result)}\n`);
    }
    await file.write(`${JSON.stringify(tally.trailer())}\n`);
    if (records.length > 0) await file.close();
    else await file.discard();
  } catch (error) {
    await file.discard();
    throw error;
  } finally {
    progress.stop();
  }
  return { records, tally, problem: problem as NewsgraphError | null };
}
