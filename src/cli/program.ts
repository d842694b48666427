// Arguments → the command that they name. One file per command in `commands/`; this list is the only place that knows them all.
import { Command, CommanderError } from "@commander-js/extra-typings";
import manifest from "../../package.json" with { type: "json" };
import { EXIT } from "../errors.ts";
import { addBrowserKit } from "./commands/browser-kit.ts";
import { addBuild } from "./commands/build.ts";
import { addEval } from "./commands/eval.ts";
import { addExplain } from "./commands/explain.ts";
import { addExport } from "./commands/export.ts";
import { addExtract } from "./commands/extract.ts";
import { addFold } from "./commands/fold.ts";
import { addLexicon } from "./commands/lexicon.ts";
import { addLoad } from "./commands/load.ts";
import { addPull } from "./commands/pull.ts";
import { addRemove } from "./commands/remove.ts";
import { addStatements } from "./commands/statements.ts";
import { addView } from "./commands/view.ts";
import type { AddCommand, Context } from "./context.ts";
import type { Io } from "./io.ts";
import { tellError } from "./problems.ts";

const COMMANDS: readonly AddCommand[] = [
  addBuild,
  addExtract,
  addFold,
  addView,
  addExplain,
  addStatements,
  addExport,
  addEval,
  addLexicon,
  addLoad,
  addPull,
  addRemove,
  addBrowserKit,
];

/** The program with all commands; nothing is run yet. */
export function createProgram(context: Context): Command {
  const { io } = context;
  const program = new Command("newsgraph")
    .description(
      "News articles become a claim graph: who did what to whom, said by whom, denied or not, and where it says so.",
    )
    .version(manifest.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.out.write(text),
      writeErr: (text) => void io.err.write(text),
      getOutHasColors: () => io.out.terminal,
      getErrHasColors: () => io.err.terminal,
    })
    .showSuggestionAfterError()
    .showHelpAfterError("(--help tells more)")
    .addHelpText(
      "after",
      `
Exit codes: 0 done, 1 a fault of newsgraph, 2 usage, 3 input missing or unreadable, 4 data of a wrong shape,
5 an outside service, 6 finished with failures, 130 interrupted.`,
    );
  for (const add of COMMANDS) add(program as unknown as Command, context);
  return program as unknown as Command;
}

/** Runs the command line; `argv` without node and script. Gives the exit code and never throws. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.done;
  const program = createProgram({
    io,
    exit: (value) => {
      code = value;
    },
  });
  try {
    // Completion walks all commands; only its own command and the help need it.
    if (argv[0] === "complete" || argv[0] === undefined || argv[0].startsWith("-") || argv[0] === "help") {
      const { default: tab } = await import("@bomb.sh/tab/commander");
      tab(program as unknown as Parameters<typeof tab>[0]);
    }
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    return tellError(error, io);
  }
}
