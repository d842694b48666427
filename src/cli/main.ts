// The process around the command line: signals, closed pipes, exit code.
import { EXIT } from "../errors.ts";
import { removeUnfinished } from "./files.ts";
import { processIo } from "./io.ts";
import { main } from "./program.ts";

/** Runs the command line in this process. `argv` without node and script. */
export async function runProcess(argv: readonly string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // The reader has seen enough: `newsgraph extract … | head`.
      if (error.code === "EPIPE") leave(EXIT.done);
      throw error;
    });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => leave(EXIT.interrupted));
  process.exitCode = await main(argv, processIo());
}

function leave(code: number): never {
  removeUnfinished();
  process.exit(code);
}
