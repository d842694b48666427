// newsgraph eval: texts with the claims that a reader takes from them → precision, recall, and what is missing or wrong.
import { readFile } from "node:fs/promises";
import { EXIT, NewsgraphError } from "../../errors.ts";
import type { AddCommand } from "../context.ts";
import type { Io } from "../io.ts";
import { jsonOption, modelOption } from "../options.ts";

export const addEval: AddCommand = (program, { io, exit }) => {
  program
    .command("eval")
    .description("compare what is found with what a reader finds")
    .requiredOption("--gold <file>", 'JSON Lines: {id, text, date?, expect: ["A ATTACKS B [negative by C]"], not?}')
    .option("--at-least <f1>", "exit with 6 when F1, in percent, is below this", Number)
    .addOption(modelOption())
    .addOption(jsonOption())
    .addHelpText("after", "\nExample:\n  newsgraph eval --gold data/gold/sentences.jsonl")
    .action(async (options) => exit(await evaluate(options, io)));
};

interface EvalFlags {
  readonly gold: string;
  readonly atLeast?: number | undefined;
  readonly model: string;
  readonly json?: true | undefined;
}

async function evaluate(flags: EvalFlags, io: Io): Promise<number> {
  const [{ loadExtractor }, { formatClaim, parseGold, scoreRow, sumScores }, { articleFromText }] = await Promise.all([
    import("../../load.ts"),
    import("../../eval/index.ts"),
    import("../../ingest/index.ts"),
  ]);
  const gold = parseGold(await readGold(flags.gold), flags.gold);
  const extractor = await loadExtractor(flags);
  const rows = gold.map((row) =>
    scoreRow(row, extractor.extract(articleFromText(row.text, { id: row.id, date: row.date }))),
  );
  const scores = sumScores(rows);
  const details = rows.map((row) => ({
    id: row.id,
    found: row.found.map(({ line }) => line),
    missing: row.missing,
    extra: row.extra.map((claim) => formatClaim(row.record, claim)),
    violated: row.violated.map(({ line }) => line),
  }));
  if (flags.json) await io.out.write(`${JSON.stringify({ ...scores, details })}\n`);
  else {
    for (const row of details) {
      for (const line of row.missing) await io.out.write(`${row.id}  missing   ${line}\n`);
      for (const line of row.extra) await io.out.write(`${row.id}  extra     ${line}\n`);
      for (const line of row.violated) await io.out.write(`${row.id}  forbidden ${line}\n`);
    }
    const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
    await io.out.write(
      `${scores.rows} texts: precision ${percent(scores.precision)}, recall ${percent(scores.recall)}, F1 ${percent(scores.f1)}, forbidden claims ${scores.violated}\n`,
    );
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
