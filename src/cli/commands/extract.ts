// newsgraph extract: articles → one JSON line each, and a last line with the counts. As a filter it never fails for a bad article:
// what cannot be read becomes a failure record, so any engine that runs processes can scale it.
import { EXIT } from "../../errors.ts";
import type { AddCommand } from "../context.ts";
import { type ExtractionOptions, extractAll, Tally } from "../extraction.ts";
import { WholeFile } from "../files.ts";
import type { Io } from "../io.ts";
import {
  dateOption,
  formatOption,
  type InputFlags,
  jobsOption,
  maxBytesOption,
  modelOption,
  quietOption,
} from "../options.ts";
import { tellFailure } from "../problems.ts";
import { Progress } from "../progress.ts";

export const addExtract: AddCommand = (program, { io, exit }) => {
  program
    .command("extract")
    .description("turn articles into extraction records, one JSON line each")
    .argument(
      "[inputs...]",
      'files, folders or "-" for standard input (the default; JSON Lines: {id, text, date?, title?, url?})',
    )
    .option("-o, --out <file>", "write to a file, whole or not at all, instead of standard output")
    .addOption(formatOption())
    .addOption(dateOption())
    .addOption(modelOption())
    .addOption(jobsOption())
    .addOption(maxBytesOption())
    .addOption(quietOption())
    .addHelpText(
      "after",
      `
Examples:
  newsgraph extract < articles.jsonl > extractions.jsonl
  newsgraph extract articles/ -o extractions.jsonl

Every input has one record: an extraction, or {"failed": true, "code", "message", "id", "line"}. The last line has "trailer": true and
the counts; a file without it was cut off.`,
    )
    .action(async (inputs, options) => exit(await extract(inputs, options, io)));
};

interface ExtractFlags extends InputFlags, ExtractionOptions {
  readonly out?: string | undefined;
  readonly quiet?: true | undefined;
}

async function extract(inputs: readonly string[], flags: ExtractFlags, io: Io): Promise<number> {
  const { readInputs } = await import("../../ingest/index.ts");
  const { date, maxBytes } = flags;
  const filter = inputs.length === 0;
  const format = flags.format ?? (filter ? "jsonl" : undefined);
  const given = readInputs(filter ? ["-"] : inputs, { format, date, maxBytes, stdin: io.stdin });
  const file = flags.out === undefined ? null : await WholeFile.create(flags.out);
  const write = (value: unknown) => (file ?? io.out).write(`${JSON.stringify(value)}\n`);
  const progress = new Progress(flags.quiet ? null : io.progress);
  const tally = new Tally();
  // A record that fails is data; a file that is not there is a mistake of the caller.
  let missing = false;
  try {
    for await (const result of extractAll(given, flags)) {
      tally.add(result);
      progress.step();
      if ("failed" in result) {
        missing ||= result.id === null && result.line === null;
        if (!filter) await tellFailure(result, io);
      }
      await write(result);
    }
    await write(tally.trailer());
    await file?.close();
  } catch (error) {
    await file?.discard();
    throw error;
  } finally {
    progress.stop();
  }
  return missing && !filter ? EXIT.failures : EXIT.done;
}
