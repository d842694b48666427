// newsgraph eval: texts with the claims that a reader takes from them → precision, recall, scores by slice, and what is missing or wrong;
// as a page with --html.
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { InvalidArgumentError } from "@commander-js/extra-typings";
import { EXIT, NewsgraphError } from "../../errors.ts";
import type { AddCommand } from "../context.ts";
import { writeWhole } from "../files.ts";
import type { Io } from "../io.ts";
import { jsonOption, modelOption } from "../options.ts";
import { printable } from "../problems.ts";
import { Progress } from "../progress.ts";

export const addEval: AddCommand = (program, { io, exit }) => {
  program
    .command("eval")
    .description("compare what is found with what a reader finds")
    .requiredOption("--gold <file>", 'JSON Lines: {id, text, date?, expect: ["A ATTACKS B [negative by C]"], not?}')
    .option("--html <file>", "write a page with every text, what is right and wrong in it, and filters")
    .option("--at-least <f1>", "exit with 6 when F1, in percent, is below this", percent)
    .addOption(modelOption())
    .addOption(jsonOption())
    .addHelpText(
      "after",
      "\nExamples:\n  newsgraph eval --gold data/gold/sentences.jsonl\n  newsgraph eval --gold mine.jsonl --html report.html --at-least 60",
    )
    .action(async (options) => exit(await evaluate(options, io)));
};

function percent(value: string): number {
  const number = /^\d{1,3}(?:\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (!(number <= 100)) throw new InvalidArgumentError("Give a number from 0 to 100.");
  return number;
}

interface EvalFlags {
  readonly gold: string;
  readonly html?: string | undefined;
  readonly atLeast?: number | undefined;
  readonly model: string;
  readonly json?: true | undefined;
}

async function evaluate(flags: EvalFlags, io: Io): Promise<number> {
  if (flags.html !== undefined && resolve(flags.html) === resolve(flags.gold))
    throw new NewsgraphError("cli/usage", "--html would write over the gold file");
  const [{ loadExtractor }, eval_, { articleFromText }] = await Promise.all([
    import("../../load.ts"),
    import("../../eval/index.ts"),
    import("../../ingest/index.ts"),
  ]);
  const { evaluationOf, formatClaim, formatReliability, formatSlices, parseGold, renderReport, scoreText, summaryOf } =
    eval_;
  const gold = parseGold(await readGold(flags.gold), flags.gold);
  const extractor = await loadExtractor(flags);
  const progress = new Progress(io.progress);
  const evaluation = evaluationOf(
    gold.map((row) => {
      const document = extractor.annotate(articleFromText(row.text, { id: row.id, date: row.date }), () => {});
      progress.step();
      return scoreText(row, document, extractor.record(document, []));
    }),
  );
  progress.stop();
  if (flags.html !== undefined) await writeWhole(flags.html, renderReport(evaluation, { title: basename(flags.gold) }));
  const { scores, slices, reliability, texts } = evaluation;
  if (flags.json) await io.out.write(`${JSON.stringify(summaryOf(evaluation))}\n`);
  else {
    const say = (text: string) => io.out.write(`${printable(text)}\n`);
    for (const { row, record, missing, extra, violated } of texts) {
      for (const { line } of missing) await say(`${row.id}  missing   ${line}`);
      for (const claim of extra) await say(`${row.id}  extra     ${formatClaim(record, claim)}`);
      for (const { line } of violated) await say(`${row.id}  forbidden ${line}`);
    }
    await say(`\n${formatSlices(slices)}\n`);
    if (reliability !== null) await say(`${formatReliability(reliability)}\n`);
    const share = (value: number) => `${(100 * value).toFixed(1)} %`;
    await say(
      `${scores.rows} texts: precision ${share(scores.precision)}, recall ${share(scores.recall)}, F1 ${share(scores.f1)}, with their standing ${scores.standing} of ${scores.found}, forbidden claims ${scores.violated}`,
    );
    if (flags.html !== undefined) await say(`page  ${flags.html}  (open it in a browser)`);
  }
  return flags.atLeast !== undefined && 100 * scores.f1 < flags.atLeast ? EXIT.failures : EXIT.done;
}

async function readGold(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code === "ENOENT" ? "ingest/not-found" : "ingest/unreadable";
    throw new NewsgraphError(code, `${path} cannot be read`, { place: { file: path }, cause });
  }
}
