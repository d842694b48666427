// Errors → what a person reads on the error stream, and the exit code.
import type { ExtractionFailure } from "#schema";
import { EXIT, NewsgraphError } from "../errors.ts";
import type { Io } from "./io.ts";

/** Tells of an error and gives its exit code. */
export async function tellError(error: unknown, io: Io): Promise<number> {
  if (error instanceof NewsgraphError) {
    await io.err.write(`${io.err.style("red", `error ${error.code}`)}: ${printable(error.message)}\n`);
    await io.err.write(`  ${error.remedy}\n`);
    return error.exitCode;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await io.err.write(`${io.err.style("red", "error cli/bug")}: ${printable(text)}\n`);
  await io.err.write("  this is a fault of newsgraph: please report it with the message and the input\n");
  return EXIT.bug;
}

/** Tells of an article that failed, in one line. */
export async function tellFailure(failure: ExtractionFailure, io: Io): Promise<void> {
  await io.err.write(`${io.err.style("yellow", `failed ${failure.code}`)}: ${printable(failure.message)}\n`);
}

/** Text of articles and file names without control characters, which a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}
