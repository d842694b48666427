// What every command gets: the streams, and where it leaves its exit code.
import type { Command } from "@commander-js/extra-typings";
import type { Io } from "./io.ts";

export interface Context {
  readonly io: Io;
  /** The exit code when the command returns; 0 when it says nothing. Errors are thrown instead. */
  readonly exit: (code: number) => void;
}

/** Adds one command to the program. Heavy modules are imported in its action, so that `--help` is quick. */
export type AddCommand = (program: Command, context: Context) => void;
