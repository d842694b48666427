// newsgraph lexicon check: articles → predicates between two entities for which the lexicon has no frame, with a place where each stands.
import type { Article, Span } from "#schema";
import { EXIT } from "../../errors.ts";
import type { CoverageGap, PredicateUse } from "../../extract/index.ts";
import type { AddCommand } from "../context.ts";
import type { Io } from "../io.ts";
import {
  dateOption,
  formatOption,
  type InputFlags,
  jsonOption,
  maxBytesOption,
  modelOption,
  wholeNumber,
} from "../options.ts";
import { printable, tellFailure } from "../problems.ts";

export const addLexicon: AddCommand = (program, { io, exit }) => {
  const lexicon = program.command("lexicon").description("look into the lexicon of frames");
  lexicon
    .command("check")
    .description("list predicates of articles that stand between two entities and got no frame")
    .argument("<inputs...>", 'files, folders or "-" for standard input')
    .option("--top <number>", "how many lemmas to list", wholeNumber, 40)
    .addOption(formatOption())
    .addOption(dateOption())
    .addOption(modelOption())
    .addOption(maxBytesOption())
    .addOption(jsonOption())
    .addHelpText("after", "\nExample:\n  newsgraph lexicon check articles/")
    .action(async (inputs, options) => exit(await check(inputs, options, io)));
};

interface CheckFlags extends InputFlags {
  readonly top: number;
  readonly model: string;
  readonly json?: true | undefined;
}

async function check(inputs: readonly string[], flags: CheckFlags, io: Io): Promise<number> {
  const [{ readInputs }, { loadLexicon }, { measureCoverage, predicateUses }, { loadExtractor }] = await Promise.all([
    import("../../ingest/index.ts"),
    import("../../lexicon/load.ts"),
    import("../../extract/index.ts"),
    import("../../load.ts"),
  ]);
  const extractor = await loadExtractor(flags);
  const lexicon = loadLexicon();
  const articles = new Map<string, Article>();
  const uses: PredicateUse[] = [];
  let failed = false;
  const { format, date, maxBytes } = flags;
  for await (const input of readInputs(inputs, { format, date, maxBytes, stdin: io.stdin })) {
    if ("failure" in input) {
      failed = true;
      await tellFailure(input.failure, io);
      continue;
    }
    articles.set(input.article.id, input.article);
    uses.push(
      ...predicateUses(
        extractor.annotate(input.article, () => {}),
        lexicon,
      ),
    );
  }
  const coverage = measureCoverage(uses);
  const words = (article: string, { start, end }: Span) =>
    articles.get(article)!.text.slice(start, end).replace(/\s+/g, " ");
  if (flags.json)
    for (const gap of coverage.gaps.slice(0, flags.top))
      await io.out.write(`${JSON.stringify({ ...gap, text: words(gap.example.article, gap.example.sentence) })}\n`);
  else for (const gap of coverage.gaps.slice(0, flags.top)) await io.out.write(textOf(gap, words, io));
  const { predicates, framed } = coverage;
  const share = predicates === 0 ? "" : ` (${((100 * framed) / predicates).toFixed(1)} %)`;
  await io.err.write(`${predicates} predicates between two entities, ${framed} with a frame${share}\n`);
  return failed ? EXIT.failures : EXIT.done;
}

/** "  3  oppose, verb, declined by rejects.oppose" and the sentence below it. */
function textOf(gap: CoverageGap, words: (article: string, span: Span) => string, io: Io): string {
  const { example } = gap;
  const part = { VERB: "verb", NOUN: "noun", ADJ: "adjective" }[gap.upos];
  const fate = gap.fate === "unknown" ? "in no row" : `declined by ${gap.rows.join(", ")}`;
  const senses = gap.rolesets.map(([roleset]) => roleset).join(" ");
  const head = [part, fate, senses].filter(Boolean).join(", ");
  const [first, second] = example.entities.map((span) => words(example.article, span)) as [string, string];
  return `${String(gap.count).padStart(4)}  ${io.out.style("bold", printable(gap.lemma))}  ${head}
      ${printable(first)} … ${printable(second)}: ${printable(words(example.article, example.sentence))}\n`;
}
