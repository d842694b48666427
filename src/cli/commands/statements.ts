// newsgraph statements: articles → who said what about whom, in the words of the article.
import type { Extraction, Span } from "#schema";
import { EXIT } from "../../errors.ts";
import type { AddCommand } from "../context.ts";
import { type ExtractionOptions, extractAll } from "../extraction.ts";
import type { Io } from "../io.ts";
import {
  dateOption,
  formatOption,
  type InputFlags,
  jobsOption,
  jsonOption,
  maxBytesOption,
  modelOption,
} from "../options.ts";
import { printable, tellFailure } from "../problems.ts";

export const addStatements: AddCommand = (program, { io, exit }) => {
  program
    .command("statements")
    .description("list who said what, in the words of the article")
    .argument("<inputs...>", 'files, folders or "-" for standard input')
    .addOption(formatOption())
    .addOption(dateOption())
    .addOption(modelOption())
    .addOption(jobsOption())
    .addOption(maxBytesOption())
    .addOption(jsonOption())
    .addHelpText("after", "\nExample:\n  newsgraph statements article.txt")
    .action(async (inputs, options) => exit(await statements(inputs, options, io)));
};

interface StatementFlags extends InputFlags, ExtractionOptions {
  readonly json?: true | undefined;
}

async function statements(inputs: readonly string[], flags: StatementFlags, io: Io): Promise<number> {
  const { readInputs } = await import("../../ingest/index.ts");
  const { format, date, maxBytes } = flags;
  let failed = false;
  for await (const result of extractAll(readInputs(inputs, { format, date, maxBytes, stdin: io.stdin }), flags)) {
    if ("failed" in result) {
      failed = true;
      await tellFailure(result, io);
    } else await io.out.write(flags.json ? jsonOf(result) : textOf(result, io));
  }
  return failed ? EXIT.failures : EXIT.done;
}

function jsonOf(record: Extraction): string {
  const names = namesOf(record);
  return record.statements
    .map((statement) => {
      const { id, speaker, mode, source, cue, content } = statement;
      const row = {
        article: record.article.id,
        id,
        speaker: speaker === null ? null : names.get(speaker)!,
        mode,
        source: wordsOf(record, source),
        cue: wordsOf(record, cue),
        content: wordsOf(record, content),
        spans: { source, cue, content },
      };
      return `${JSON.stringify(row)}\n`;
    })
    .join("");
}

function textOf(record: Extraction, io: Io): string {
  const names = namesOf(record);
  const title = record.article.title ?? record.article.id;
  const lines = record.statements.map(({ speaker, source, content }) => {
    const who = (speaker === null ? undefined : names.get(speaker)) ?? (wordsOf(record, source) || "(nobody named)");
    return `  ${io.out.style("bold", printable(who))}: ${printable(wordsOf(record, content))}`;
  });
  return `${printable(title)}\n${lines.length === 0 ? "  no statements" : lines.join("\n")}\n\n`;
}

function namesOf(record: Extraction): ReadonlyMap<string, string> {
  return new Map(record.chains.map((chain) => [chain.id, chain.name]));
}

function wordsOf({ article }: Extraction, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => article.text.slice(start, end).replace(/\s+/g, " ")).join(" … ");
}
